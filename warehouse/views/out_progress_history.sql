CREATE VIEW out_progress_history AS
WITH cited AS (
    SELECT DISTINCT score_id, 'claim' AS kind, unnest(claim_ids) AS id
    FROM core_score_reason
    UNION ALL
    SELECT DISTINCT score_id, 'observation' AS kind, unnest(observation_ids) AS id
    FROM core_score_reason
),
worded AS (
    SELECT
        cited.score_id,
        cited.kind,
        cited.id,
        claim.quote,
        claim.speaker_name AS speaker,
        claim.publisher,
        claim.standing,
        claim.said_on,
        claim.url
    FROM cited
    JOIN out_claim AS claim ON claim.id = cited.id
    WHERE cited.kind = 'claim'
    UNION ALL
    SELECT
        cited.score_id,
        cited.kind,
        cited.id,
        concat_ws(': ', observation.object_name, observation.note),
        NULL,
        coalesce(source.name, observation.source),
        observation.standing,
        observation.observed_on,
        source.url
    FROM cited
    JOIN core_observation AS observation ON observation.id = cited.id
    LEFT JOIN core_source AS source ON source.key = observation.source
    WHERE cited.kind = 'observation'
),
evidence AS (
    SELECT
        score_id,
        list(
            struct_pack(
                kind := kind, quote := quote, speaker := speaker, publisher := publisher, standing := standing, said_on := said_on,
                url := url, id := id
            )
            ORDER BY said_on DESC, id
        ) AS evidence
    FROM worded
    GROUP BY score_id
),
reason AS (
    SELECT
        score_id,
        list(text ORDER BY position) AS reasons,
        string_agg(text, ' ' ORDER BY position) FILTER (axis = 'category') AS deciding
    FROM core_score_reason
    GROUP BY score_id
),
demand AS (
    SELECT score_id, constraint_name, needed, shown, unit
    FROM core_score_demand
    WHERE is_binding
    QUALIFY row_number() OVER (PARTITION BY score_id ORDER BY position) = 1
)
SELECT
    score.target,
    score.as_of_on,
    score.category,
    score.progress,
    coalesce(reason.deciding, array_to_string(reason.reasons, ' ')) AS why,
    coalesce(reason.reasons, []) AS reasons,
    coalesce(evidence.evidence, []) AS evidence,
    target.summary,
    target.program,
    target.metric,
    target.value AS target_value,
    metric.unit,
    target.announced_by,
    target.announced_on,
    target.publisher AS announced_in,
    target.url AS announced_url,
    target.period_latest_on AS deadline_on,
    score.observed_value,
    score.observed_on,
    score.elapsed_share,
    score.pace_needed_per_year,
    score.pace_shown_per_year,
    score.progress_low,
    score.progress_high,
    score.at_pace_on,
    score.on_time_probability,
    score.never_probability,
    score.predicted_on,
    score.predicted_earliest_on,
    score.predicted_latest_on,
    score.promise_kind,
    score.promises_of_kind,
    score.promises_resolved,
    score.own_record_share,
    score.horizon_creep,
    score.days_late,
    score.independent_sources,
    score.supporting_claims,
    score.strongest_standing,
    score.newest_evidence_on,
    demand.constraint_name AS binding_demand,
    demand.needed AS binding_demand_needed,
    demand.shown AS binding_demand_shown,
    demand.unit AS binding_demand_unit,
    target.is_current,
    score.id AS score_id,
    coalesce(announcer.name, target.announced_by) AS announced_by_name
FROM core_score AS score
JOIN core_target AS target ON target.key = score.target
LEFT JOIN core_metric AS metric ON metric.key = target.metric
LEFT JOIN out_name AS announcer ON announcer.key = target.announced_by
LEFT JOIN reason ON reason.score_id = score.id
LEFT JOIN evidence ON evidence.score_id = score.id
LEFT JOIN demand ON demand.score_id = score.id;

