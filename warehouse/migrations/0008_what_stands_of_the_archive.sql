-- How much of each file of the archive, and of what is imported by hand, stands in the warehouse.

CREATE TABLE core_archive_file (
    file       VARCHAR PRIMARY KEY,
    size_bytes BIGINT NOT NULL
);
COMMENT ON TABLE core_archive_file IS 'One row for each file of the archive that has been gone through; what is missing here is gone through at the next ingest.';
COMMENT ON COLUMN core_archive_file.file IS 'Name of the WARC file below the archive.';
COMMENT ON COLUMN core_archive_file.size_bytes IS 'How many bytes it had then; a file that has grown since is gone through again.';

CREATE TABLE core_imported_file (
    source     VARCHAR NOT NULL,
    file       VARCHAR NOT NULL,
    size_bytes BIGINT NOT NULL,
    changed_at TIMESTAMP NOT NULL,
    PRIMARY KEY (source, file)
);
COMMENT ON TABLE core_imported_file IS 'One row for each file of a folder or WARC source that has been taken over into the archive.';
COMMENT ON COLUMN core_imported_file.source IS 'Key of the source.';
COMMENT ON COLUMN core_imported_file.file IS 'The file, as it is named below the source''s path.';
COMMENT ON COLUMN core_imported_file.size_bytes IS 'How many bytes it had then.';
COMMENT ON COLUMN core_imported_file.changed_at IS 'When it had last been changed then, UTC; one that has changed since is taken over again.';
