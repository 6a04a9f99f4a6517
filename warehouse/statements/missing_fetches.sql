SELECT count(*) AS fetches FROM raw_fetch WHERE id NOT IN (SELECT unnest($ids))
