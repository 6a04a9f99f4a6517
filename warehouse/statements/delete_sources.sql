DELETE FROM core_source WHERE key IN (SELECT key FROM batch)
