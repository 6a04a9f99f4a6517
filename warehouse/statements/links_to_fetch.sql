-- The newest wording of each address that stands in a listing, carries no content itself and has had no final answer.
SELECT link.*
FROM core_link AS link
WHERE link.source = $source
    AND link.body IS NULL
    AND NOT EXISTS (
        FROM raw_fetch AS fetched
        WHERE fetched.source = link.source
            AND fetched.url = link.url
            AND fetched.outcome <> 'failed'
    )
QUALIFY row_number() OVER (PARTITION BY link.url ORDER BY link.seen_at DESC, link.id) = 1
ORDER BY link.seen_at, link.url
