INSERT INTO core_score_demand (
    score_id, position, constraint_name, needed, shown, unit, is_binding
)
SELECT
    score_id, position, constraint_name, needed, shown, unit, is_binding
FROM batch
