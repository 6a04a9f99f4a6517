-- The newest score of each target up to that day.
SELECT *
FROM core_score
WHERE as_of_on <= $as_of
QUALIFY row_number() OVER (PARTITION BY target ORDER BY as_of_on DESC) = 1
ORDER BY target
