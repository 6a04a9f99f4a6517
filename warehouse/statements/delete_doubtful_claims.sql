DELETE FROM core_doubtful_claim WHERE document_id IN (SELECT document_id FROM batch)
