-- No score stands on anything that became known after its date.
SELECT score.target, score.as_of_on, claim.id, claim.known_at
FROM core_score AS score
JOIN core_score_reason AS reason ON reason.score_id = score.id
CROSS JOIN unnest(reason.claim_ids) AS cited(claim_id)
JOIN core_claim AS claim ON claim.id = cited.claim_id
WHERE CAST(claim.known_at AS DATE) > score.as_of_on
ORDER BY score.target, score.as_of_on, claim.id
