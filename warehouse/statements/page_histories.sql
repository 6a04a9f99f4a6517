-- What became of each page that a listing of these sources points at, where there may be something left to do: it was never had,
-- it failed and is not given up, or it was had so lately that it may have been corrected since. The newest wording of the link.
WITH link AS (
    SELECT *
    FROM core_link
    WHERE body IS NULL
        AND list_contains($sources, source)
    QUALIFY row_number() OVER (PARTITION BY source, url ORDER BY seen_at DESC, id) = 1
),
tried AS (
    SELECT
        source,
        url,
        arg_max(outcome, (fetched_at, id)) AS last_outcome,
        max(fetched_at) AS last_tried_at,
        min(fetched_at) FILTER (outcome = 'ok') AS first_had_at,
        max(fetched_at) FILTER (outcome IN ('ok', 'unchanged')) AS last_had_at,
        max(fetched_at) FILTER (outcome <> 'failed') AS last_answer_at,
        arg_max({'etag': etag, 'last_modified': last_modified}, (fetched_at, id)) FILTER (outcome = 'ok') AS held
    FROM raw_fetch
    WHERE list_contains($sources, source)
        AND method = 'GET'
    GROUP BY source, url
),
failed AS (
    SELECT fetched.source, fetched.url, count(*) AS failures
    FROM raw_fetch AS fetched
    JOIN tried USING (source, url)
    WHERE fetched.outcome = 'failed'
        AND fetched.fetched_at > coalesce(tried.last_answer_at, TIMESTAMP '0001-01-01')
    GROUP BY fetched.source, fetched.url
)
SELECT
    link.*,
    tried.last_outcome,
    tried.last_tried_at,
    tried.first_had_at,
    tried.last_had_at,
    coalesce(failed.failures, 0) AS failures,
    tried.held.etag AS etag,
    tried.held.last_modified AS last_modified
FROM link
LEFT JOIN tried USING (source, url)
LEFT JOIN failed USING (source, url)
WHERE tried.last_outcome IS NULL
    OR (tried.last_outcome = 'failed' AND failed.failures < $most_tries)
    OR (tried.last_outcome IN ('ok', 'unchanged') AND tried.first_had_at >= $first_had_since)
ORDER BY link.seen_at, link.url, link.source
