INSERT INTO core_contradiction (
    id, as_of_on, check_name, program, implied_value, implied_low, implied_high, stated_value, stated_low, stated_high,
    unit, off_by, said_on, text, claim_ids, target_keys, capacity_keys
)
SELECT
    id, as_of_on, check_name, program, implied_value, implied_low, implied_high, stated_value, stated_low, stated_high,
    unit, off_by, said_on, text, claim_ids, target_keys, capacity_keys
FROM batch
