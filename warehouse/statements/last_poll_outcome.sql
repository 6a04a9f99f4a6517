SELECT outcome FROM raw_poll WHERE source = $source ORDER BY polled_at DESC, id LIMIT 1
