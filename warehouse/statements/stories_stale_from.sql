-- The earliest line of the log that cannot stand: its document was read anew, or is to come before lines that are there.
SELECT document.fetched_at AS known_at, document.id AS document_id
FROM core_fingerprint AS fingerprint
JOIN core_document AS document ON document.id = fingerprint.document_id
LEFT JOIN core_story_document AS told ON told.document_id = fingerprint.document_id
WHERE told.reader_version IS DISTINCT FROM fingerprint.reader_version
ORDER BY document.fetched_at, document.id
LIMIT 1
