DELETE FROM core_unread_stretch WHERE document_id IN (SELECT document_id FROM batch)
