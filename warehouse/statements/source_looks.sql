-- Each source as it was doing at the end of the last day, with what it brought in these days.
SELECT
    health.source,
    health.name,
    health.health,
    CAST(health.last_success_at AS DATE) AS last_answered_on,
    coalesce((
        SELECT CAST(sum(poll.items_new) AS BIGINT)
        FROM raw_poll AS poll
        WHERE poll.source = health.source AND CAST(poll.polled_at AS DATE) BETWEEN $first AND $last
    ), 0) AS items_this_week,
    CASE
        WHEN health.health IN ('failing', 'silent') AND health.since_at IS NOT NULL AND NOT starts_with(health.why, 'not looked')
            THEN concat(health.why, ' (since ', CAST(CAST(health.since_at AS DATE) AS VARCHAR), ')')
        ELSE health.why
    END AS reason
FROM out_source_health_at(CAST($last AS TIMESTAMP) + INTERVAL 1 DAY - INTERVAL 1 MICROSECOND) AS health
ORDER BY health.source
