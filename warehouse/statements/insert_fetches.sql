INSERT INTO raw_fetch (
    id, source, method, url, request_body_digest, fetched_at, outcome, status, reason, final_url, content_type, etag,
    last_modified, body_digest, body_bytes, archive_file, archive_offset
)
SELECT
    id, source, method, url, request_body_digest, fetched_at, outcome, status, reason, final_url, content_type, etag,
    last_modified, body_digest, body_bytes, archive_file, archive_offset
FROM batch
ON CONFLICT DO NOTHING
