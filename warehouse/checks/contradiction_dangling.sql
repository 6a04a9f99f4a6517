-- Whatever the newest contradictions stand on is there.
WITH newest AS (
    SELECT *
    FROM core_contradiction
    WHERE as_of_on = (SELECT max(as_of_on) FROM core_score)
)
SELECT check_name, as_of_on, 'claim' AS kind, id
FROM (SELECT check_name, as_of_on, unnest(claim_ids) AS id FROM newest)
WHERE id NOT IN (SELECT id FROM core_claim)
UNION ALL
SELECT check_name, as_of_on, 'target', id
FROM (SELECT check_name, as_of_on, unnest(target_keys) AS id FROM newest)
WHERE id NOT IN (SELECT key FROM core_target)
UNION ALL
SELECT check_name, as_of_on, 'capacity input', id
FROM (SELECT check_name, as_of_on, unnest(capacity_keys) AS id FROM newest)
WHERE id NOT IN (SELECT key FROM core_capacity_input)
ORDER BY check_name, kind, id
