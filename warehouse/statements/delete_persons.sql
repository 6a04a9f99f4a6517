DELETE FROM core_person WHERE key IN (SELECT key FROM batch)
