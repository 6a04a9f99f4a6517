INSERT INTO core_score_reason (
    score_id, position, axis, text, claim_ids, observation_ids, capacity_keys, promise_keys
)
SELECT
    score_id, position, axis, text, claim_ids, observation_ids, capacity_keys, promise_keys
FROM batch
