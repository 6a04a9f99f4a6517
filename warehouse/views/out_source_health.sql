-- How every source was doing at an instant, by what had been looked at until then; the watchlist is today's.
CREATE OR REPLACE MACRO out_source_health_at(instant) AS TABLE
WITH look AS (
    SELECT *, outcome IN ('ok', 'unchanged', 'empty') AS is_answer
    FROM raw_poll
    WHERE polled_at <= instant
),
expected AS (
    -- Less than one item a week is expected over as many weeks as one item takes.
    SELECT
        key AS source,
        greatest(7.0, 7.0 / nullif(expect_per_week_min, 0)) AS days,
        greatest(1.0, expect_per_week_min) AS items,
        -- A source may miss one look, or a week and a day, before it counts as not looked at.
        greatest(2 * every_hours, 192) AS most_hours
    FROM core_source
),
seen AS (
    SELECT
        source,
        min(polled_at) AS first_look_at,
        max(polled_at) AS last_look_at,
        max(polled_at) FILTER (is_answer) AS last_success_at,
        max(polled_at) FILTER (items_new > 0) AS last_new_at,
        max_by(look, polled_at) AS last,
        sum(items_found) FILTER (polled_at > instant - INTERVAL 7 DAY) AS found_7_days,
        sum(items_new) FILTER (polled_at > instant - INTERVAL 7 DAY) AS new_7_days,
        sum(items_skipped) FILTER (polled_at > instant - INTERVAL 7 DAY) AS skipped_7_days
    FROM look
    GROUP BY source
),
brought AS (
    -- Silence is judged as of the last answer: what came after that nobody has looked at.
    SELECT look.source, sum(look.items_new) AS items
    FROM look
    JOIN seen ON seen.source = look.source
    JOIN expected ON expected.source = look.source
    WHERE look.polled_at > seen.last_success_at - to_hours(CAST(expected.days * 24 AS BIGINT))
    GROUP BY look.source
),
failing AS (
    -- The first look without an answer since the last one with.
    SELECT look.source, min(look.polled_at) AS since_at
    FROM look
    JOIN seen ON seen.source = look.source
    WHERE NOT look.is_answer
        AND (seen.last_success_at IS NULL OR look.polled_at > seen.last_success_at)
    GROUP BY look.source
),
page AS (
    SELECT source, url
    FROM core_link
    WHERE body IS NULL
        AND seen_at <= instant
    GROUP BY source, url
),
request AS (
    -- Whoever had a page, for whichever of the sources that lead to it: nobody waits for it any more.
    SELECT fetched.*
    FROM raw_fetch AS fetched
    WHERE fetched.fetched_at <= instant
        AND fetched.method = 'GET'
        AND EXISTS (SELECT 1 FROM page WHERE page.source = fetched.source AND page.url = fetched.url)
),
tried AS (
    SELECT
        url,
        arg_max(outcome, (fetched_at, id)) AS outcome,
        max(fetched_at) FILTER (outcome <> 'failed') AS answered_at
    FROM request
    GROUP BY url
),
failed AS (
    SELECT request.url, count(*) AS failures
    FROM request
    JOIN tried ON tried.url = request.url
    WHERE request.outcome = 'failed'
        AND (tried.answered_at IS NULL OR request.fetched_at > tried.answered_at)
    GROUP BY request.url
),
pages AS (
    SELECT
        page.source,
        count(*) FILTER (tried.outcome IS NULL OR (tried.outcome = 'failed' AND failed.failures < 6)) AS waiting,
        count(*) FILTER (tried.outcome = 'failed' AND failed.failures >= 6) AS given_up
    FROM page
    LEFT JOIN tried ON tried.url = page.url
    LEFT JOIN failed ON failed.url = page.url
    GROUP BY page.source
),
state AS (
    SELECT
        source.*,
        seen.*,
        expected.days AS expected_days,
        expected.items AS expected_items,
        coalesce(brought.items, 0) AS brought_items,
        failing.since_at AS failing_since_at,
        CASE
            WHEN NOT source.is_enabled THEN 'disabled'
            WHEN seen.last_look_at IS NULL THEN 'never looked'
            WHEN failing.since_at IS NOT NULL THEN 'failing'
            WHEN seen.last_look_at < instant - to_hours(CAST(expected.most_hours AS BIGINT)) THEN 'failing'
            -- A source that is new to us has its time to bring what is expected of that time.
            WHEN coalesce(brought.items, 0) < expected.items
                AND source.expect_per_week_min > 0
                AND seen.first_look_at <= seen.last_success_at - to_hours(CAST(expected.days * 24 AS BIGINT)) THEN 'silent'
            ELSE 'healthy'
        END AS health
    FROM core_source AS source
    JOIN expected ON expected.source = source.key
    LEFT JOIN seen ON seen.source = source.key
    LEFT JOIN brought ON brought.source = source.key
    LEFT JOIN failing ON failing.source = source.key
    WHERE source.is_current
)
SELECT
    state.key AS source,
    state.name,
    state.kind,
    state.standing,
    state.health,
    state.is_enabled,
    state.disabled_because,
    state.last_look_at,
    state.last_success_at,
    state.last.outcome AS last_outcome,
    state.last.reason AS last_reason,
    CAST(coalesce(state.found_7_days, 0) AS BIGINT) AS items_found_last_7_days,
    CAST(coalesce(state.new_7_days, 0) AS BIGINT) AS items_new_last_7_days,
    CAST(coalesce(state.skipped_7_days, 0) AS BIGINT) AS items_skipped_last_7_days,
    state.expect_per_week_min,
    state.every_hours,
    state.url,
    CASE state.health
        WHEN 'failing' THEN coalesce(state.failing_since_at, state.last_look_at)
        WHEN 'silent' THEN coalesce(state.last_new_at, state.first_look_at)
    END AS since_at,
    CASE state.health
        WHEN 'disabled' THEN state.disabled_because
        WHEN 'never looked' THEN 'not looked at yet'
        WHEN 'failing' THEN CASE
            WHEN state.failing_since_at IS NOT NULL THEN coalesce(state.last.reason, state.last.outcome)
            ELSE concat('not looked at since ', CAST(CAST(state.last_look_at AS DATE) AS VARCHAR))
        END
        WHEN 'silent' THEN concat(
            CAST(state.brought_items AS BIGINT), ' new in ', CAST(round(state.expected_days) AS BIGINT),
            ' days, at least ', CAST(ceil(state.expected_items) AS BIGINT), ' expected'
        )
    END AS why,
    CASE WHEN state.health = 'failing' THEN state.last.grade END AS grade,
    CASE WHEN state.failing_since_at IS NULL THEN 0 ELSE coalesce(state.last.failures, 0) END AS failures,
    state.last.next_look_at AS next_look_at,
    state.last_new_at,
    coalesce(pages.waiting, 0) AS pages_waiting,
    coalesce(pages.given_up, 0) AS pages_given_up
