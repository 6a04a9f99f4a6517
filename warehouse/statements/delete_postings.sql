DELETE FROM core_posting WHERE document_id IN (SELECT document_id FROM batch)
