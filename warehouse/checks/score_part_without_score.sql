-- Reasons and demands belong to a score.
SELECT 'reason' AS part, score_id
FROM core_score_reason
WHERE score_id NOT IN (SELECT id FROM core_score)
UNION ALL
SELECT 'demand', score_id
FROM core_score_demand
WHERE score_id NOT IN (SELECT id FROM core_score)
ORDER BY part, score_id
