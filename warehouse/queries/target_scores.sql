-- Every score of one target, oldest first, with the demand that binds.
SELECT
    score.* EXCLUDE (id, target),
    demand.constraint_name AS binding_demand,
    demand.needed AS binding_demand_needed,
    demand.shown AS binding_demand_shown,
    demand.unit AS binding_demand_unit
FROM core_score AS score
LEFT JOIN core_score_demand AS demand ON demand.score_id = score.id AND demand.is_binding
WHERE score.target = $key
ORDER BY score.as_of_on
