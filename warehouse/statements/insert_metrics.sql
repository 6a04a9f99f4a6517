INSERT INTO core_metric (
    key, meaning, unit, basis, dimension, is_current
)
SELECT
    key, meaning, unit, basis, dimension, is_current
FROM batch
