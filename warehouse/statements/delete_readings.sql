DELETE FROM core_reading WHERE document_id IN (SELECT document_id FROM batch)
