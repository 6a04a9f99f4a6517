CREATE VIEW out_posting AS
SELECT
    life.source,
    life.board,
    life.post_id,
    posting.requisition_id,
    posting.company,
    coalesce(organization.name, posting.company) AS company_name,
    posting.title,
    posting.place,
    posting.department,
    posting.job_function,
    posting.seniority,
    posting.programs,
    posting.posted_on,
    posting.url,
    life.state,
    CAST(life.first_seen_at AS DATE) AS first_seen_on,
    CAST(life.last_seen_at AS DATE) AS last_seen_on,
    CASE WHEN life.state = 'closed' THEN CAST(life.closed_at AS DATE) END AS closed_on,
    CAST(life.reopened_at AS DATE) AS reopened_on,
    CAST(life.absent_since_at AS DATE) AS absent_since_on,
    life.state = 'open' AS is_open,
    life.was_there_at_first,
    life.repost_of,
    life.replaced_by,
    life.requisition,
    life.wordings AS wording_count,
    document.text,
    life.document_id
FROM core_posting_life AS life
JOIN core_posting AS posting ON posting.document_id = life.document_id
JOIN core_document AS document ON document.id = life.document_id
LEFT JOIN core_organization AS organization ON organization.key = posting.company;

COMMENT ON VIEW out_posting IS 'Every job posting that we have seen and could read: what it signals, when it was first and last seen, how it stands.';
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
COMMENT ON COLUMN out_posting.state IS 'open, uncertain (no longer listed, and its own page does not say that it is gone), closed (two complete lists lack it and its page answers 404 or 410) or replaced (put up again under another id).';
COMMENT ON COLUMN out_posting.first_seen_on IS 'The first day on which it stood on its board when we looked.';
COMMENT ON COLUMN out_posting.last_seen_on IS 'The last such day so far.';
COMMENT ON COLUMN out_posting.closed_on IS 'The day on which it was proven closed; empty while it is not.';
COMMENT ON COLUMN out_posting.reopened_on IS 'The last day on which it was listed again after it had been closed.';
COMMENT ON COLUMN out_posting.absent_since_on IS 'The first complete list without it, while it is missing: it went between last_seen_on and this day.';
COMMENT ON COLUMN out_posting.is_open IS 'It stood on the last list that could tell.';
COMMENT ON COLUMN out_posting.was_there_at_first IS 'It stood on the first list of its board that we saw: it was never announced as new.';
COMMENT ON COLUMN out_posting.repost_of IS 'The id under which it stood before.';
COMMENT ON COLUMN out_posting.replaced_by IS 'The id under which it stands now.';
COMMENT ON COLUMN out_posting.requisition IS 'What the postings of one requisition share: the company''s number for it, else title and place.';
COMMENT ON COLUMN out_posting.wording_count IS 'In how many wordings we have seen it.';
COMMENT ON COLUMN out_posting.text IS 'Its text, in the newest wording, without what the company repeats over its board.';
COMMENT ON COLUMN out_posting.document_id IS 'The document of the newest wording.';
