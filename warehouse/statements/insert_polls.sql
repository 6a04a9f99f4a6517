INSERT INTO raw_poll (
    id, source, run_id, polled_at, outcome, items_found, items_new, items_skipped, reason
)
SELECT
    id, source, run_id, polled_at, outcome, items_found, items_new, items_skipped, reason
FROM batch
ON CONFLICT DO NOTHING
