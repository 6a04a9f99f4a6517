INSERT INTO core_document (
    id, kind, title, text, published_on, published_from, fetched_at, source, fetch_id, url, site, author, language, modified_on,
    modified_from
)
SELECT
    id, kind, title, text, published_on, published_from, fetched_at, source, fetch_id, url, site, author, language, modified_on,
    modified_from
FROM batch
ON CONFLICT DO NOTHING
