SELECT *
FROM core_scheduled_launch
WHERE known_at <= $until
ORDER BY known_at, source, launch_id, id
