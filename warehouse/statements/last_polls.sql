-- The last look at each source, with whatever outcome.
SELECT *
FROM raw_poll
QUALIFY row_number() OVER (PARTITION BY source ORDER BY polled_at DESC, id) = 1
