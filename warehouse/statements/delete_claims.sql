DELETE FROM core_claim WHERE document_id IN (SELECT document_id FROM batch)
