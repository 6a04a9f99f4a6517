-- What happened to postings in these days, each with what the posting says in its newest wording.
SELECT posting.*, event.event, event.happened_on, event.program, event.difference
FROM out_posting_event AS event
JOIN out_posting AS posting USING (source, board, post_id)
WHERE event.happened_on BETWEEN $first AND $last
ORDER BY event.happened_at, source, board, post_id, event.id
