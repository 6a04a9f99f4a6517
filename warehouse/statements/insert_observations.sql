INSERT INTO core_observation (
    id, program, metric, object_name, value, unit, observed_on, source, standing, fetch_id, known_at, note
)
SELECT
    id, program, metric, object_name, value, unit, observed_on, source, standing, fetch_id, known_at, note
FROM batch
ON CONFLICT DO NOTHING
