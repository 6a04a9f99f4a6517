CREATE VIEW out_progress AS
SELECT * EXCLUDE (is_current)
FROM out_progress_history
WHERE is_current
QUALIFY row_number() OVER (PARTITION BY target ORDER BY as_of_on DESC) = 1;

COMMENT ON VIEW out_progress IS 'The newest score of every target of the watchlist: how far it has come, why, and on what evidence.';
COMMENT ON COLUMN out_progress.target IS 'Key of the target.';
COMMENT ON COLUMN out_progress.as_of_on IS 'The date: nothing that came to be known later was looked at.';
COMMENT ON COLUMN out_progress.category IS 'met, met late, on track, behind, far behind, no evidence yet, lapsed, withdrawn or not scoreable.';
COMMENT ON COLUMN out_progress.progress IS 'Observed over target, from 0; of an event 0 or 1; empty: not known.';
COMMENT ON COLUMN out_progress.why IS 'What decided, in words; the other reasons stand in reasons.';
COMMENT ON COLUMN out_progress.reasons IS 'The reasons, in their order.';
COMMENT ON COLUMN out_progress.evidence IS 'What the reasons stand on, newest first: quote, speaker, publisher, standing, day and address of each claim and observation.';
COMMENT ON COLUMN out_progress.summary IS 'The target in our own words.';
COMMENT ON COLUMN out_progress.program IS 'Key of the program.';
COMMENT ON COLUMN out_progress.metric IS 'Key of what is measured.';
COMMENT ON COLUMN out_progress.target_value IS 'What was announced, in unit; empty for an event.';
COMMENT ON COLUMN out_progress.unit IS 'Canonical unit of the metric; an empty text for an event.';
COMMENT ON COLUMN out_progress.announced_by IS 'Who announced it: a key, or a name.';
COMMENT ON COLUMN out_progress.announced_on IS 'When.';
COMMENT ON COLUMN out_progress.announced_in IS 'Where that was read.';
COMMENT ON COLUMN out_progress.announced_url IS 'Address of the announcement; empty where only the publisher is known.';
COMMENT ON COLUMN out_progress.deadline_on IS 'The deadline.';
COMMENT ON COLUMN out_progress.observed_value IS 'The best that was observed, in unit.';
COMMENT ON COLUMN out_progress.observed_on IS 'When.';
COMMENT ON COLUMN out_progress.elapsed_share IS 'Share of the time between announcement and deadline that is over.';
COMMENT ON COLUMN out_progress.pace_needed_per_year IS 'From here to the target, in unit a year.';
COMMENT ON COLUMN out_progress.pace_shown_per_year IS 'What was shown so far, in unit a year.';
COMMENT ON COLUMN out_progress.progress_low IS 'The least that progress can be, as far as what was observed may be off.';
COMMENT ON COLUMN out_progress.progress_high IS 'The most; empty beside a progress_low: open upwards.';
COMMENT ON COLUMN out_progress.at_pace_on IS 'When it would be reached at the pace shown, in a straight line.';
COMMENT ON COLUMN out_progress.on_time_probability IS 'Chance that it is met by its deadline, by what became of promises like it; empty: insufficient data.';
COMMENT ON COLUMN out_progress.never_probability IS 'Chance that it is never met.';
COMMENT ON COLUMN out_progress.predicted_on IS 'If it is ever met: as likely before this day as after.';
COMMENT ON COLUMN out_progress.predicted_earliest_on IS 'If it is ever met: one time in ten before this day.';
COMMENT ON COLUMN out_progress.predicted_latest_on IS 'If it is ever met: one time in ten after this day.';
COMMENT ON COLUMN out_progress.promise_kind IS 'The kind of past promises that it is held against first.';
COMMENT ON COLUMN out_progress.promises_of_kind IS 'How many of that kind were known; what was said several times of one thing counts once.';
COMMENT ON COLUMN out_progress.promises_resolved IS 'How many of these had come true or were given up.';
COMMENT ON COLUMN out_progress.own_record_share IS 'How far they speak for themselves, 0 to 1; the rest is borrowed from promises of other kinds.';
COMMENT ON COLUMN out_progress.horizon_creep IS 'Days by which its date moved for each day that went by, the median over all pairs of statements: 0 stands still, 1 stays as far away as ever.';
COMMENT ON COLUMN out_progress.days_late IS 'Days past the deadline, where it was met late or lapsed.';
COMMENT ON COLUMN out_progress.independent_sources IS 'Distinct origins of the claims that restate or report it: forty copies of one dispatch have one.';
COMMENT ON COLUMN out_progress.supporting_claims IS 'Claims that restate or report it, copies included.';
COMMENT ON COLUMN out_progress.strongest_standing IS 'The weightiest of them: observation, filing, primary, press, aggregator or commentary.';
COMMENT ON COLUMN out_progress.newest_evidence_on IS 'When the newest of them was said.';
COMMENT ON COLUMN out_progress.binding_demand IS 'The demand that is hardest to meet, e.g. launches per year.';
COMMENT ON COLUMN out_progress.binding_demand_needed IS 'How much of it the target needs.';
COMMENT ON COLUMN out_progress.binding_demand_shown IS 'The most that was ever shown.';
COMMENT ON COLUMN out_progress.binding_demand_unit IS 'Unit of both.';
COMMENT ON COLUMN out_progress.score_id IS 'The score.';
COMMENT ON COLUMN out_progress.announced_by_name IS 'The name of who announced it.';
