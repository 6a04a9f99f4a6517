SELECT *
FROM core_commitment
ORDER BY target, claim_id
