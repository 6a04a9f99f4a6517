INSERT INTO core_capacity_input (
    key, name, value, low, high, unit, status, source, as_of_on, url, stale_after_days, note, is_current
)
SELECT
    key, name, value, low, high, unit, status, source, as_of_on, url, stale_after_days, note, is_current
FROM batch
