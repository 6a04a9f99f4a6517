-- What somebody saw that the newest score of one target stands on, newest first.
SELECT
    observation.observed_on,
    observation.object_name,
    observation.metric,
    observation.value,
    observation.unit,
    coalesce(source.name, observation.source) AS source,
    observation.standing,
    observation.note,
    source.url,
    observation.id
FROM (
    SELECT DISTINCT unnest(observation_ids) AS id
    FROM core_score_reason
    WHERE score_id = (SELECT id FROM core_score WHERE target = $key ORDER BY as_of_on DESC LIMIT 1)
) AS cited
JOIN core_observation AS observation ON observation.id = cited.id
LEFT JOIN core_source AS source ON source.key = observation.source
ORDER BY observation.observed_on DESC, observation.object_name, observation.id
