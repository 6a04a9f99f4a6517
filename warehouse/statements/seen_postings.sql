SELECT *
FROM out_posting
WHERE first_seen_on <= $as_of
ORDER BY first_seen_on, source, board, post_id
