-- What the own pages of a board's postings answered.
SELECT link.item_id AS post_id, fetched.fetched_at, fetched.outcome, fetched.status, fetched.reason
FROM raw_fetch AS fetched
JOIN (
    SELECT DISTINCT item_id, detail_url
    FROM core_link
    WHERE source = $source AND item_id IS NOT NULL AND detail_url IS NOT NULL
) AS link ON link.detail_url = fetched.url
WHERE fetched.source = $source
    AND fetched.method = 'GET'
ORDER BY fetched.fetched_at, link.item_id
