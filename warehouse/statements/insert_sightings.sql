INSERT INTO core_posting_sighting (
    source, board, post_id, seen_at
)
SELECT
    source, board, post_id, seen_at
FROM batch
ON CONFLICT DO NOTHING
