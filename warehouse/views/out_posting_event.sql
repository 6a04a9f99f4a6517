CREATE VIEW out_posting_event AS
SELECT
    CAST(event.happened_at AS DATE) AS happened_on,
    event.event,
    posting.company_name,
    posting.title,
    posting.place,
    event.program,
    event.changed,
    event.difference,
    event.reason,
    CAST(event.absent_since_at AS DATE) AS absent_since_on,
    event.earlier_post_id,
    posting.job_function,
    posting.seniority,
    posting.programs,
    posting.requisition,
    posting.url,
    event.source,
    event.board,
    event.post_id,
    event.happened_at,
    posting.document_id,
    event.id
FROM core_posting_event AS event
LEFT JOIN out_posting AS posting
    ON posting.source = event.source AND posting.board = event.board AND posting.post_id = event.post_id;

COMMENT ON VIEW out_posting_event IS 'What happened to job postings, in words that can be counted: a first list announces nothing, and nothing counts as closed without proof.';
COMMENT ON COLUMN out_posting_event.happened_on IS 'The day of the look or answer that showed it.';
COMMENT ON COLUMN out_posting_event.event IS 'opened, changed, uncertain, found (listed again after that), closed, reopened, reposted (an earlier posting under a new id) or first_mention (of a program on the board).';
COMMENT ON COLUMN out_posting_event.company_name IS 'Who hires; empty, like all else of the posting, where it could never be read.';
COMMENT ON COLUMN out_posting_event.title IS 'Title of the job, in its newest wording.';
COMMENT ON COLUMN out_posting_event.place IS 'Where the job is.';
COMMENT ON COLUMN out_posting_event.program IS 'Key of the program; of a first mention only.';
COMMENT ON COLUMN out_posting_event.changed IS 'What changed: title, place, department, text.';
COMMENT ON COLUMN out_posting_event.difference IS 'What went and what came, a line each, led by - and +.';
COMMENT ON COLUMN out_posting_event.reason IS 'What the posting''s own page answered; of uncertain and closed postings.';
COMMENT ON COLUMN out_posting_event.absent_since_on IS 'The first complete list without it; of uncertain and closed postings.';
COMMENT ON COLUMN out_posting_event.earlier_post_id IS 'The id that it had before; of a repost only.';
COMMENT ON COLUMN out_posting_event.job_function IS 'radiation, thermal, power, structures, test, production, software, silicon, network, ground or other.';
COMMENT ON COLUMN out_posting_event.seniority IS 'intern, junior, regular, senior, lead, manager or director.';
COMMENT ON COLUMN out_posting_event.programs IS 'Keys of the programs that the posting names.';
COMMENT ON COLUMN out_posting_event.requisition IS 'What the postings of one requisition share.';
COMMENT ON COLUMN out_posting_event.url IS 'Address of the posting.';
COMMENT ON COLUMN out_posting_event.source IS 'Key of the source, which is the board.';
COMMENT ON COLUMN out_posting_event.board IS 'The board''s token.';
COMMENT ON COLUMN out_posting_event.post_id IS 'The posting''s id on that board.';
COMMENT ON COLUMN out_posting_event.happened_at IS 'The instant of the look or answer, UTC.';
COMMENT ON COLUMN out_posting_event.document_id IS 'The document of the newest wording.';
COMMENT ON COLUMN out_posting_event.id IS 'Content hash of board, posting, event and instant.';
