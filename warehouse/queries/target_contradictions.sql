-- What stands in print against one target: figures that do not come out with its own, the same announcement on another basis, another value for the same thing at the
-- same time that nothing has superseded, and claims that question it, deny it, or give another value or day.
WITH this AS (
    SELECT * FROM out_target WHERE target = $key
)
SELECT 'another reading' AS kind, other.target AS id, other.summary AS text, other.publisher, other.announced_on AS said_on, other.url
FROM out_target AS other
JOIN this ON other.target = this.also_read_as OR other.also_read_as = this.target
UNION ALL
SELECT 'another figure', other.target, other.summary, other.publisher, other.announced_on, other.url
FROM out_target AS other
JOIN this
    ON other.program = this.program
    AND other.metric = this.metric
    AND other.target <> this.target
    AND other.power_basis IS NOT DISTINCT FROM this.power_basis
    AND other.deadline_on IS NOT DISTINCT FROM this.deadline_on
    AND other.object_names = this.object_names
    AND other.value <> this.value
    AND other.first_target <> this.first_target
    AND other.is_newest
UNION ALL
SELECT 'does not add up (' || check_name || ')', id, text, NULL, said_on, NULL
FROM out_contradiction
WHERE list_contains(target_keys, $key)
UNION ALL
SELECT 'a claim that ' || commitment.stance || ' it', claim.id, claim.quote, claim.publisher, claim.said_on, claim.url
FROM core_commitment AS commitment
JOIN out_claim AS claim ON claim.id = commitment.claim_id
WHERE commitment.target = $key AND commitment.stance IN ('doubts', 'revises')
ORDER BY kind, said_on DESC, id
