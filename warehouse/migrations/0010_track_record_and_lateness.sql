-- Past promises and what became of them; of each score, how far off its progress may be and when its target may be met.

CREATE TABLE core_promise (
    key                 VARCHAR PRIMARY KEY,
    organization        VARCHAR NOT NULL,
    kind                VARCHAR NOT NULL,
    promise             VARCHAR NOT NULL,
    definition          VARCHAR NOT NULL,
    announced_on        DATE NOT NULL,
    due_on              DATE NOT NULL,
    publisher           VARCHAR NOT NULL,
    program             VARCHAR,
    announced_precision VARCHAR NOT NULL,
    speaker             VARCHAR,
    said_before         VARCHAR,
    happened_on         DATE,
    happened_precision  VARCHAR NOT NULL,
    partly_on           DATE,
    partly_because      VARCHAR,
    abandoned_on        DATE,
    abandoned_as        VARCHAR,
    url                 VARCHAR,
    url_status          VARCHAR NOT NULL,
    outcome_publisher   VARCHAR,
    outcome_url         VARCHAR,
    note                VARCHAR,
    is_current          BOOLEAN NOT NULL
);
COMMENT ON TABLE core_promise IS 'A past promise and what became of it, as the watchlist''s track record has it.';
COMMENT ON COLUMN core_promise.key IS 'Key of the promise.';
COMMENT ON COLUMN core_promise.organization IS 'Whose promise it was: a key, or a name.';
COMMENT ON COLUMN core_promise.kind IS 'What was promised: launch, deployment, chip, ground_site, factory, cadence or cost.';
COMMENT ON COLUMN core_promise.promise IS 'The promise in our own words.';
COMMENT ON COLUMN core_promise.definition IS 'What counts as kept, as it was understood on the day it was said.';
COMMENT ON COLUMN core_promise.announced_on IS 'When it was said; the first day of a month or year of which only that is known.';
COMMENT ON COLUMN core_promise.due_on IS 'Its last day.';
COMMENT ON COLUMN core_promise.publisher IS 'Where it was read.';
COMMENT ON COLUMN core_promise.program IS 'Key of the program; empty: outside of the catalogue.';
COMMENT ON COLUMN core_promise.announced_precision IS 'How well announced_on is known: day, month or year.';
COMMENT ON COLUMN core_promise.speaker IS 'Who said it: a key, or a name; empty: the organization.';
COMMENT ON COLUMN core_promise.said_before IS 'Key of what was said before of the same thing; together they are one promise.';
COMMENT ON COLUMN core_promise.happened_on IS 'When it came true; empty: not yet, or never.';
COMMENT ON COLUMN core_promise.happened_precision IS 'How well happened_on is known: day, month or year.';
COMMENT ON COLUMN core_promise.partly_on IS 'When a part of it came true.';
COMMENT ON COLUMN core_promise.partly_because IS 'Which part.';
COMMENT ON COLUMN core_promise.abandoned_on IS 'When it was given up.';
COMMENT ON COLUMN core_promise.abandoned_as IS 'How: failed, withdrawn or rescoped.';
COMMENT ON COLUMN core_promise.url IS 'Address; empty where only the publisher is known.';
COMMENT ON COLUMN core_promise.url_status IS 'known or unknown: an address is never invented.';
COMMENT ON COLUMN core_promise.outcome_publisher IS 'Where what became of it was read, if elsewhere.';
COMMENT ON COLUMN core_promise.outcome_url IS 'Address of that.';
COMMENT ON COLUMN core_promise.note IS 'What else is to be known.';
COMMENT ON COLUMN core_promise.is_current IS 'It is in the watchlist as it is now.';

ALTER TABLE core_score ADD COLUMN progress_low DOUBLE;
ALTER TABLE core_score ADD COLUMN progress_high DOUBLE;
ALTER TABLE core_score ADD COLUMN at_pace_on DATE;
ALTER TABLE core_score ADD COLUMN on_time_probability DOUBLE;
ALTER TABLE core_score ADD COLUMN never_probability DOUBLE;
ALTER TABLE core_score ADD COLUMN predicted_on DATE;
ALTER TABLE core_score ADD COLUMN predicted_earliest_on DATE;
ALTER TABLE core_score ADD COLUMN predicted_latest_on DATE;
ALTER TABLE core_score ADD COLUMN promise_kind VARCHAR;
ALTER TABLE core_score ADD COLUMN promises_of_kind DOUBLE;
ALTER TABLE core_score ADD COLUMN promises_resolved DOUBLE;
ALTER TABLE core_score ADD COLUMN own_record_share DOUBLE;
ALTER TABLE core_score ADD COLUMN horizon_creep DOUBLE;
COMMENT ON COLUMN core_score.progress_low IS 'The least that progress can be, as far as what was observed may be off.';
COMMENT ON COLUMN core_score.progress_high IS 'The most; empty beside a progress_low: open upwards.';
COMMENT ON COLUMN core_score.at_pace_on IS 'When it would be reached at the pace shown, in a straight line.';
COMMENT ON COLUMN core_score.on_time_probability IS 'Chance that it is met by its deadline, by what became of promises like it; empty: insufficient data.';
COMMENT ON COLUMN core_score.never_probability IS 'Chance that it is never met.';
COMMENT ON COLUMN core_score.predicted_on IS 'If it is ever met: as likely before this day as after.';
COMMENT ON COLUMN core_score.predicted_earliest_on IS 'If it is ever met: one time in ten before this day.';
COMMENT ON COLUMN core_score.predicted_latest_on IS 'If it is ever met: one time in ten after this day.';
COMMENT ON COLUMN core_score.promise_kind IS 'The kind of past promises that it is held against first.';
COMMENT ON COLUMN core_score.promises_of_kind IS 'How many of that kind were known; what was said several times of one thing counts once.';
COMMENT ON COLUMN core_score.promises_resolved IS 'How many of these had come true or were given up.';
COMMENT ON COLUMN core_score.own_record_share IS 'How far they speak for themselves, 0 to 1; the rest is borrowed from promises of other kinds.';
COMMENT ON COLUMN core_score.horizon_creep IS 'Days by which its date moved for each day that went by between two statements, in the middle: 0 stands still, 1 stays as far away as ever.';

ALTER TABLE core_score_reason ADD COLUMN promise_keys VARCHAR[] DEFAULT [];
COMMENT ON COLUMN core_score_reason.promise_keys IS 'Past promises that it stands on.';

ALTER TABLE core_target ADD COLUMN also_read_as VARCHAR;
COMMENT ON COLUMN core_target.also_read_as IS 'Key of the same announcement as others print it, on another basis.';

ALTER TABLE core_source ADD COLUMN error_share DOUBLE DEFAULT 0;
COMMENT ON COLUMN core_source.error_share IS 'By how large a share the values that it observes may be off.';
