-- The last look at each source that was answered.
SELECT source, max(polled_at) AS polled_at
FROM raw_poll
WHERE outcome IN ('ok', 'unchanged', 'empty')
GROUP BY source
