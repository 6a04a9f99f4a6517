INSERT INTO core_launch_move (
    id, source, launch_id, name, programs, change, net_before_at, precision_before, net_after_at, precision_after, is_seen_live,
    looked_before_at, seen_at
)
SELECT
    id, source, launch_id, name, programs, change, net_before_at, precision_before, net_after_at, precision_after, is_seen_live,
    looked_before_at, seen_at
FROM batch
ON CONFLICT DO NOTHING
