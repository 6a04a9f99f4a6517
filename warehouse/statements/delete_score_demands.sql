DELETE FROM core_score_demand WHERE score_id IN (SELECT id FROM batch)
