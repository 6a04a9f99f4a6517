DELETE FROM core_mention WHERE document_id IN (SELECT document_id FROM batch)
