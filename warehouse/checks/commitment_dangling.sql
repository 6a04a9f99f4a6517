-- A commitment joins a claim that is there and a target that the watchlist has or once had.
SELECT target, claim_id
FROM core_commitment
WHERE claim_id NOT IN (SELECT id FROM core_claim)
    OR target NOT IN (SELECT key FROM core_target)
ORDER BY target, claim_id
