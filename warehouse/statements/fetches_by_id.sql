SELECT * FROM raw_fetch WHERE id IN (SELECT unnest($ids)) ORDER BY id
