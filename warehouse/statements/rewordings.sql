-- Each time that the address of a page gave another document than the time before.
WITH sighting AS (
    SELECT fetched.url, extraction.document_id, fetched.fetched_at
    FROM core_extraction AS extraction
    JOIN raw_fetch AS fetched ON fetched.id = extraction.origin_id
    JOIN core_document AS document ON document.id = extraction.document_id
    WHERE document.kind = 'article'
),
turn AS (
    SELECT
        url,
        document_id,
        fetched_at AS revised_at,
        lag(document_id) OVER (PARTITION BY url ORDER BY fetched_at, document_id) AS previous_document_id
    FROM sighting
)
SELECT url, previous_document_id, document_id, revised_at
FROM turn
WHERE previous_document_id <> document_id
ORDER BY revised_at, url
