-- How every source is doing, the worst first.
SELECT
    source,
    health,
    last_look_at,
    last_success_at,
    last_outcome,
    items_new_last_7_days AS new_7_days,
    expect_per_week_min AS expected,
    coalesce(disabled_because, last_reason) AS reason
FROM out_source_health
ORDER BY
    list_position(['failing', 'silent', 'never looked', 'healthy', 'disabled'], health),
    source
