-- Fetched pages out of which no document has been made yet, each with the newest link that led to it: of those that were seen
-- by then, so that a page is read the same whenever it is read.
SELECT fetched.*, link.id AS link_id
FROM raw_fetch AS fetched
JOIN core_link AS link ON link.source = fetched.source AND link.url = fetched.url AND link.body IS NULL
WHERE fetched.outcome = 'ok'
    AND fetched.id NOT IN (SELECT origin_id FROM core_extraction)
QUALIFY row_number() OVER (
    PARTITION BY fetched.id
    ORDER BY
        link.seen_at > fetched.fetched_at,
        CASE WHEN link.seen_at <= fetched.fetched_at THEN link.seen_at END DESC,
        link.seen_at,
        link.id
) = 1
ORDER BY fetched.fetched_at, fetched.id
LIMIT $at_most
