SELECT source, max(polled_at) AS polled_at
FROM raw_poll
GROUP BY source
