DELETE FROM core_hiring_signal WHERE document_id IN (SELECT document_id FROM batch)
