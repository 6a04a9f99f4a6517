DELETE FROM core_metric WHERE key IN (SELECT key FROM batch)
