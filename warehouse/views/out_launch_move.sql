CREATE VIEW out_launch_move AS
SELECT
    move.name AS launch,
    move.programs,
    move.change,
    move.net_before_at,
    move.precision_before,
    move.net_after_at,
    move.precision_after,
    (epoch(move.net_after_at) - epoch(move.net_before_at)) / 86400 AS days_moved,
    CASE WHEN move.is_seen_live THEN 'live' ELSE 'catch-up' END AS seen,
    move.seen_at,
    move.looked_before_at,
    move.source,
    move.launch_id
FROM core_launch_move AS move
ORDER BY move.seen_at, move.launch_id;

COMMENT ON VIEW out_launch_move IS 'Every time that a planned launch got another date, with the class of the move and whether we saw it live.';
COMMENT ON COLUMN out_launch_move.launch IS 'The launch, as its catalogue names it.';
COMMENT ON COLUMN out_launch_move.programs IS 'Keys of the programs for which it counts.';
COMMENT ON COLUMN out_launch_move.change IS 'slip, pull_in, adjust (by less than a day), firmed, loosened, or placeholder (one vague date for another).';
COMMENT ON COLUMN out_launch_move.net_before_at IS 'No earlier than, as it was, UTC; read it no finer than precision_before.';
COMMENT ON COLUMN out_launch_move.precision_before IS 'second, minute, hour, day, week, month, quarter, half, year …; empty: not said.';
COMMENT ON COLUMN out_launch_move.net_after_at IS 'No earlier than, as it became, UTC; read it no finer than precision_after.';
COMMENT ON COLUMN out_launch_move.precision_after IS 'Likewise.';
COMMENT ON COLUMN out_launch_move.days_moved IS 'By how many days; below 0: earlier.';
COMMENT ON COLUMN out_launch_move.seen IS 'live, or catch-up: nobody had looked for longer than usual, so it may have moved more than once.';
COMMENT ON COLUMN out_launch_move.seen_at IS 'When the new date was first seen, UTC.';
COMMENT ON COLUMN out_launch_move.looked_before_at IS 'When the old date was last seen, UTC.';
COMMENT ON COLUMN out_launch_move.source IS 'Key of the source.';
COMMENT ON COLUMN out_launch_move.launch_id IS 'The catalogue''s own id of the launch.';
