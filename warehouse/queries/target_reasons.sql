-- The reasons of one target's newest score, in their order, with the rows that they stand on.
SELECT axis, text, claim_ids, observation_ids, capacity_keys, promise_keys
FROM core_score_reason
WHERE score_id = (SELECT id FROM core_score WHERE target = $key ORDER BY as_of_on DESC LIMIT 1)
ORDER BY position
