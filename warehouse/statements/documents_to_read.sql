-- Never read, or read by another version of the reader.
SELECT document.*
FROM core_document AS document
LEFT JOIN core_reading AS reading ON reading.document_id = document.id
WHERE reading.reader_version IS DISTINCT FROM $reader_version
ORDER BY document.fetched_at, document.id
LIMIT $at_most
