CREATE VIEW out_target AS
WITH RECURSIVE revision AS (
    -- Where two targets revise the same one, the later word counts.
    SELECT supersedes AS key, arg_max(key, (announced_on, key)) AS superseded_by
    FROM core_target
    WHERE is_current AND supersedes IS NOT NULL
    GROUP BY supersedes
),
forward AS (
    SELECT key, key AS newest, 0 AS steps
    FROM core_target
    WHERE is_current
    UNION ALL
    SELECT forward.key, revision.superseded_by, forward.steps + 1
    FROM forward
    JOIN revision ON revision.key = forward.newest
    WHERE forward.steps < 100
),
backward AS (
    SELECT key, key AS first, supersedes, 0 AS steps
    FROM core_target
    WHERE is_current
    UNION ALL
    SELECT backward.key, earlier.key, earlier.supersedes, backward.steps + 1
    FROM backward
    JOIN core_target AS earlier ON earlier.key = backward.supersedes AND earlier.is_current
    WHERE backward.steps < 100
),
newest AS (
    SELECT key, arg_max(newest, steps) AS newest FROM forward GROUP BY key
),
first AS (
    SELECT key, arg_max(first, steps) AS first, max(steps) AS revision FROM backward GROUP BY key
)
SELECT
    target.key AS target,
    target.summary,
    target.program,
    program.name AS program_name,
    program.place,
    target.metric,
    target.value,
    target.value_high,
    metric.unit,
    target.qualifier,
    target.basis,
    target.power_basis,
    target.modality,
    target.announced_by,
    target.announced_on,
    target.announced_precision,
    target.publisher,
    target.url,
    target.url_status,
    target.period_text,
    target.period_earliest_on,
    target.period_latest_on AS deadline_on,
    target.supersedes,
    revision.superseded_by,
    revision.superseded_by IS NULL AS is_newest,
    first.first AS first_target,
    first.revision,
    newest.newest AS newest_target,
    newest_target.period_latest_on AS newest_deadline_on,
    date_diff('day', first_target.period_latest_on, newest_target.period_latest_on) AS days_slipped,
    target.withdrawn_on,
    target.withdrawn_because,
    target.not_scoreable_because,
    target.also_read_as,
    target.object_names,
    target.note,
    coalesce(announcer.name, target.announced_by) AS announced_by_name
FROM core_target AS target
JOIN newest ON newest.key = target.key
JOIN core_target AS newest_target ON newest_target.key = newest.newest
JOIN first ON first.key = target.key
JOIN core_target AS first_target ON first_target.key = first.first
LEFT JOIN revision ON revision.key = target.key
LEFT JOIN out_name AS announcer ON announcer.key = target.announced_by
LEFT JOIN core_program AS program ON program.key = target.program
LEFT JOIN core_metric AS metric ON metric.key = target.metric
WHERE target.is_current;

COMMENT ON VIEW out_target IS 'Every announced target of the watchlist with its chain of revisions: what it revises, what revised it, how far the deadline has moved.';
COMMENT ON COLUMN out_target.target IS 'Key of the target; it outlives rewording.';
COMMENT ON COLUMN out_target.summary IS 'The target in our own words.';
COMMENT ON COLUMN out_target.program IS 'Key of the program.';
COMMENT ON COLUMN out_target.program_name IS 'Its name.';
COMMENT ON COLUMN out_target.place IS 'orbit, ground, factory, rocket or chip: orbit is never compared with ground.';
COMMENT ON COLUMN out_target.metric IS 'Key of what is measured.';
COMMENT ON COLUMN out_target.value IS 'The value in unit; empty for an event.';
COMMENT ON COLUMN out_target.value_high IS 'Upper end of a range in unit, else empty.';
COMMENT ON COLUMN out_target.unit IS 'Canonical unit of the metric; an empty text for an event.';
COMMENT ON COLUMN out_target.qualifier IS 'exactly, about, at_least, more_than, at_most, less_than, range or magnitude.';
COMMENT ON COLUMN out_target.basis IS 'level, rate, each, total, share, ratio or event: a rate is never compared with a level.';
COMMENT ON COLUMN out_target.power_basis IS 'average, peak, solar or nameplate; for powers only.';
COMMENT ON COLUMN out_target.modality IS 'How it was said: committed, planned, aspirational …';
COMMENT ON COLUMN out_target.announced_by IS 'Who announced it: a key, or a name.';
COMMENT ON COLUMN out_target.announced_on IS 'When; the first day of a month or year of which only that is known.';
COMMENT ON COLUMN out_target.announced_precision IS 'How well that is known: day, month or year.';
COMMENT ON COLUMN out_target.publisher IS 'Where it was read.';
COMMENT ON COLUMN out_target.url IS 'Address; empty where only the publisher is known.';
COMMENT ON COLUMN out_target.url_status IS 'known or unknown: an address is never invented.';
COMMENT ON COLUMN out_target.period_text IS 'The words that date it.';
COMMENT ON COLUMN out_target.period_earliest_on IS 'Not before this day.';
COMMENT ON COLUMN out_target.deadline_on IS 'The deadline as this target has it; a lower bound alone is none.';
COMMENT ON COLUMN out_target.supersedes IS 'Key of the target that this one revises.';
COMMENT ON COLUMN out_target.superseded_by IS 'Key of the target that revises this one; empty: it still stands.';
COMMENT ON COLUMN out_target.is_newest IS 'Nothing has revised it.';
COMMENT ON COLUMN out_target.first_target IS 'Key of the first target of its chain.';
COMMENT ON COLUMN out_target.revision IS 'How many revisions it is away from that first target.';
COMMENT ON COLUMN out_target.newest_target IS 'Key of the newest target of its chain.';
COMMENT ON COLUMN out_target.newest_deadline_on IS 'Deadline of that newest target.';
COMMENT ON COLUMN out_target.days_slipped IS 'Days from the chain''s first deadline to its newest; negative: it was pulled in.';
COMMENT ON COLUMN out_target.withdrawn_on IS 'When it was withdrawn.';
COMMENT ON COLUMN out_target.withdrawn_because IS 'Why.';
COMMENT ON COLUMN out_target.not_scoreable_because IS 'Why no score can be had.';
COMMENT ON COLUMN out_target.also_read_as IS 'Key of the same announcement as others print it, on another basis: scored beside it, never against it.';
COMMENT ON COLUMN out_target.object_names IS 'What the thing is called where it is observed; none: the program as a whole.';
COMMENT ON COLUMN out_target.note IS 'What else is to be known.';
COMMENT ON COLUMN out_target.announced_by_name IS 'The name of who announced it.';
