-- The whole stories that documents of these days, of these texts or at these addresses could belong to, as a log.
WITH near AS (
    SELECT DISTINCT told.story
    FROM core_story_document AS told
    JOIN core_document AS document ON document.id = told.document_id
    JOIN core_fingerprint AS fingerprint ON fingerprint.document_id = told.document_id
    WHERE coalesce(document.published_on, CAST(document.fetched_at AS DATE)) BETWEEN $first AND $last
        OR fingerprint.text_digest IN (SELECT unnest($text_digests))
        OR document.url IN (SELECT unnest($urls))
)
SELECT
    fingerprint.*,
    told.* EXCLUDE (document_id, known_at, reader_version),
    coalesce(document.published_on, CAST(document.fetched_at AS DATE)) AS said_on,
    told.known_at,
    document.url
FROM core_story_document AS told
JOIN near ON near.story = told.story
JOIN core_document AS document ON document.id = told.document_id
JOIN core_fingerprint AS fingerprint ON fingerprint.document_id = told.document_id
ORDER BY told.known_at, told.document_id
