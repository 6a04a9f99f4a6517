-- No period ends before it begins.
SELECT id, period_text, period_earliest_on, period_latest_on
FROM core_claim
WHERE period_earliest_on > period_latest_on
ORDER BY id
