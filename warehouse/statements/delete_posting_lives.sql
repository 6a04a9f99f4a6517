DELETE FROM core_posting_life WHERE source = $source
