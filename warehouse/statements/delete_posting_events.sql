DELETE FROM core_posting_event WHERE source = $source
