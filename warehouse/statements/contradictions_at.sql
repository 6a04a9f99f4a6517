SELECT *
FROM core_contradiction
WHERE as_of_on = (SELECT max(as_of_on) FROM core_score WHERE as_of_on <= $as_of)
ORDER BY check_name, program, stated_value, implied_value
