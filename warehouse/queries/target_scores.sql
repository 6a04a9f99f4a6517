-- Every score of one target, oldest first, but for its reasons and evidence.
SELECT * EXCLUDE (
    why, reasons, evidence, target, summary, program, metric, target_value, unit, announced_by, announced_on, announced_in,
    announced_url, deadline_on, is_current
)
FROM out_progress_history
WHERE target = $key
ORDER BY as_of_on
