SELECT file, size_bytes FROM core_archive_file
