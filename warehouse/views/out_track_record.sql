-- Every promise that had surely been made by a day, and what had become of it by then: a month or year of which no day is known
-- counts from its end.
CREATE OR REPLACE MACRO out_track_record_at(day) AS TABLE
WITH made AS (
    SELECT
        promise.*,
        CASE announced_precision
            WHEN 'month' THEN last_day(announced_on)
            WHEN 'year' THEN make_date(year(announced_on), 12, 31)
            ELSE announced_on
        END AS known_on,
        CASE happened_precision
            WHEN 'month' THEN last_day(happened_on)
            WHEN 'year' THEN make_date(year(happened_on), 12, 31)
            ELSE happened_on
        END AS came_known_on,
        CAST(day AS DATE) AS as_of_on
    FROM core_promise AS promise
    WHERE is_current
),
known AS (
    SELECT
        * EXCLUDE (happened_on),
        CASE WHEN came_known_on <= as_of_on THEN happened_on END AS happened_on,
        due_on - announced_on AS days_promised
    FROM made
    WHERE known_on <= as_of_on
)
SELECT
    known.key AS promise,
    known.kind,
    known.organization,
    known.speaker,
    known.program,
    known.promise AS summary,
    known.definition,
    known.announced_on,
    known.announced_precision,
    known.due_on,
    known.days_promised,
    CASE
        WHEN known.happened_on <= known.due_on THEN 'kept'
        WHEN known.happened_on IS NOT NULL THEN 'kept late'
        WHEN known.abandoned_on <= known.as_of_on THEN known.abandoned_as
        WHEN known.as_of_on <= known.due_on THEN 'open'
        ELSE 'overdue'
    END AS state,
    known.happened_on,
    CASE WHEN known.partly_on <= known.as_of_on THEN known.partly_on END AS partly_on,
    CASE WHEN known.partly_on <= known.as_of_on THEN known.partly_because END AS partly_because,
    CASE
        WHEN known.happened_on IS NOT NULL
            THEN greatest(0.5, known.happened_on - known.announced_on) / known.days_promised
    END AS slip_ratio,
    known.happened_on - known.due_on AS slip_days,
    CASE
        WHEN known.happened_on IS NULL
            THEN greatest(0.5, known.as_of_on - known.announced_on) / known.days_promised
    END AS slip_ratio_at_least,
    CASE
        WHEN known.happened_on IS NULL AND known.as_of_on > known.due_on THEN known.as_of_on - known.due_on
    END AS slip_days_at_least,
    known.said_before,
    coalesce(earlier.due_on = known.due_on, false) AS is_restatement,
    (known.due_on - earlier.due_on) / nullif(known.announced_on - earlier.announced_on, 0) AS creep,
    known.publisher,
    known.url,
    known.outcome_publisher,
    known.outcome_url,
    known.note,
    known.as_of_on,
    coalesce(whose.name, known.organization) AS organization_name,
    coalesce(saying.name, known.speaker) AS speaker_name
FROM known
LEFT JOIN known AS earlier ON earlier.key = known.said_before
LEFT JOIN out_name AS whose ON whose.key = known.organization
LEFT JOIN out_name AS saying ON saying.key = known.speaker
ORDER BY known.key;

-- As of the newest score; without a score, as of the newest day that the record knows of.
CREATE VIEW out_track_record AS
SELECT *
FROM out_track_record_at((
    SELECT coalesce(
        (SELECT max(as_of_on) FROM core_score),
        (SELECT max(greatest(announced_on, happened_on, abandoned_on)) FROM core_promise)
    )
));

COMMENT ON VIEW out_track_record IS 'Past promises with their outcome: how much longer than promised each took, or has taken so far. As of another day: FROM out_track_record_at(DATE ''2026-01-01'').';
COMMENT ON COLUMN out_track_record.promise IS 'Key of the promise.';
COMMENT ON COLUMN out_track_record.kind IS 'What was promised: launch, deployment, chip, ground_site, factory, cadence or cost.';
COMMENT ON COLUMN out_track_record.organization IS 'Whose promise it was: a key, or a name.';
COMMENT ON COLUMN out_track_record.speaker IS 'Who said it; empty: the organization.';
COMMENT ON COLUMN out_track_record.program IS 'Key of the program; empty: outside of the catalogue.';
COMMENT ON COLUMN out_track_record.summary IS 'The promise in our own words.';
COMMENT ON COLUMN out_track_record.definition IS 'What counts as kept, as it was understood on the day it was said.';
COMMENT ON COLUMN out_track_record.announced_on IS 'When it was said; the first day of a month or year of which only that is known.';
COMMENT ON COLUMN out_track_record.announced_precision IS 'How well that is known: day, month or year.';
COMMENT ON COLUMN out_track_record.due_on IS 'Its last day.';
COMMENT ON COLUMN out_track_record.days_promised IS 'Days between the two.';
COMMENT ON COLUMN out_track_record.state IS 'What had become of it: kept, kept late, open, overdue, failed, withdrawn or rescoped.';
COMMENT ON COLUMN out_track_record.happened_on IS 'When it came true; empty: not by that day.';
COMMENT ON COLUMN out_track_record.partly_on IS 'When a part of it came true.';
COMMENT ON COLUMN out_track_record.partly_because IS 'Which part.';
COMMENT ON COLUMN out_track_record.slip_ratio IS 'Of one that came true: time taken over time promised; 1 is on the day, 2 took twice the time.';
COMMENT ON COLUMN out_track_record.slip_days IS 'Of one that came true: days after its last day; negative: before it.';
COMMENT ON COLUMN out_track_record.slip_ratio_at_least IS 'Of one that has not come true: by that day it has taken so many times the time promised.';
COMMENT ON COLUMN out_track_record.slip_days_at_least IS 'Of one that is overdue: days since its last day.';
COMMENT ON COLUMN out_track_record.said_before IS 'Key of what was said before of the same thing; together they are one promise.';
COMMENT ON COLUMN out_track_record.is_restatement IS 'It gives the same day again, and is no new promise.';
COMMENT ON COLUMN out_track_record.creep IS 'Days by which the date moved for each day between the statement before and this one: 0 stands still, 1 stays as far away as ever.';
COMMENT ON COLUMN out_track_record.publisher IS 'Where it was read.';
COMMENT ON COLUMN out_track_record.url IS 'Address; empty where only the publisher is known.';
COMMENT ON COLUMN out_track_record.outcome_publisher IS 'Where what became of it was read, if elsewhere.';
COMMENT ON COLUMN out_track_record.outcome_url IS 'Address of that.';
COMMENT ON COLUMN out_track_record.note IS 'What else is to be known.';
COMMENT ON COLUMN out_track_record.as_of_on IS 'The day as of which this holds: nothing that came to be known later is told.';
COMMENT ON COLUMN out_track_record.organization_name IS 'The organization''s name.';
COMMENT ON COLUMN out_track_record.speaker_name IS 'The speaker''s name; empty: the organization.';
