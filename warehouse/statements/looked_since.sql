-- Since when the sources that observe a thing have answered without a gap: a source may miss one look, or a week and a day.
-- A source whose newest answer is older than that has stopped looking.
WITH answer AS (
    SELECT
        poll.source,
        CAST(poll.polled_at AS DATE) AS day,
        lag(CAST(poll.polled_at AS DATE)) OVER (PARTITION BY poll.source ORDER BY poll.polled_at) AS day_before,
        greatest(CAST(ceil(2 * source.every_hours / 24) AS BIGINT), 8) AS most_days
    FROM raw_poll AS poll
    JOIN core_source AS source ON source.key = poll.source
    WHERE poll.outcome IN ('ok', 'unchanged', 'empty')
        AND CAST(poll.polled_at AS DATE) <= $as_of
),
look AS (
    SELECT
        source,
        max(day) FILTER (day_before IS NULL OR day - day_before > most_days) AS since_on,
        max(day) AS newest_on,
        any_value(most_days) AS most_days
    FROM answer
    GROUP BY source
)
SELECT rule.program, rule.metric, min(look.since_on) AS since_on
FROM look
JOIN core_source AS source ON source.key = look.source
CROSS JOIN unnest(source.observes) AS each(rule)
WHERE CAST($as_of AS DATE) - look.newest_on <= look.most_days
GROUP BY rule.program, rule.metric
ORDER BY rule.program, rule.metric
