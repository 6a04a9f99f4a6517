-- The past promises that the forecast of one target's newest score rests on, as of that score, by how they ended.
SELECT
    record.promise, record.state, record.slip_ratio, record.slip_ratio_at_least, record.announced_on, record.due_on,
    record.happened_on, record.organization, record.speaker, record.summary,
    record.organization_name, record.speaker_name
FROM (
    SELECT DISTINCT unnest(promise_keys) AS promise
    FROM core_score_reason
    WHERE score_id = (SELECT id FROM core_score WHERE target = $key ORDER BY as_of_on DESC LIMIT 1)
) AS cited
JOIN out_track_record_at((SELECT max(as_of_on) FROM core_score WHERE target = $key)) AS record USING (promise)
ORDER BY record.slip_ratio NULLS LAST, record.promise
