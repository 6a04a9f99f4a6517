SELECT file, size_bytes, changed_at FROM core_imported_file WHERE source = $source
