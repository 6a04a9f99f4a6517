-- The pages of a board's postings as they stood at the end of the run that fetched these: the newest of each address, and of the
-- run that fetched them, whose archive file is theirs, all.
WITH ended AS (
    SELECT max(fetched_at) AS at FROM raw_fetch WHERE archive_file = $archive_file
)
SELECT fetched.*, link.id AS link_id
FROM raw_fetch AS fetched
JOIN core_link AS link ON link.source = fetched.source AND link.url = fetched.url AND link.body IS NULL
CROSS JOIN ended
WHERE fetched.source = $source
    AND fetched.outcome = 'ok'
    AND fetched.fetched_at <= ended.at
    AND link.kind = 'job_posting'
    AND link.seen_at <= ended.at
QUALIFY row_number() OVER (PARTITION BY fetched.url ORDER BY fetched.fetched_at DESC, fetched.id, link.seen_at DESC, link.id) = 1
ORDER BY fetched.url
