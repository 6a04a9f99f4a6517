INSERT INTO core_scheduled_launch (
    id, source, launch_id, name, programs, net_at, net_precision, status, window_begins_at, window_ends_at, fetch_id,
    known_at
)
SELECT
    id, source, launch_id, name, programs, net_at, net_precision, status, window_begins_at, window_ends_at, fetch_id,
    known_at
FROM batch
ON CONFLICT DO NOTHING
