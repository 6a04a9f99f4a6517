-- The watchlist as it was when it was last read, so that it can be joined. What has left it stays, marked as not current.

CREATE TABLE core_organization (
    key                       VARCHAR NOT NULL,
    name                      VARCHAR NOT NULL,
    role                      VARCHAR NOT NULL,
    aliases                   VARCHAR[] NOT NULL,
    fiscal_year_ends_in_month INTEGER NOT NULL,
    is_current                BOOLEAN NOT NULL
);
COMMENT ON TABLE core_organization IS 'Companies and authorities of the watchlist.';
COMMENT ON COLUMN core_organization.key IS 'Key in organizations.toml.';
COMMENT ON COLUMN core_organization.name IS 'Name.';
COMMENT ON COLUMN core_organization.role IS 'builder, customer, supplier, regulator or observer.';
COMMENT ON COLUMN core_organization.aliases IS 'Other names.';
COMMENT ON COLUMN core_organization.fiscal_year_ends_in_month IS 'Month in which its fiscal year ends, 1 to 12.';
COMMENT ON COLUMN core_organization.is_current IS 'Still in the watchlist.';

CREATE TABLE core_person (
    key          VARCHAR NOT NULL,
    name         VARCHAR NOT NULL,
    organization VARCHAR NOT NULL,
    role         VARCHAR NOT NULL,
    aliases      VARCHAR[] NOT NULL,
    is_current   BOOLEAN NOT NULL
);
COMMENT ON TABLE core_person IS 'People of the watchlist.';
COMMENT ON COLUMN core_person.key IS 'Key in people.toml.';
COMMENT ON COLUMN core_person.name IS 'Name.';
COMMENT ON COLUMN core_person.organization IS 'Key of the organization for which they speak.';
COMMENT ON COLUMN core_person.role IS 'What they are there.';
COMMENT ON COLUMN core_person.aliases IS 'Other forms of the name.';
COMMENT ON COLUMN core_person.is_current IS 'Still in the watchlist.';

CREATE TABLE core_program (
    key          VARCHAR NOT NULL,
    name         VARCHAR NOT NULL,
    organization VARCHAR,
    place        VARCHAR NOT NULL,
    aliases      VARCHAR[] NOT NULL,
    is_current   BOOLEAN NOT NULL
);
COMMENT ON TABLE core_program IS 'Programs of the watchlist: what claims are about.';
COMMENT ON COLUMN core_program.key IS 'Key in programs.toml.';
COMMENT ON COLUMN core_program.name IS 'Name.';
COMMENT ON COLUMN core_program.organization IS 'Key of the owner; empty where none is named.';
COMMENT ON COLUMN core_program.place IS 'orbit, ground, factory, rocket or chip: orbit is never compared with ground.';
COMMENT ON COLUMN core_program.aliases IS 'What it is called.';
COMMENT ON COLUMN core_program.is_current IS 'Still in the watchlist.';

CREATE TABLE core_metric (
    key        VARCHAR NOT NULL,
    meaning    VARCHAR NOT NULL,
    unit       VARCHAR NOT NULL,
    basis      VARCHAR NOT NULL,
    dimension  VARCHAR NOT NULL,
    is_current BOOLEAN NOT NULL
);
COMMENT ON TABLE core_metric IS 'Metrics of the watchlist: what can be measured.';
COMMENT ON COLUMN core_metric.key IS 'Key in metrics.toml.';
COMMENT ON COLUMN core_metric.meaning IS 'What it covers.';
COMMENT ON COLUMN core_metric.unit IS 'Canonical unit; an empty text for an event.';
COMMENT ON COLUMN core_metric.basis IS 'level, rate, each, total, share, ratio or event.';
COMMENT ON COLUMN core_metric.dimension IS 'Dimension of its values; an empty text for an event.';
COMMENT ON COLUMN core_metric.is_current IS 'Still in the watchlist.';

