CREATE VIEW out_signal_week AS
WITH known AS (
    SELECT CAST(polled_at AS DATE) AS day FROM raw_poll
    UNION
    SELECT CAST(known_at AS DATE) FROM core_claim
    UNION
    SELECT CAST(known_at AS DATE) FROM out_hiring_signal
    UNION
    SELECT CAST(known_at AS DATE) FROM core_observation
),
week AS (
    SELECT CAST(unnest(generate_series(
        date_trunc('week', min(day)), date_trunc('week', max(day)), INTERVAL 7 DAY
    )) AS DATE) AS week_on
    FROM known
),
look AS (
    SELECT
        CAST(date_trunc('week', polled_at) AS DATE) AS week_on,
        count(DISTINCT source) FILTER (outcome IN ('ok', 'unchanged', 'empty')) AS answering_source_count
    FROM raw_poll
    GROUP BY ALL
),
watched AS (
    SELECT watch.key AS watch, watch.question, watch.metrics, watch.words, watch.has_job_postings, watch.since_on, program
    FROM core_watch AS watch, unnest(watch.programs) AS each(program)
    WHERE watch.is_current
),
claim AS (
    SELECT
        watched.watch,
        watched.program,
        CAST(date_trunc('week', claim.known_at) AS DATE) AS week_on,
        count(*) FILTER (claim.modality IN ('achieved', 'underway')) AS claims_done_count,
        count(*) FILTER (claim.modality IN ('committed', 'planned')) AS claims_intended_count,
        count(*) FILTER (claim.modality IN ('aspirational', 'conditional', 'discussed')) AS claims_hoped_count,
        count(*) FILTER (claim.modality IN ('doubted', 'denied', 'cancelled')) AS claims_against_count,
        list(DISTINCT claim.publisher) AS publishers
    FROM watched
    JOIN out_claim AS claim
        ON claim.program = watched.program
        AND (watched.metrics = [] OR list_contains(watched.metrics, claim.metric))
        AND (watched.since_on IS NULL OR claim.said_on >= watched.since_on)
        AND (
            watched.words = []
            OR list_bool_or(list_transform(watched.words, lambda word: contains(lower(claim.quote), lower(word))))
        )
    GROUP BY ALL
),
posting AS (
    SELECT
        watched.watch,
        watched.program,
        CAST(date_trunc('week', posting.first_seen_on) AS DATE) AS week_on,
        count(*) AS new_posting_count,
        list(DISTINCT posting.company_name) AS publishers
    FROM watched
    JOIN out_posting AS posting
        ON list_contains(posting.programs, watched.program)
        -- What stood on the first list of a board, or was put up again, is nothing new.
        AND NOT posting.was_there_at_first
        AND posting.repost_of IS NULL
        AND (watched.since_on IS NULL OR posting.first_seen_on >= watched.since_on)
        AND (
            watched.words = []
            OR list_bool_or(list_transform(
                watched.words, lambda word: contains(lower(concat_ws(chr(10), posting.title, posting.text)), lower(word))
            ))
        )
    WHERE watched.has_job_postings
    GROUP BY ALL
),
hiring AS (
    SELECT
        watched.watch,
        watched.program,
        CAST(date_trunc('week', hiring.known_at) AS DATE) AS week_on,
        count(*) AS reported_hiring_count,
        list(DISTINCT hiring.publisher) AS publishers
    FROM watched
    JOIN out_hiring_signal AS hiring
        ON list_contains(hiring.programs, watched.program)
        AND (watched.since_on IS NULL OR hiring.said_on >= watched.since_on)
        AND (
            watched.words = []
            OR list_bool_or(list_transform(watched.words, lambda word: contains(lower(hiring.quote), lower(word))))
        )
    WHERE watched.has_job_postings
    GROUP BY ALL
),
observation AS (
    SELECT
        watched.watch,
        watched.program,
        CAST(date_trunc('week', observation.known_at) AS DATE) AS week_on,
        count(*) AS observation_count,
        list(DISTINCT observation.source) AS publishers
    FROM watched
    JOIN core_observation AS observation
        ON observation.program = watched.program
        AND (watched.metrics = [] OR list_contains(watched.metrics, observation.metric))
        AND (watched.since_on IS NULL OR observation.observed_on >= watched.since_on)
    GROUP BY ALL
)
SELECT
    week.week_on,
    watched.watch,
    watched.question,
    watched.program,
    coalesce(look.answering_source_count, 0) > 0 AS has_looked,
    coalesce(look.answering_source_count, 0) AS answering_source_count,
    coalesce(claim.claims_done_count, 0) AS claims_done_count,
    coalesce(claim.claims_intended_count, 0) AS claims_intended_count,
    coalesce(claim.claims_hoped_count, 0) AS claims_hoped_count,
    coalesce(claim.claims_against_count, 0) AS claims_against_count,
    coalesce(posting.new_posting_count, 0) AS new_posting_count,
    coalesce(observation.observation_count, 0) AS observation_count,
    len(list_distinct(list_concat(
        claim.publishers, posting.publishers, hiring.publishers, observation.publishers
    ))) AS publisher_count,
    coalesce(hiring.reported_hiring_count, 0) AS reported_hiring_count
FROM week
CROSS JOIN watched
LEFT JOIN look ON look.week_on = week.week_on
LEFT JOIN claim
    ON claim.week_on = week.week_on AND claim.watch = watched.watch AND claim.program = watched.program
LEFT JOIN posting
    ON posting.week_on = week.week_on AND posting.watch = watched.watch AND posting.program = watched.program
LEFT JOIN hiring
    ON hiring.week_on = week.week_on AND hiring.watch = watched.watch AND hiring.program = watched.program
LEFT JOIN observation
    ON observation.week_on = week.week_on AND observation.watch = watched.watch AND observation.program = watched.program
WHERE watched.since_on IS NULL OR week.week_on + 6 >= watched.since_on;

COMMENT ON VIEW out_signal_week IS 'What each standing watch heard in each week, by program: a row of zeros where we looked and nothing came, and a column that says whether we looked.';
COMMENT ON COLUMN out_signal_week.week_on IS 'The Monday on which the week starts.';
COMMENT ON COLUMN out_signal_week.watch IS 'Key of the standing watch.';
COMMENT ON COLUMN out_signal_week.question IS 'Its question.';
COMMENT ON COLUMN out_signal_week.program IS 'Key of the program.';
COMMENT ON COLUMN out_signal_week.has_looked IS 'At least one source answered in that week: only then do zeros say that nothing came.';
COMMENT ON COLUMN out_signal_week.answering_source_count IS 'Sources that answered in that week.';
COMMENT ON COLUMN out_signal_week.claims_done_count IS 'Claims that we came to know in that week and that say it happened or is being done.';
COMMENT ON COLUMN out_signal_week.claims_intended_count IS 'Likewise: it is committed to or planned.';
COMMENT ON COLUMN out_signal_week.claims_hoped_count IS 'Likewise: it is hoped for, hangs on something, or is talked about.';
COMMENT ON COLUMN out_signal_week.claims_against_count IS 'Likewise: it is doubted, denied or cancelled.';
COMMENT ON COLUMN out_signal_week.new_posting_count IS 'Job postings opened in that week: what stood on the first list of its board, or was put up again, does not count.';
COMMENT ON COLUMN out_signal_week.observation_count IS 'Observations that we came to know in that week.';
COMMENT ON COLUMN out_signal_week.publisher_count IS 'Distinct publishers behind these claims, postings, reports and observations.';
COMMENT ON COLUMN out_signal_week.reported_hiring_count IS 'Reports that a company is hiring that we came to know in that week.';