COMMENT ON VIEW out_progress_history IS 'Every score of every target: how far it had come at each date, and why. One row for each target and date.';
COMMENT ON COLUMN out_progress_history.target IS 'Key of the target.';
COMMENT ON COLUMN out_progress_history.as_of_on IS 'The date: nothing that came to be known later was looked at.';
COMMENT ON COLUMN out_progress_history.category IS 'met, met late, on track, behind, far behind, no evidence yet, lapsed, withdrawn or not scoreable.';
COMMENT ON COLUMN out_progress_history.progress IS 'Observed over target, from 0; of an event 0 or 1; empty: not known.';
COMMENT ON COLUMN out_progress_history.why IS 'What decided, in words; the other reasons stand in reasons.';
COMMENT ON COLUMN out_progress_history.reasons IS 'The reasons, in their order.';
COMMENT ON COLUMN out_progress_history.evidence IS 'What the reasons stand on, newest first: quote, speaker, publisher, standing, day and address of each claim and observation.';
COMMENT ON COLUMN out_progress_history.summary IS 'The target in our own words.';
COMMENT ON COLUMN out_progress_history.program IS 'Key of the program.';
COMMENT ON COLUMN out_progress_history.metric IS 'Key of what is measured.';
COMMENT ON COLUMN out_progress_history.target_value IS 'What was announced, in unit; empty for an event.';
COMMENT ON COLUMN out_progress_history.unit IS 'Canonical unit of the metric; an empty text for an event.';
COMMENT ON COLUMN out_progress_history.announced_by IS 'Who announced it: a key, or a name.';
COMMENT ON COLUMN out_progress_history.announced_on IS 'When.';
COMMENT ON COLUMN out_progress_history.announced_in IS 'Where that was read.';
COMMENT ON COLUMN out_progress_history.announced_url IS 'Address of the announcement; empty where only the publisher is known.';
COMMENT ON COLUMN out_progress_history.deadline_on IS 'The deadline.';
COMMENT ON COLUMN out_progress_history.observed_value IS 'The best that was observed, in unit.';
COMMENT ON COLUMN out_progress_history.observed_on IS 'When.';
COMMENT ON COLUMN out_progress_history.elapsed_share IS 'Share of the time between announcement and deadline that is over.';
COMMENT ON COLUMN out_progress_history.pace_needed_per_year IS 'From here to the target, in unit a year.';
COMMENT ON COLUMN out_progress_history.pace_shown_per_year IS 'What was shown so far, in unit a year.';
COMMENT ON COLUMN out_progress_history.progress_low IS 'The least that progress can be, as far as what was observed may be off.';
COMMENT ON COLUMN out_progress_history.progress_high IS 'The most; empty beside a progress_low: open upwards.';
COMMENT ON COLUMN out_progress_history.at_pace_on IS 'When it would be reached at the pace shown, in a straight line.';
COMMENT ON COLUMN out_progress_history.on_time_probability IS 'Chance that it is met by its deadline, by what became of promises like it; empty: insufficient data.';
COMMENT ON COLUMN out_progress_history.never_probability IS 'Chance that it is never met.';
COMMENT ON COLUMN out_progress_history.predicted_on IS 'If it is ever met: as likely before this day as after.';
COMMENT ON COLUMN out_progress_history.predicted_earliest_on IS 'If it is ever met: one time in ten before this day.';
COMMENT ON COLUMN out_progress_history.predicted_latest_on IS 'If it is ever met: one time in ten after this day.';
COMMENT ON COLUMN out_progress_history.promise_kind IS 'The kind of past promises that it is held against first.';
COMMENT ON COLUMN out_progress_history.promises_of_kind IS 'How many of that kind were known; what was said several times of one thing counts once.';
COMMENT ON COLUMN out_progress_history.promises_resolved IS 'How many of these had come true or were given up.';
COMMENT ON COLUMN out_progress_history.own_record_share IS 'How far they speak for themselves, 0 to 1; the rest is borrowed from promises of other kinds.';
COMMENT ON COLUMN out_progress_history.horizon_creep IS 'Days by which its date moved for each day that went by, the median over all pairs of statements: 0 stands still, 1 stays as far away as ever.';
COMMENT ON COLUMN out_progress_history.days_late IS 'Days past the deadline, where it was met late or lapsed.';
COMMENT ON COLUMN out_progress_history.independent_sources IS 'Distinct origins of the claims that restate or report it: forty copies of one dispatch have one.';
COMMENT ON COLUMN out_progress_history.supporting_claims IS 'Claims that restate or report it, copies included.';
COMMENT ON COLUMN out_progress_history.strongest_standing IS 'The weightiest of them: observation, filing, primary, press, aggregator or commentary.';
COMMENT ON COLUMN out_progress_history.newest_evidence_on IS 'When the newest of them was said.';
COMMENT ON COLUMN out_progress_history.binding_demand IS 'The demand that is hardest to meet, e.g. launches per year.';
COMMENT ON COLUMN out_progress_history.binding_demand_needed IS 'How much of it the target needs.';
COMMENT ON COLUMN out_progress_history.binding_demand_shown IS 'The most that was ever shown.';
COMMENT ON COLUMN out_progress_history.binding_demand_unit IS 'Unit of both.';
COMMENT ON COLUMN out_progress_history.is_current IS 'The target is still in the watchlist.';
COMMENT ON COLUMN out_progress_history.score_id IS 'The score.';
COMMENT ON COLUMN out_progress_history.announced_by_name IS 'The name of who announced it.';
