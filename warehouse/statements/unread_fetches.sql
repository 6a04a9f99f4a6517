-- Fetched pages out of which no document has been made yet, each with the newest link that led to it.
SELECT fetched.*, link.id AS link_id
FROM raw_fetch AS fetched
JOIN core_link AS link ON link.source = fetched.source AND link.url = fetched.url AND link.body IS NULL
WHERE fetched.outcome = 'ok'
    AND fetched.id NOT IN (SELECT origin_id FROM core_extraction)
QUALIFY row_number() OVER (PARTITION BY fetched.id ORDER BY link.seen_at DESC, link.id) = 1
ORDER BY fetched.fetched_at, fetched.id
LIMIT $at_most
