INSERT INTO core_link (
    id, source, url, kind, item_id, title, published_on, updated_at, body, fetch_id, seen_at, detail_url
)
SELECT
    id, source, url, kind, item_id, title, published_on, updated_at, body, fetch_id, seen_at, detail_url
FROM batch
ON CONFLICT DO NOTHING
