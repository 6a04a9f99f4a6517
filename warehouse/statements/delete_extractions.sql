DELETE FROM core_extraction WHERE origin_id IN (SELECT origin_id FROM batch)
