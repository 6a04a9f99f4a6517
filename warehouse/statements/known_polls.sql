SELECT id FROM raw_poll WHERE id IN (SELECT unnest($ids))
