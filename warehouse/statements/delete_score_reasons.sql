DELETE FROM core_score_reason WHERE score_id IN (SELECT id FROM batch)