FROM state
LEFT JOIN pages ON pages.source = state.key;

CREATE VIEW out_source_health AS
SELECT *
FROM out_source_health_at((SELECT max(polled_at) FROM raw_poll));

COMMENT ON VIEW out_source_health IS 'How every source of the watchlist is doing, as of the newest look at any source; out_source_health_at(instant) says how it was doing then.';
COMMENT ON COLUMN out_source_health.source IS 'Key of the source.';
COMMENT ON COLUMN out_source_health.name IS 'Its name.';
COMMENT ON COLUMN out_source_health.kind IS 'What it serves: rss, atom, greenhouse, celestrak …';
COMMENT ON COLUMN out_source_health.standing IS 'How much its word weighs: observation, filing, primary, press, aggregator or commentary.';
COMMENT ON COLUMN out_source_health.health IS 'healthy, silent (it answers, but brings less than is expected), failing (it does not answer, or was not looked at for long), never looked or disabled.';
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
COMMENT ON COLUMN out_source_health.since_at IS 'Since when it is failing (the first look without an answer) or silent (the last new item), UTC; empty otherwise.';
COMMENT ON COLUMN out_source_health.why IS 'Why it is not healthy, in words.';
COMMENT ON COLUMN out_source_health.grade IS 'How grave a failure is: temporary, soft or hard.';
COMMENT ON COLUMN out_source_health.failures IS 'Looks in a row without an answer.';
COMMENT ON COLUMN out_source_health.next_look_at IS 'When the next look is due, UTC: the gaps grow while it fails.';
COMMENT ON COLUMN out_source_health.last_new_at IS 'When it last brought something new, UTC.';
COMMENT ON COLUMN out_source_health.pages_waiting IS 'Pages that its listings point at and that are still to be had.';
COMMENT ON COLUMN out_source_health.pages_given_up IS 'Pages that failed six times in a row and are not asked for any more.';
