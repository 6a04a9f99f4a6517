-- Whatever the reasons of a target's newest score stand on is there. (A newer reader may read a sentence otherwise: the claim
-- that an older score stood on is then gone, and the next score stands on the new one.)
WITH newest AS (
    SELECT id, target, as_of_on
    FROM core_score
    WHERE target IN (SELECT key FROM core_target WHERE is_current)
    QUALIFY row_number() OVER (PARTITION BY target ORDER BY as_of_on DESC) = 1
),
reason AS (
    SELECT newest.target, newest.as_of_on, reason.*
    FROM newest
    JOIN core_score_reason AS reason ON reason.score_id = newest.id
)
SELECT target, as_of_on, 'claim' AS kind, id
FROM (SELECT target, as_of_on, unnest(claim_ids) AS id FROM reason)
WHERE id NOT IN (SELECT id FROM core_claim)
UNION ALL
SELECT target, as_of_on, 'observation', id
FROM (SELECT target, as_of_on, unnest(observation_ids) AS id FROM reason)
WHERE id NOT IN (SELECT id FROM core_observation)
UNION ALL
SELECT target, as_of_on, 'capacity input', id
FROM (SELECT target, as_of_on, unnest(capacity_keys) AS id FROM reason)
WHERE id NOT IN (SELECT key FROM core_capacity_input)
UNION ALL
SELECT target, as_of_on, 'promise', id
FROM (SELECT target, as_of_on, unnest(promise_keys) AS id FROM reason)
WHERE id NOT IN (SELECT key FROM core_promise)
ORDER BY target, kind, id
