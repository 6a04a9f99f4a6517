CREATE VIEW out_posting AS
WITH newest AS (
    SELECT
        posting.*,
        document.text,
        document.fetched_at,
        count(*) OVER (PARTITION BY posting.source, posting.board, posting.post_id) AS wording_count,
        min(document.fetched_at) OVER (PARTITION BY posting.source, posting.board, posting.post_id) AS first_fetched_at
    FROM core_posting AS posting
    JOIN core_document AS document ON document.id = posting.document_id
    QUALIFY row_number() OVER (
        PARTITION BY posting.source, posting.board, posting.post_id
        ORDER BY document.fetched_at DESC, document.id
    ) = 1
),
sighting AS (
    SELECT source, board, post_id, min(seen_at) AS first_seen_at, max(seen_at) AS last_seen_at
    FROM core_posting_sighting
    GROUP BY source, board, post_id
),
closing AS (
    -- The first look after the last sighting that was answered with a list on which it did not stand.
    SELECT sighting.source, sighting.board, sighting.post_id, min(poll.polled_at) AS closed_at
    FROM sighting
    JOIN raw_poll AS poll ON poll.source = sighting.source AND poll.polled_at > sighting.last_seen_at
    WHERE poll.outcome IN ('ok', 'empty')
    GROUP BY sighting.source, sighting.board, sighting.post_id
),
still AS (
    -- A board that answers "unchanged" shows what it showed before.
    SELECT sighting.source, sighting.board, sighting.post_id, max(poll.polled_at) AS last_seen_at
    FROM sighting
    LEFT JOIN closing USING (source, board, post_id)
    JOIN raw_poll AS poll ON poll.source = sighting.source AND poll.polled_at > sighting.last_seen_at
    WHERE poll.outcome = 'unchanged'
        AND (closing.closed_at IS NULL OR poll.polled_at < closing.closed_at)
    GROUP BY sighting.source, sighting.board, sighting.post_id
)
SELECT
    newest.source,
    newest.board,
    newest.post_id,
    newest.requisition_id,
    newest.company,
    coalesce(organization.name, newest.company) AS company_name,
    newest.title,
    newest.place,
    newest.department,
    newest.job_function,
    newest.seniority,
    newest.programs,
    newest.posted_on,
    newest.url,
    CAST(coalesce(sighting.first_seen_at, newest.first_fetched_at) AS DATE) AS first_seen_on,
    CAST(coalesce(still.last_seen_at, sighting.last_seen_at, newest.fetched_at) AS DATE) AS last_seen_on,
    CAST(closing.closed_at AS DATE) AS closed_on,
    closing.closed_at IS NULL AS is_open,
    newest.wording_count,
    newest.text,
    newest.document_id
FROM newest
LEFT JOIN sighting USING (source, board, post_id)
LEFT JOIN closing USING (source, board, post_id)
LEFT JOIN still USING (source, board, post_id)
LEFT JOIN core_organization AS organization ON organization.key = newest.company;

COMMENT ON VIEW out_posting IS 'Every job posting that we have seen: what it signals, when it was first and last seen, whether it is still open.';
COMMENT ON COLUMN out_posting.source IS 'Key of the source, which is the board.';
COMMENT ON COLUMN out_posting.board IS 'The board''s token.';
COMMENT ON COLUMN out_posting.post_id IS 'The posting''s id on that board; with the board its identity.';
COMMENT ON COLUMN out_posting.requisition_id IS 'The company''s own number for the opening.';
COMMENT ON COLUMN out_posting.company IS 'Key of the organization where known, else the name on the board.';
COMMENT ON COLUMN out_posting.company_name IS 'Its name.';
COMMENT ON COLUMN out_posting.title IS 'Title of the job, in its newest wording.';
COMMENT ON COLUMN out_posting.place IS 'Where the job is, as the board says it.';
COMMENT ON COLUMN out_posting.department IS 'Department, as the board says it.';
COMMENT ON COLUMN out_posting.job_function IS 'radiation, thermal, power, structures, test, production, software, silicon, network, ground or other.';
COMMENT ON COLUMN out_posting.seniority IS 'intern, junior, regular, senior, lead, manager or director.';
COMMENT ON COLUMN out_posting.programs IS 'Keys of the programs that it names, sorted.';
COMMENT ON COLUMN out_posting.posted_on IS 'When it was posted, as the board says it.';
COMMENT ON COLUMN out_posting.url IS 'Its address.';
COMMENT ON COLUMN out_posting.first_seen_on IS 'The first day on which it stood on its board when we looked.';
COMMENT ON COLUMN out_posting.last_seen_on IS 'The last such day so far.';
COMMENT ON COLUMN out_posting.closed_on IS 'The day of the first look that no longer found it; empty while it is open.';
COMMENT ON COLUMN out_posting.is_open IS 'It stood there at the last look that was answered.';
COMMENT ON COLUMN out_posting.wording_count IS 'In how many wordings we have seen it.';
COMMENT ON COLUMN out_posting.text IS 'Its text, in the newest wording.';
COMMENT ON COLUMN out_posting.document_id IS 'The document of the newest wording.';
