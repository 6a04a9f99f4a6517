DELETE FROM core_revision WHERE id IN (SELECT id FROM batch)
