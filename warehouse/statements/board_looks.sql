-- The looks at a board that were answered, with what stood there: nothing where the board said "not modified".
SELECT poll.polled_at, poll.outcome, sighting.board, sighting.post_id, sighting.link_id
FROM raw_poll AS poll
LEFT JOIN core_posting_sighting AS sighting ON sighting.source = poll.source AND sighting.seen_at = poll.polled_at
WHERE poll.source = $source
    AND poll.outcome IN ('ok', 'unchanged', 'empty')
ORDER BY poll.polled_at, sighting.post_id
