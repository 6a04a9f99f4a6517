-- What would have to be true for one target, by its newest score, against the best ever shown.
SELECT constraint_name, needed, shown, unit, needed / nullif(shown, 0) AS times_the_best_shown, is_binding
FROM core_score_demand
WHERE score_id = (SELECT id FROM core_score WHERE target = $key ORDER BY as_of_on DESC LIMIT 1)
ORDER BY position
