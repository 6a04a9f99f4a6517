-- The announced targets that still stand, and how far each has come; $category empty: all of them.
SELECT
    target.target,
    target.program_name AS program,
    coalesce(progress.category, 'not yet assessed') AS category,
    target.deadline_on,
    progress.progress,
    progress.on_time_probability AS on_time,
    progress.predicted_on,
    progress.why,
    target.announced_by_name,
    target.announced_on
FROM out_target AS target
LEFT JOIN out_progress AS progress ON progress.target = target.target
WHERE $category IS NULL
    OR lower(coalesce(progress.category, 'not yet assessed')) = lower($category)
ORDER BY target.program_name, target.deadline_on NULLS LAST, target.target
