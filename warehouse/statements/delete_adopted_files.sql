DELETE FROM core_archive_file WHERE file IN (SELECT file FROM batch)
