SELECT *
FROM raw_fetch
ORDER BY fetched_at, id
