INSERT INTO core_document (
    id, kind, title, text, published_on, published_from, fetched_at, source, fetch_id, url, site, author, language, modified_on,
    modified_from, read_by
)
SELECT
    id, kind, title, text, published_on, published_from, fetched_at, source, fetch_id, url, site, author, language, modified_on,
    modified_from, read_by
FROM batch
ON CONFLICT DO NOTHING
