UPDATE raw_run SET finished_at = $finished_at WHERE run_id = $run_id
