-- An event happens once to a thing: catalogues that refresh their elements show it again on later days, which is no news.
INSERT INTO core_observation (
    id, program, metric, object_name, value, unit, observed_on, source, standing, fetch_id, known_at, note
)
SELECT
    id, program, metric, object_name, value, unit, observed_on, source, standing, fetch_id, known_at, note
FROM batch
WHERE value IS NOT NULL
    OR NOT EXISTS (
        FROM core_observation AS known
        WHERE known.value IS NULL
            AND known.source = batch.source
            AND known.program = batch.program
            AND known.metric = batch.metric
            AND known.object_name = batch.object_name
            AND known.observed_on <= batch.observed_on
    )
ON CONFLICT DO NOTHING
