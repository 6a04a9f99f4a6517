SELECT DISTINCT coalesce(as_of_on, CAST(started_at AS DATE)) AS day
FROM raw_run
WHERE kind IN (SELECT unnest($kinds))
ORDER BY day
