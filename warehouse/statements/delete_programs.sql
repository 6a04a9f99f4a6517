DELETE FROM core_program WHERE key IN (SELECT key FROM batch)
