-- No score without a reason.
SELECT score.id, score.target, score.as_of_on
FROM core_score AS score
ANTI JOIN core_score_reason AS reason ON reason.score_id = score.id
ORDER BY score.target, score.as_of_on
