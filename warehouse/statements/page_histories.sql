-- What became of each page that a listing of these sources points at, where there may be something left to do: it was never had,
-- it failed and is not given up, it was too large for what might be taken then, or it was had so lately that it may have been corrected since. A page to which several sources lead is
-- asked for once, whoever had it: on behalf of the first of $sources, by the newest wording of its link.
WITH link AS (
    SELECT *
    FROM core_link
    WHERE body IS NULL
        AND list_contains($sources, source)
    QUALIFY row_number() OVER (PARTITION BY url ORDER BY list_position($sources, source), seen_at DESC, id) = 1
),
request AS (
    -- A listing to which another source leads was asked for as a listing; that tells nothing of the page.
    SELECT fetched.*
    FROM raw_fetch AS fetched
    WHERE fetched.method = 'GET'
        AND fetched.url IN (SELECT url FROM link)
        AND EXISTS (
            SELECT 1
            FROM core_link AS own
            WHERE own.source = fetched.source AND own.url = fetched.url AND own.body IS NULL
        )
),
tried AS (
    SELECT
        url,
        arg_max(outcome, (fetched_at, id)) AS last_outcome,
        arg_max(coalesce(reason, ''), (fetched_at, id)) AS last_reason,
        max(fetched_at) AS last_tried_at,
        min(fetched_at) FILTER (outcome = 'ok') AS first_had_at,
        max(fetched_at) FILTER (outcome IN ('ok', 'unchanged')) AS last_had_at,
        max(fetched_at) FILTER (outcome <> 'failed') AS last_answer_at,
        arg_max({'etag': etag, 'last_modified': last_modified}, (fetched_at, id)) FILTER (outcome = 'ok') AS held
    FROM request
    GROUP BY url
),
failed AS (
    SELECT request.url, count(*) AS failures
    FROM request
    JOIN tried USING (url)
    WHERE request.outcome = 'failed'
        AND request.fetched_at > coalesce(tried.last_answer_at, TIMESTAMP '0001-01-01')
    GROUP BY request.url
)
SELECT
    link.*,
    tried.last_outcome,
    tried.last_reason,
    tried.last_tried_at,
    tried.first_had_at,
    tried.last_had_at,
    coalesce(failed.failures, 0) AS failures,
    tried.held.etag AS etag,
    tried.held.last_modified AS last_modified
FROM link
LEFT JOIN tried USING (url)
LEFT JOIN failed USING (url)
WHERE tried.last_outcome IS NULL
    OR (tried.last_outcome = 'failed' AND failed.failures < $most_tries)
    OR (tried.last_outcome = 'refused_by_us' AND starts_with(tried.last_reason, 'the body is larger than'))
    OR (tried.last_outcome IN ('ok', 'unchanged') AND tried.first_had_at >= $first_had_since)
ORDER BY link.seen_at, link.url, link.source
