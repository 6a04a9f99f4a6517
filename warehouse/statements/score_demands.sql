SELECT *
FROM core_score_demand
WHERE score_id IN (SELECT unnest($ids))
ORDER BY score_id, position
