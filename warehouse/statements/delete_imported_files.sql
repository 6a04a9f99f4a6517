DELETE FROM core_imported_file
WHERE (source, file) IN (SELECT (source, file) FROM batch)
