DELETE FROM core_story WHERE id IN (SELECT id FROM batch)
