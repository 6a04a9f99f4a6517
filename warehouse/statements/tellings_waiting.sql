-- Articles that have no story yet, in the order in which they came to be known.
SELECT
    fingerprint.*,
    coalesce(document.published_on, CAST(document.fetched_at AS DATE)) AS said_on,
    document.fetched_at AS known_at,
    document.url,
    document.text
FROM core_fingerprint AS fingerprint
JOIN core_document AS document ON document.id = fingerprint.document_id
WHERE fingerprint.document_id NOT IN (SELECT document_id FROM core_story_document)
ORDER BY document.fetched_at, document.id
LIMIT $at_most
