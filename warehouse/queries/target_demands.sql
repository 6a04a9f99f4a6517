-- What would have to be true for one target, by its newest score, against the best ever shown.
SELECT
    demand.constraint_name,
    demand.needed,
    demand.shown,
    demand.unit,
    demand.needed / nullif(demand.shown, 0) AS times_the_best_shown,
    demand.is_binding
FROM core_score_demand AS demand
JOIN out_progress AS newest ON newest.score_id = demand.score_id
WHERE newest.target = $key
ORDER BY demand.position
