-- How the launch that one target names has moved in the catalogues of launches to come, oldest first.
SELECT date.net_at, date.net_precision, date.status, date.days_moved, date.name, date.first_seen_at, date.source
FROM out_launch_date AS date
JOIN core_target AS target
    ON target.key = $key
    AND list_contains(date.programs, target.program)
    AND len(list_filter(
        target.object_names,
        lambda object_name: regexp_matches(
            date.name, '(^|[^0-9A-Za-z])' || regexp_escape(object_name) || '([^0-9A-Za-z]|$)', 'i'
        )
    )) > 0
WHERE target.metric IN ('launch', 'prototype_launch')
ORDER BY date.first_seen_at, date.source, date.launch_id
