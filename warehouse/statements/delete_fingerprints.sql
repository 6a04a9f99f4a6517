DELETE FROM core_fingerprint WHERE document_id IN (SELECT document_id FROM batch)
