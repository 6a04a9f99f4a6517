DELETE FROM core_posting_wording WHERE origin_id IN (SELECT origin_id FROM batch)
