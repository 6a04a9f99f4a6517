-- Every claim measures something that the watchlist has or once had.
SELECT id, metric
FROM core_claim
WHERE metric NOT IN (SELECT key FROM core_metric)
ORDER BY id
