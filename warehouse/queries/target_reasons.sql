-- The reasons of one target's newest score, in their order, with the rows that they stand on.
SELECT reason.axis, reason.text, reason.claim_ids, reason.observation_ids, reason.capacity_keys, reason.promise_keys
FROM core_score_reason AS reason
JOIN out_progress AS newest ON newest.score_id = reason.score_id
WHERE newest.target = $key
ORDER BY reason.position
