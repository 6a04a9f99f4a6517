-- For each request: what makes it conditional, which is to say the validators of the newest body that was looked at and read, by the
-- entry of the watchlist as it stands now. A listing that could not be read, or of which pages did not come, is not held: a "not
-- modified" would make its failure look like an answer. Nor is a board that came in pages: its first page does not speak for the others.
WITH asked AS (
    SELECT
        unnest($sources) AS source,
        unnest($urls) AS url,
        unnest($versions) AS version,
        unnest($boards) AS is_board
),
body AS (
    SELECT asked.source, asked.is_board, asked.version, fetched.etag, fetched.last_modified, fetched.fetched_at, fetched.id
    FROM asked
    JOIN raw_fetch AS fetched ON fetched.source = asked.source AND fetched.url = asked.url
    WHERE fetched.method = 'GET'
        AND fetched.outcome = 'ok'
),
newest_answer AS (
    SELECT source, arg_max(pages, polled_at) AS pages
    FROM raw_poll
    WHERE outcome IN ('ok', 'unchanged', 'empty')
    GROUP BY source
)
SELECT body.source, body.etag, body.last_modified
FROM body
ASOF JOIN raw_poll AS poll ON poll.source = body.source AND poll.polled_at <= body.fetched_at
JOIN newest_answer ON newest_answer.source = body.source
WHERE poll.outcome IN ('ok', 'empty')
    AND coalesce(poll.source_version, body.version) = body.version
    AND (NOT body.is_board OR newest_answer.pages = 1)
QUALIFY row_number() OVER (PARTITION BY body.source ORDER BY body.fetched_at DESC, body.id) = 1
