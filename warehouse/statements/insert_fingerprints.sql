INSERT INTO core_fingerprint (
    document_id, text_digest, signature, marks, mark_passages, passages, credits, named, ground, reader_version
)
SELECT
    document_id, text_digest, signature, marks, mark_passages, passages, credits, named, ground, reader_version
FROM batch
