DELETE FROM core_promise WHERE key IN (SELECT key FROM batch)
