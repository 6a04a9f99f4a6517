CREATE VIEW out_launch_date AS
WITH look AS (
    SELECT
        *,
        lag(net_at) OVER looks AS net_before_at,
        lag(net_precision) OVER looks AS precision_before,
        lag(known_at) OVER looks AS looked_before_at
    FROM core_scheduled_launch
    WINDOW looks AS (PARTITION BY source, launch_id ORDER BY known_at, id)
)
SELECT
    source,
    launch_id,
    name,
    programs,
    net_at,
    net_precision,
    status,
    known_at AS first_seen_at,
    net_before_at,
    (epoch(net_at) - epoch(net_before_at)) / 86400 AS days_moved,
    looked_before_at
FROM look
WHERE looked_before_at IS NULL
    OR net_at <> net_before_at
    OR net_precision IS DISTINCT FROM precision_before
ORDER BY source, launch_id, first_seen_at;

COMMENT ON VIEW out_launch_date IS 'Dates of launches to come as catalogues had them, one row for each date that was given: how each launch has moved. A date is an announcement, and no observation.';
COMMENT ON COLUMN out_launch_date.source IS 'Key of the source.';
COMMENT ON COLUMN out_launch_date.launch_id IS 'The catalogue''s own id: a slip is another date for the same id.';
COMMENT ON COLUMN out_launch_date.name IS 'What the catalogue calls the launch.';
COMMENT ON COLUMN out_launch_date.programs IS 'Keys of the programs that it counts for.';
COMMENT ON COLUMN out_launch_date.net_at IS 'No earlier than, UTC.';
COMMENT ON COLUMN out_launch_date.net_precision IS 'How finely that is meant: second, minute, hour, day, month, quarter, year …';
COMMENT ON COLUMN out_launch_date.status IS 'The catalogue''s word: Go, TBC, TBD, Hold …';
COMMENT ON COLUMN out_launch_date.first_seen_at IS 'The look that first showed this date, UTC.';
COMMENT ON COLUMN out_launch_date.net_before_at IS 'The date that the look before had; empty at the first look.';
COMMENT ON COLUMN out_launch_date.days_moved IS 'By how many days it moved; below 0: earlier.';
COMMENT ON COLUMN out_launch_date.looked_before_at IS 'When that look was: the date may have moved more than once since.';
