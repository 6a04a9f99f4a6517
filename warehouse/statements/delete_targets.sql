DELETE FROM core_target WHERE key IN (SELECT key FROM batch)
