-- What became of the dates of launches that are to come, from one look to the next: made anew from the looks whenever documents are read.

CREATE TABLE core_launch_move (
    id               VARCHAR PRIMARY KEY,
    source           VARCHAR NOT NULL,
    launch_id        VARCHAR NOT NULL,
    name             VARCHAR NOT NULL,
    programs         VARCHAR[] NOT NULL,
    change           VARCHAR NOT NULL,
    net_before_at    TIMESTAMP NOT NULL,
    precision_before VARCHAR,
    net_after_at     TIMESTAMP NOT NULL,
    precision_after  VARCHAR,
    is_seen_live     BOOLEAN NOT NULL,
    looked_before_at TIMESTAMP NOT NULL,
    seen_at          TIMESTAMP NOT NULL
);
COMMENT ON TABLE core_launch_move IS 'One row for each time that a look at a catalogue showed another date for a launch than the look before.';
COMMENT ON COLUMN core_launch_move.id IS 'Content hash of the two looks.';
COMMENT ON COLUMN core_launch_move.source IS 'Key of the source.';
COMMENT ON COLUMN core_launch_move.launch_id IS 'The catalogue''s own id of the launch.';
COMMENT ON COLUMN core_launch_move.name IS 'The launch, as the catalogue named it at the later look.';
COMMENT ON COLUMN core_launch_move.programs IS 'Keys of the programs for which it counts.';
COMMENT ON COLUMN core_launch_move.change IS 'slip, pull_in, adjust (by less than a day), firmed, loosened, or placeholder (one vague date for another).';
COMMENT ON COLUMN core_launch_move.net_before_at IS 'The date at the earlier look, UTC; read it no finer than precision_before.';
COMMENT ON COLUMN core_launch_move.precision_before IS 'How fine that was meant; empty: not said.';
COMMENT ON COLUMN core_launch_move.net_after_at IS 'The date at the later look, UTC.';
COMMENT ON COLUMN core_launch_move.precision_after IS 'How fine that was meant; empty: not said.';
COMMENT ON COLUMN core_launch_move.is_seen_live IS 'Whether we had looked shortly before; else the date may have moved more than once.';
COMMENT ON COLUMN core_launch_move.looked_before_at IS 'When the old date was last seen, UTC.';
COMMENT ON COLUMN core_launch_move.seen_at IS 'When the new date was first seen, UTC.';
