DELETE FROM core_capacity_input WHERE key IN (SELECT key FROM batch)
