-- Every score is of a target that the watchlist has or once had.
SELECT id, target, as_of_on
FROM core_score
WHERE target NOT IN (SELECT key FROM core_target)
ORDER BY id
