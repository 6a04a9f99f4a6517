INSERT INTO core_imported_file (
    source, file, size_bytes, changed_at
)
SELECT
    source, file, size_bytes, changed_at
FROM batch
