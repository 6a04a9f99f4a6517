DELETE FROM core_watch WHERE key IN (SELECT key FROM batch)
