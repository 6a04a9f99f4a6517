INSERT INTO core_archive_file (
    file, size_bytes
)
SELECT
    file, size_bytes
FROM batch
