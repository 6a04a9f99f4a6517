INSERT INTO core_link (
    id, source, url, kind, item_id, title, published_on, updated_at, body, fetch_id, seen_at
)
SELECT
    id, source, url, kind, item_id, title, published_on, updated_at, body, fetch_id, seen_at
FROM batch
ON CONFLICT DO NOTHING
