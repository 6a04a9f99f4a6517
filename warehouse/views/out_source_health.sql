CREATE VIEW out_source_health AS
WITH present AS (
    SELECT max(polled_at) AS at FROM raw_poll
),
look AS (
    SELECT
        poll.source,
        min(poll.polled_at) AS first_look_at,
        max(poll.polled_at) AS last_look_at,
        max(poll.polled_at) FILTER (poll.outcome IN ('ok', 'unchanged', 'empty')) AS last_success_at,
        arg_max(poll.outcome, poll.polled_at) AS last_outcome,
        max_by(coalesce(poll.reason, ''), poll.polled_at) AS last_reason,
        sum(poll.items_found) FILTER (poll.polled_at > present.at - INTERVAL 7 DAY) AS items_found_last_7_days,
        sum(poll.items_new) FILTER (poll.polled_at > present.at - INTERVAL 7 DAY) AS items_new_last_7_days,
        sum(poll.items_skipped) FILTER (poll.polled_at > present.at - INTERVAL 7 DAY) AS items_skipped_last_7_days
    FROM raw_poll AS poll, present
    GROUP BY poll.source
)
SELECT
    source.key AS source,
    source.name,
    source.kind,
    source.standing,
    CASE
        WHEN NOT source.is_enabled THEN 'disabled'
        WHEN look.last_look_at IS NULL THEN 'never looked'
        WHEN look.last_outcome NOT IN ('ok', 'unchanged', 'empty') THEN 'failing'
        -- A source that is new to us has a week to bring what is expected of a week.
        WHEN coalesce(look.items_new_last_7_days, 0) < source.expect_per_week_min
            AND look.first_look_at <= present.at - INTERVAL 7 DAY THEN 'silent'
        ELSE 'healthy'
    END AS health,
    source.is_enabled,
    source.disabled_because,
    look.last_look_at,
    look.last_success_at,
    look.last_outcome,
    nullif(look.last_reason, '') AS last_reason,
    CAST(coalesce(look.items_found_last_7_days, 0) AS BIGINT) AS items_found_last_7_days,
    CAST(coalesce(look.items_new_last_7_days, 0) AS BIGINT) AS items_new_last_7_days,
    CAST(coalesce(look.items_skipped_last_7_days, 0) AS BIGINT) AS items_skipped_last_7_days,
    source.expect_per_week_min,
    source.every_hours,
    source.url
FROM core_source AS source
CROSS JOIN present
LEFT JOIN look ON look.source = source.key
WHERE source.is_current;

COMMENT ON VIEW out_source_health IS 'How every source of the watchlist is doing, as of the newest look at any source.';
COMMENT ON COLUMN out_source_health.source IS 'Key of the source.';
COMMENT ON COLUMN out_source_health.name IS 'Its name.';
COMMENT ON COLUMN out_source_health.kind IS 'What it serves: rss, atom, greenhouse, celestrak …';
COMMENT ON COLUMN out_source_health.standing IS 'How much its word weighs: observation, filing, primary, press, aggregator or commentary.';
COMMENT ON COLUMN out_source_health.health IS 'healthy, silent (it answers, but brings less than is expected), failing, never looked or disabled.';
COMMENT ON COLUMN out_source_health.is_enabled IS 'Looked at by default.';
COMMENT ON COLUMN out_source_health.disabled_because IS 'Why not.';
COMMENT ON COLUMN out_source_health.last_look_at IS 'When we last looked, with whatever outcome, UTC.';
COMMENT ON COLUMN out_source_health.last_success_at IS 'When it last answered, UTC.';
COMMENT ON COLUMN out_source_health.last_outcome IS 'What became of the last look: ok, unchanged, empty, failed, refused or unreadable.';
COMMENT ON COLUMN out_source_health.last_reason IS 'Why that look failed or was refused, in words.';
COMMENT ON COLUMN out_source_health.items_found_last_7_days IS 'Items that its listings held, all looks of the last seven days together.';
COMMENT ON COLUMN out_source_health.items_new_last_7_days IS 'Items among them that we had not known.';
COMMENT ON COLUMN out_source_health.items_skipped_last_7_days IS 'Items among them that were left aside.';
COMMENT ON COLUMN out_source_health.expect_per_week_min IS 'New items a week below which its silence is an alarm.';
COMMENT ON COLUMN out_source_health.every_hours IS 'Hours from one look to the next.';
COMMENT ON COLUMN out_source_health.url IS 'Address of its listing.';
