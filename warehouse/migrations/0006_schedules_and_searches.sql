-- When launches that are to come are said to happen, as often as we looked; and what searches are asked for.

ALTER TABLE core_source ADD COLUMN query VARCHAR;
ALTER TABLE core_source ADD COLUMN window_hours DOUBLE;
ALTER TABLE core_source ADD COLUMN since_on DATE;
ALTER TABLE core_source ADD COLUMN forms VARCHAR[] DEFAULT [];
COMMENT ON COLUMN core_source.query IS 'What a search is asked for; empty: what stands in the address.';
COMMENT ON COLUMN core_source.window_hours IS 'How far back a search reaches, in hours; empty: what suits its cadence.';
COMMENT ON COLUMN core_source.since_on IS 'Filings and sitemaps: only what is not older than this day.';
COMMENT ON COLUMN core_source.forms IS 'Filings: only these forms and their amendments; none: all.';

CREATE TABLE core_scheduled_launch (
    id               VARCHAR PRIMARY KEY,
    source           VARCHAR NOT NULL,
    launch_id        VARCHAR NOT NULL,
    name             VARCHAR NOT NULL,
    programs         VARCHAR[] NOT NULL,
    net_at           TIMESTAMP NOT NULL,
    net_precision    VARCHAR,
    status           VARCHAR,
    window_begins_at TIMESTAMP,
    window_ends_at   TIMESTAMP,
    fetch_id         VARCHAR,
    known_at         TIMESTAMP NOT NULL
);
COMMENT ON TABLE core_scheduled_launch IS 'A launch that is to come, as its catalogue had it at one look: an announcement of a date, and no observation.';
COMMENT ON COLUMN core_scheduled_launch.id IS 'Content hash over all that the catalogue said of it, and the look.';
COMMENT ON COLUMN core_scheduled_launch.source IS 'Key of the source.';
COMMENT ON COLUMN core_scheduled_launch.launch_id IS 'The catalogue''s own id of the launch: a slip is another date for the same id.';
COMMENT ON COLUMN core_scheduled_launch.name IS 'The launch, as the catalogue names it.';
COMMENT ON COLUMN core_scheduled_launch.programs IS 'Keys of the programs for which it counts by the source''s rules.';
COMMENT ON COLUMN core_scheduled_launch.net_at IS 'Not earlier than this instant, UTC; read it no finer than net_precision.';
COMMENT ON COLUMN core_scheduled_launch.net_precision IS 'How fine net_at is meant: second, minute, hour, day, week, month, quarter, half, year …; empty: not said.';
COMMENT ON COLUMN core_scheduled_launch.status IS 'The catalogue''s word for how firm it is: Go, TBC, TBD, Hold …';
COMMENT ON COLUMN core_scheduled_launch.window_begins_at IS 'Begin of the launch window, UTC.';
COMMENT ON COLUMN core_scheduled_launch.window_ends_at IS 'End of the launch window, UTC.';
COMMENT ON COLUMN core_scheduled_launch.fetch_id IS 'The fetch of the listing in which it stood so.';
COMMENT ON COLUMN core_scheduled_launch.known_at IS 'When we looked: the fetch''s own instant, UTC.';
