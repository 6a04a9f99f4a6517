-- The precious layer: what was asked, what was answered, when we looked.

CREATE TABLE raw_run (
    run_id      VARCHAR PRIMARY KEY,
    kind        VARCHAR NOT NULL,
    label       VARCHAR,
    as_of_on    DATE,
    started_at  TIMESTAMP NOT NULL,
    finished_at TIMESTAMP
);
COMMENT ON TABLE raw_run IS 'One row for each run of a stage or of the whole river; kill and repeat at will, the rows tell.';
COMMENT ON COLUMN raw_run.run_id IS 'Identity of the run, made by whoever starts it.';
COMMENT ON COLUMN raw_run.kind IS 'What was run: ingest, read, assess, digest, run, demo, rebuild.';
COMMENT ON COLUMN raw_run.label IS 'A name that people gave this run, if any.';
COMMENT ON COLUMN raw_run.as_of_on IS 'The date for which the run was asked; scores of the run are of this date.';
COMMENT ON COLUMN raw_run.started_at IS 'When it began, UTC.';
COMMENT ON COLUMN raw_run.finished_at IS 'When it ended, UTC; empty while it runs, and for ever if it was killed.';

CREATE TABLE raw_fetch (
    id                  VARCHAR PRIMARY KEY,
    source              VARCHAR NOT NULL,
    method              VARCHAR NOT NULL,
    url                 VARCHAR NOT NULL,
    request_body_digest VARCHAR,
    fetched_at          TIMESTAMP NOT NULL,
    outcome             VARCHAR NOT NULL,
    status              INTEGER,
    reason              VARCHAR,
    final_url           VARCHAR NOT NULL,
    content_type        VARCHAR,
    etag                VARCHAR,
    last_modified       VARCHAR,
    body_digest         VARCHAR,
    body_bytes          BIGINT NOT NULL,
    archive_file        VARCHAR,
    archive_offset      BIGINT
);
COMMENT ON TABLE raw_fetch IS 'One row for each request and its answer; the bytes lie in the archive.';
COMMENT ON COLUMN raw_fetch.id IS 'Content hash of method, address, digests and instant.';
COMMENT ON COLUMN raw_fetch.source IS 'Key of the source in the watchlist for which it was fetched.';
COMMENT ON COLUMN raw_fetch.method IS 'GET, or POST for boards that are paged by POST.';
COMMENT ON COLUMN raw_fetch.url IS 'The address that was asked.';
COMMENT ON COLUMN raw_fetch.request_body_digest IS 'SHA-256 of the body that was sent, 64 hex characters; empty for a GET.';
COMMENT ON COLUMN raw_fetch.fetched_at IS 'When the answer came, UTC.';
COMMENT ON COLUMN raw_fetch.outcome IS 'ok, unchanged, gone, refused_by_us, refused_by_them or failed.';
COMMENT ON COLUMN raw_fetch.status IS 'HTTP status; empty where no answer came.';
COMMENT ON COLUMN raw_fetch.reason IS 'Why it was refused or failed, in words.';
COMMENT ON COLUMN raw_fetch.final_url IS 'The address after redirects.';
COMMENT ON COLUMN raw_fetch.content_type IS 'Content type as the server gave it.';
COMMENT ON COLUMN raw_fetch.etag IS 'Validator for the next conditional request.';
COMMENT ON COLUMN raw_fetch.last_modified IS 'Validator for the next conditional request, as the server wrote it.';
COMMENT ON COLUMN raw_fetch.body_digest IS 'SHA-256 of the decoded body, 64 hex characters; empty without a body.';
COMMENT ON COLUMN raw_fetch.body_bytes IS 'Size of the decoded body in bytes.';
COMMENT ON COLUMN raw_fetch.archive_file IS 'Name of the WARC file below the archive.';
COMMENT ON COLUMN raw_fetch.archive_offset IS 'Where the record begins in that file, in bytes.';

CREATE TABLE raw_poll (
    id            VARCHAR PRIMARY KEY,
    source        VARCHAR NOT NULL,
    run_id        VARCHAR NOT NULL,
    polled_at     TIMESTAMP NOT NULL,
    outcome       VARCHAR NOT NULL,
    items_found   BIGINT NOT NULL,
    items_new     BIGINT NOT NULL,
    items_skipped BIGINT NOT NULL,
    reason        VARCHAR
);
COMMENT ON TABLE raw_poll IS 'One row for each look at a source: it lets silence be told from not having looked.';
COMMENT ON COLUMN raw_poll.id IS 'Identity of the look.';
COMMENT ON COLUMN raw_poll.source IS 'Key of the source in the watchlist.';
COMMENT ON COLUMN raw_poll.run_id IS 'The run in which we looked.';
COMMENT ON COLUMN raw_poll.polled_at IS 'When we looked, UTC.';
COMMENT ON COLUMN raw_poll.outcome IS 'ok, unchanged, empty, failed, refused or unreadable; the first three are answers.';
COMMENT ON COLUMN raw_poll.items_found IS 'Items that the listing held.';
COMMENT ON COLUMN raw_poll.items_new IS 'Items that we had not known before.';
COMMENT ON COLUMN raw_poll.items_skipped IS 'Items that were left aside, each counted and reported.';
COMMENT ON COLUMN raw_poll.reason IS 'Why it failed or was refused, in words.';
