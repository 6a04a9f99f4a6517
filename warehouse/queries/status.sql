-- How every source is doing, the worst first.
SELECT
    source,
    health,
    since_at,
    last_look_at,
    last_success_at,
    last_outcome,
    items_new_last_7_days AS new_7_days,
    expect_per_week_min AS expected,
    concat_ws(
        '; ',
        why,
        -- A healthy source has something to say too: that its search holds more than one look asks for.
        CASE WHEN health = 'healthy' THEN last_reason END,
        CASE WHEN grade IS NOT NULL THEN concat(grade, ', next look ', strftime(next_look_at, '%Y-%m-%d %H:%M')) END,
        CASE WHEN pages_waiting > 0 THEN concat(pages_waiting, ' pages waiting') END,
        CASE WHEN pages_given_up > 0 THEN concat(pages_given_up, ' pages given up') END
    ) AS reason
FROM out_source_health
ORDER BY
    list_position(['failing', 'silent', 'never looked', 'healthy', 'disabled'], health),
    list_position(['hard', 'soft', 'temporary'], grade),
    source
