INSERT INTO raw_run (run_id, kind, label, as_of_on, started_at)
VALUES ($run_id, $kind, $label, $as_of, $started_at)
ON CONFLICT DO NOTHING
