-- How every source is doing, the worst first.
WITH aside AS (
    SELECT source, problem, count(*) AS pages
    FROM out_page_problem
    WHERE problem IS NOT NULL
        AND fetched_at > (SELECT max(polled_at) FROM raw_poll) - INTERVAL 7 DAY
    GROUP BY source, problem
),
without_article AS (
    SELECT
        source,
        concat(
            'no article came of ', sum(pages), ' pages in 7 days (',
            string_agg(concat(pages, ' ', replace(problem, '_', ' ')), ', ' ORDER BY pages DESC, problem), ')'
        ) AS words
    FROM aside
    GROUP BY source
),
in_part AS (
    SELECT
        source,
        concat(
            count(DISTINCT document_id), ' of the documents of 7 days read in part, ', sum(sentence_count),
            ' sentences too much (see out_unread_stretch)'
        ) AS words
    FROM out_unread_stretch
    WHERE known_at > (SELECT max(polled_at) FROM raw_poll) - INTERVAL 7 DAY
    GROUP BY source
)
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
        CASE WHEN pages_given_up > 0 THEN concat(pages_given_up, ' pages given up') END,
        without_article.words,
        in_part.words
    ) AS reason
FROM out_source_health
LEFT JOIN without_article USING (source)
LEFT JOIN in_part USING (source)
ORDER BY
    list_position(['failing', 'silent', 'never looked', 'healthy', 'disabled'], health),
    list_position(['hard', 'soft', 'temporary'], grade),
    source
