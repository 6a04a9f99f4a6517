INSERT INTO raw_poll (
    id, source, run_id, polled_at, outcome, items_found, items_new, items_skipped, reason, problem, grade, failures,
    failing_since_at, next_look_at, pages, source_version
)
SELECT
    id, source, run_id, polled_at, outcome, items_found, items_new, items_skipped, reason, problem, grade, failures,
    failing_since_at, next_look_at, pages, source_version
FROM batch
ON CONFLICT DO NOTHING