CREATE TABLE core_source (
    key                          VARCHAR NOT NULL,
    name                         VARCHAR NOT NULL,
    kind                         VARCHAR NOT NULL,
    url                          VARCHAR NOT NULL,
    standing                     VARCHAR NOT NULL,
    every_hours                  DOUBLE NOT NULL,
    expect_per_week_min          DOUBLE,
    is_enabled                   BOOLEAN NOT NULL,
    disabled_because             VARCHAR,
    is_contact_needed            BOOLEAN NOT NULL,
    min_seconds_between_requests DOUBLE NOT NULL,
    organization                 VARCHAR,
    board                        VARCHAR,
    topics                       VARCHAR[] NOT NULL,
    observes                     STRUCT(name_contains VARCHAR, program VARCHAR, metric VARCHAR)[] NOT NULL,
    method                       VARCHAR NOT NULL,
    request_body                 VARCHAR,
    document_kind                VARCHAR NOT NULL,
    note                         VARCHAR,
    is_current                   BOOLEAN NOT NULL
);
COMMENT ON TABLE core_source IS 'Sources of the watchlist: where we look, and what is expected of it.';
COMMENT ON COLUMN core_source.key IS 'Key in sources.toml.';
COMMENT ON COLUMN core_source.name IS 'Name.';
COMMENT ON COLUMN core_source.kind IS 'What it serves: rss, atom, greenhouse, celestrak …';
COMMENT ON COLUMN core_source.url IS 'Address of its listing.';
COMMENT ON COLUMN core_source.standing IS 'How much its word weighs: observation, filing, primary, press, aggregator or commentary.';
COMMENT ON COLUMN core_source.every_hours IS 'Hours from one look to the next.';
COMMENT ON COLUMN core_source.expect_per_week_min IS 'New items a week below which its silence is an alarm.';
COMMENT ON COLUMN core_source.is_enabled IS 'Looked at by default.';
COMMENT ON COLUMN core_source.disabled_because IS 'Why not.';
COMMENT ON COLUMN core_source.is_contact_needed IS 'Wants to be told whom to reach.';
COMMENT ON COLUMN core_source.min_seconds_between_requests IS 'Pace of its host, in seconds.';
COMMENT ON COLUMN core_source.organization IS 'Key of the organization whose board or blog it is.';
COMMENT ON COLUMN core_source.board IS 'The board''s token.';
COMMENT ON COLUMN core_source.topics IS 'Only items with one of these words are followed; none: all are.';
COMMENT ON COLUMN core_source.observes IS 'How rows of a catalogue become observations.';
COMMENT ON COLUMN core_source.method IS 'HTTP method of its listing.';
COMMENT ON COLUMN core_source.request_body IS 'What is sent with a POST.';
COMMENT ON COLUMN core_source.document_kind IS 'article or job_posting: what its items are.';
COMMENT ON COLUMN core_source.note IS 'What else is to be known.';
COMMENT ON COLUMN core_source.is_current IS 'Still in the watchlist.';

CREATE TABLE core_watch (
    key              VARCHAR NOT NULL,
    question         VARCHAR NOT NULL,
    programs         VARCHAR[] NOT NULL,
    metrics          VARCHAR[] NOT NULL,
    words            VARCHAR[] NOT NULL,
    has_job_postings BOOLEAN NOT NULL,
    since_on         DATE,
    note             VARCHAR,
    is_current       BOOLEAN NOT NULL
);
COMMENT ON TABLE core_watch IS 'Standing questions of the watchlist.';
COMMENT ON COLUMN core_watch.key IS 'Key in watches.toml.';
COMMENT ON COLUMN core_watch.question IS 'The question.';
COMMENT ON COLUMN core_watch.programs IS 'Keys of the programs whose claims and postings are its signals.';
COMMENT ON COLUMN core_watch.metrics IS 'Keys of the metrics that count; none: all do.';
COMMENT ON COLUMN core_watch.words IS 'A claim or posting must also have one of these words; none: no such demand.';
COMMENT ON COLUMN core_watch.has_job_postings IS 'Job postings are signals too.';
COMMENT ON COLUMN core_watch.since_on IS 'Signals before this day do not count.';
COMMENT ON COLUMN core_watch.note IS 'What else is to be known.';
COMMENT ON COLUMN core_watch.is_current IS 'Still in the watchlist.';

