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
    coalesce(health.disabled_because, health.last_reason) AS reason
FROM out_source_health AS health
ORDER BY health.source
