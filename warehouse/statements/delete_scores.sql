DELETE FROM core_score WHERE id IN (SELECT id FROM batch)
