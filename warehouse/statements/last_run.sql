SELECT run_id, kind, label, as_of_on, started_at, finished_at FROM raw_run ORDER BY started_at DESC, run_id LIMIT 1
