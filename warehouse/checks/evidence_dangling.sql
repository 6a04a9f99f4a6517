-- Whatever the reasons of a target's newest score and the newest contradictions stand on is there. (A newer reader may read a sentence
-- otherwise: the claim that an older score stood on is then gone, and the next score stands on the new one.)
WITH newest AS (
    SELECT id, target, as_of_on
    FROM core_score
    WHERE target IN (SELECT key FROM core_target WHERE is_current)
    QUALIFY row_number() OVER (PARTITION BY target ORDER BY as_of_on DESC) = 1
),
standing AS (
    SELECT 'reason for ' || newest.target AS what, newest.as_of_on, claim_ids, observation_ids, capacity_keys, promise_keys,
           NULL::VARCHAR[] AS target_keys
    FROM newest
    JOIN core_score_reason AS reason ON reason.score_id = newest.id
    UNION ALL
    SELECT check_name, as_of_on, claim_ids, NULL, capacity_keys, NULL, target_keys
    FROM core_contradiction
    WHERE as_of_on = (SELECT max(as_of_on) FROM core_score)
),
needed AS (
    SELECT what, as_of_on, kind, unnest(ids) AS id
    FROM standing
    UNPIVOT (ids FOR kind IN (
        claim_ids AS 'claim', observation_ids AS 'observation', capacity_keys AS 'capacity input', promise_keys AS 'promise',
        target_keys AS 'target'
    ))
),
known AS (
    SELECT 'claim' AS kind, id FROM core_claim
    UNION ALL SELECT 'observation', id FROM core_observation
    UNION ALL SELECT 'capacity input', key FROM core_capacity_input
    UNION ALL SELECT 'promise', key FROM core_promise
    UNION ALL SELECT 'target', key FROM core_target
)
SELECT what, as_of_on, kind, id
FROM needed
ANTI JOIN known USING (kind, id)
ORDER BY ALL
