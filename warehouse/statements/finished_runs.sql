SELECT run_id FROM raw_run WHERE finished_at IS NOT NULL