CREATE TABLE core_target (
    key                   VARCHAR NOT NULL,
    summary               VARCHAR NOT NULL,
    program               VARCHAR NOT NULL,
    metric                VARCHAR NOT NULL,
    basis                 VARCHAR NOT NULL,
    modality              VARCHAR NOT NULL,
    announced_by          VARCHAR NOT NULL,
    announced_on          DATE NOT NULL,
    announced_precision   VARCHAR NOT NULL,
    publisher             VARCHAR NOT NULL,
    value                 DOUBLE,
    value_high            DOUBLE,
    qualifier             VARCHAR NOT NULL,
    power_basis           VARCHAR,
    period_text           VARCHAR,
    period_earliest_on    DATE,
    period_latest_on      DATE,
    period_precision      VARCHAR,
    url                   VARCHAR,
    url_status            VARCHAR NOT NULL,
    supersedes            VARCHAR,
    withdrawn_on          DATE,
    withdrawn_because     VARCHAR,
    object_names          VARCHAR[] NOT NULL,
    not_scoreable_because VARCHAR,
    research_rows         VARCHAR[] NOT NULL,
    note                  VARCHAR,
    is_current            BOOLEAN NOT NULL
);
COMMENT ON TABLE core_target IS 'Announced targets of the watchlist, each frozen as it was announced.';
COMMENT ON COLUMN core_target.key IS 'Key in targets.toml; it outlives rewording.';
COMMENT ON COLUMN core_target.summary IS 'The target in our own words.';
COMMENT ON COLUMN core_target.program IS 'Key of the program.';
COMMENT ON COLUMN core_target.metric IS 'Key of what is measured.';
COMMENT ON COLUMN core_target.basis IS 'level, rate, each, total, share, ratio or event.';
COMMENT ON COLUMN core_target.modality IS 'How it was said: committed, planned, aspirational …';
COMMENT ON COLUMN core_target.announced_by IS 'Who announced it: a key, or a name.';
COMMENT ON COLUMN core_target.announced_on IS 'When; the first day of a month or year of which only that is known.';
COMMENT ON COLUMN core_target.announced_precision IS 'How well that is known: day, month or year.';
COMMENT ON COLUMN core_target.publisher IS 'Where it was read.';
COMMENT ON COLUMN core_target.value IS 'The value in the metric''s unit; empty for an event.';
COMMENT ON COLUMN core_target.value_high IS 'Upper end of a range, else empty.';
COMMENT ON COLUMN core_target.qualifier IS 'exactly, about, at_least, more_than, at_most, less_than, range or magnitude.';
COMMENT ON COLUMN core_target.power_basis IS 'average, peak, solar or nameplate; for powers only.';
COMMENT ON COLUMN core_target.period_text IS 'The words that date it.';
COMMENT ON COLUMN core_target.period_earliest_on IS 'Not before this day.';
COMMENT ON COLUMN core_target.period_latest_on IS 'The deadline; a lower bound alone is none.';
COMMENT ON COLUMN core_target.period_precision IS 'day, month, quarter, season, third, half, year or decade.';
COMMENT ON COLUMN core_target.url IS 'Address; empty where only the publisher is known.';
COMMENT ON COLUMN core_target.url_status IS 'known or unknown: an address is never invented.';
COMMENT ON COLUMN core_target.supersedes IS 'Key of the target that this one revises.';
COMMENT ON COLUMN core_target.withdrawn_on IS 'When it was withdrawn.';
COMMENT ON COLUMN core_target.withdrawn_because IS 'Why.';
COMMENT ON COLUMN core_target.object_names IS 'What the thing is called where it is observed; none: the program as a whole.';
COMMENT ON COLUMN core_target.not_scoreable_because IS 'Why no score can be had.';
COMMENT ON COLUMN core_target.research_rows IS 'Rows of the research table that it came from.';
COMMENT ON COLUMN core_target.note IS 'What else is to be known.';
COMMENT ON COLUMN core_target.is_current IS 'Still in the watchlist.';

CREATE TABLE core_capacity_input (
    key              VARCHAR NOT NULL,
    name             VARCHAR NOT NULL,
    value            DOUBLE NOT NULL,
    low              DOUBLE NOT NULL,
    high             DOUBLE NOT NULL,
    unit             VARCHAR NOT NULL,
    status           VARCHAR NOT NULL,
    source           VARCHAR NOT NULL,
    as_of_on         DATE NOT NULL,
    url              VARCHAR,
    stale_after_days INTEGER NOT NULL,
    note             VARCHAR,
    is_current       BOOLEAN NOT NULL
);
COMMENT ON TABLE core_capacity_input IS 'Inputs of the capacity model.';
COMMENT ON COLUMN core_capacity_input.key IS 'Key in capacity.toml; it ends with the unit.';
COMMENT ON COLUMN core_capacity_input.name IS 'What it is.';
COMMENT ON COLUMN core_capacity_input.value IS 'Best value in unit.';
COMMENT ON COLUMN core_capacity_input.low IS 'Lower end in unit.';
COMMENT ON COLUMN core_capacity_input.high IS 'Upper end in unit.';
COMMENT ON COLUMN core_capacity_input.unit IS 'Its unit.';
COMMENT ON COLUMN core_capacity_input.status IS 'published, derived or contested: how well it is known.';
COMMENT ON COLUMN core_capacity_input.source IS 'Where it comes from, in words.';
COMMENT ON COLUMN core_capacity_input.as_of_on IS 'The day for which it holds.';
COMMENT ON COLUMN core_capacity_input.url IS 'Address.';
COMMENT ON COLUMN core_capacity_input.stale_after_days IS 'Days after which it wants to be looked at again.';
COMMENT ON COLUMN core_capacity_input.note IS 'What else is to be known.';
COMMENT ON COLUMN core_capacity_input.is_current IS 'Still in the watchlist.';
