DELETE FROM core_organization WHERE key IN (SELECT key FROM batch)
