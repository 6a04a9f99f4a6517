SELECT id, url, previous_document_id, document_id, revised_at
FROM core_revision
ORDER BY id
