INSERT INTO core_score_reason (
    score_id, position, axis, text, claim_ids, observation_ids, capacity_keys
)
SELECT
    score_id, position, axis, text, claim_ids, observation_ids, capacity_keys
FROM batch
