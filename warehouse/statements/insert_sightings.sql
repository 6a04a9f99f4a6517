INSERT INTO core_posting_sighting (
    source, board, post_id, seen_at, link_id
)
SELECT
    source, board, post_id, seen_at, link_id
FROM batch
ON CONFLICT DO NOTHING
