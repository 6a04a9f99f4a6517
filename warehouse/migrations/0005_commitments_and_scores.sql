-- What speaks of the targets, and how far they have come.

CREATE TABLE core_commitment (
    target   VARCHAR NOT NULL,
    claim_id VARCHAR NOT NULL,
    stance   VARCHAR NOT NULL
);
COMMENT ON TABLE core_commitment IS 'A claim that speaks of a target: it shares program, metric and basis.';
COMMENT ON COLUMN core_commitment.target IS 'Key of the target.';
COMMENT ON COLUMN core_commitment.claim_id IS 'The claim.';
COMMENT ON COLUMN core_commitment.stance IS 'How it bears on the target: restates, revises, reports, doubts or mentions.';

CREATE TABLE core_score (
    id                   VARCHAR PRIMARY KEY,
    target               VARCHAR NOT NULL,
    as_of_on             DATE NOT NULL,
    category             VARCHAR NOT NULL,
    progress             DOUBLE,
    observed_value       DOUBLE,
    observed_on          DATE,
    elapsed_share        DOUBLE,
    pace_needed_per_year DOUBLE,
    pace_shown_per_year  DOUBLE,
    days_late            INTEGER,
    independent_sources  INTEGER NOT NULL,
    strongest_standing   VARCHAR,
    newest_evidence_on   DATE
);
COMMENT ON TABLE core_score IS 'A target at a date, on separate axes; an empty field is not known, and a reason says why.';
COMMENT ON COLUMN core_score.id IS 'Content hash of target and date.';
COMMENT ON COLUMN core_score.target IS 'Key of the target.';
COMMENT ON COLUMN core_score.as_of_on IS 'The date: nothing that came to be known later was looked at.';
COMMENT ON COLUMN core_score.category IS 'met, met late, on track, behind, far behind, no evidence yet, lapsed, withdrawn or not scoreable.';
COMMENT ON COLUMN core_score.progress IS 'Observed over target, from 0; of an event 0 or 1.';
COMMENT ON COLUMN core_score.observed_value IS 'The best that was observed, in the metric''s unit.';
COMMENT ON COLUMN core_score.observed_on IS 'When.';
COMMENT ON COLUMN core_score.elapsed_share IS 'Share of the time between announcement and deadline that is over.';
COMMENT ON COLUMN core_score.pace_needed_per_year IS 'From here to the target, in the metric''s unit a year.';
COMMENT ON COLUMN core_score.pace_shown_per_year IS 'What was shown so far, in the metric''s unit a year.';
COMMENT ON COLUMN core_score.days_late IS 'Days past the deadline, where it was met late or lapsed.';
COMMENT ON COLUMN core_score.independent_sources IS 'Distinct sources among the claims that restate or report it.';
COMMENT ON COLUMN core_score.strongest_standing IS 'The weightiest of them: observation, filing, primary, press, aggregator or commentary.';
COMMENT ON COLUMN core_score.newest_evidence_on IS 'When the newest of them was said.';

CREATE TABLE core_score_reason (
    score_id        VARCHAR NOT NULL,
    position        INTEGER NOT NULL,
    axis            VARCHAR NOT NULL,
    text            VARCHAR NOT NULL,
    claim_ids       VARCHAR[] NOT NULL,
    observation_ids VARCHAR[] NOT NULL,
    capacity_keys   VARCHAR[] NOT NULL
);
COMMENT ON TABLE core_score_reason IS 'Why a score is as it is, in words, with the rows it stands on.';
COMMENT ON COLUMN core_score_reason.score_id IS 'The score.';
COMMENT ON COLUMN core_score_reason.position IS 'Order in which the reasons are given, from 0.';
COMMENT ON COLUMN core_score_reason.axis IS 'What it explains: progress, pace, demand, support or category.';
COMMENT ON COLUMN core_score_reason.text IS 'The reason.';
COMMENT ON COLUMN core_score_reason.claim_ids IS 'Claims that it stands on.';
COMMENT ON COLUMN core_score_reason.observation_ids IS 'Observations that it stands on.';
COMMENT ON COLUMN core_score_reason.capacity_keys IS 'Capacity inputs that it stands on.';

CREATE TABLE core_score_demand (
    score_id        VARCHAR NOT NULL,
    position        INTEGER NOT NULL,
    constraint_name VARCHAR NOT NULL,
    needed          DOUBLE NOT NULL,
    shown           DOUBLE,
    unit            VARCHAR NOT NULL,
    is_binding      BOOLEAN NOT NULL
);
COMMENT ON TABLE core_score_demand IS 'What would have to be true for a target, against the best ever shown.';
COMMENT ON COLUMN core_score_demand.score_id IS 'The score.';
COMMENT ON COLUMN core_score_demand.position IS 'Order in which the demands are given, from 0.';
COMMENT ON COLUMN core_score_demand.constraint_name IS 'What is demanded, e.g. launches per year.';
COMMENT ON COLUMN core_score_demand.needed IS 'How much of it the target needs, in unit.';
COMMENT ON COLUMN core_score_demand.shown IS 'The most that was ever shown, in unit.';
COMMENT ON COLUMN core_score_demand.unit IS 'Unit of both.';
COMMENT ON COLUMN core_score_demand.is_binding IS 'The demand that is hardest to meet.';
