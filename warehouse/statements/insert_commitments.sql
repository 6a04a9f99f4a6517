INSERT INTO core_commitment (
    target, claim_id, stance
)
SELECT
    target, claim_id, stance
FROM batch
