-- Postings as lives: how each was worded, what happened to it, where it stands.

ALTER TABLE core_link ADD COLUMN detail_url VARCHAR;
COMMENT ON COLUMN core_link.detail_url IS 'Of a posting: where to ask whether it still stands.';

ALTER TABLE core_posting_sighting ADD COLUMN link_id VARCHAR;
COMMENT ON COLUMN core_posting_sighting.link_id IS 'The row of core_link as which it stood there: how it was worded.';

CREATE TABLE core_posting_wording (
    origin_id   VARCHAR PRIMARY KEY,
    source      VARCHAR NOT NULL,
    board       VARCHAR NOT NULL,
    post_id     VARCHAR NOT NULL,
    known_at    TIMESTAMP NOT NULL,
    document_id VARCHAR NOT NULL,
    title       VARCHAR NOT NULL,
    place       VARCHAR,
    department  VARCHAR,
    requisition VARCHAR NOT NULL,
    programs    VARCHAR[] NOT NULL,
    whole_text  VARCHAR NOT NULL
);
COMMENT ON TABLE core_posting_wording IS 'One row for each time a posting was read in some wording: of its list, or of its own page.';
COMMENT ON COLUMN core_posting_wording.origin_id IS 'The row of core_link or raw_fetch that it was read from.';
COMMENT ON COLUMN core_posting_wording.source IS 'Key of the source, which is the board.';
COMMENT ON COLUMN core_posting_wording.board IS 'The board''s token.';
COMMENT ON COLUMN core_posting_wording.post_id IS 'The posting''s id on that board.';
COMMENT ON COLUMN core_posting_wording.known_at IS 'When it first stood there in these words, or when its page was fetched, UTC.';
COMMENT ON COLUMN core_posting_wording.document_id IS 'The document with its text.';
COMMENT ON COLUMN core_posting_wording.title IS 'Title of the job.';
COMMENT ON COLUMN core_posting_wording.place IS 'Where the job is, as the board says it.';
COMMENT ON COLUMN core_posting_wording.department IS 'Department, as the board says it.';
COMMENT ON COLUMN core_posting_wording.requisition IS 'What the postings of one requisition share: the company''s number for it, else title and place.';
COMMENT ON COLUMN core_posting_wording.programs IS 'Keys of the programs that it names, sorted.';
COMMENT ON COLUMN core_posting_wording.whole_text IS 'Its text with what the company repeats over its board.';

CREATE TABLE core_posting_event (
    id              VARCHAR PRIMARY KEY,
    source          VARCHAR NOT NULL,
    board           VARCHAR NOT NULL,
    post_id         VARCHAR NOT NULL,
    event           VARCHAR NOT NULL,
    happened_at     TIMESTAMP NOT NULL,
    program         VARCHAR,
    earlier_post_id VARCHAR,
    absent_since_at TIMESTAMP,
    reason          VARCHAR,
    changed         VARCHAR[] NOT NULL,
    difference      VARCHAR
);
COMMENT ON TABLE core_posting_event IS 'What happened to postings, one row for each event; made anew from all that was seen of a board whenever it was looked at.';
COMMENT ON COLUMN core_posting_event.id IS 'Content hash of board, posting, event and instant.';
COMMENT ON COLUMN core_posting_event.source IS 'Key of the source, which is the board.';
COMMENT ON COLUMN core_posting_event.board IS 'The board''s token.';
COMMENT ON COLUMN core_posting_event.post_id IS 'The posting''s id on that board.';
COMMENT ON COLUMN core_posting_event.event IS 'opened, changed, uncertain (two complete lists lack it, its own page does not say that it is gone), found (listed again after that), closed (two lists lack it and its page answers 404 or 410), reopened, reposted (an earlier posting under a new id) or first_mention (of a program on the board).';
COMMENT ON COLUMN core_posting_event.happened_at IS 'The look or answer that showed it, UTC.';
COMMENT ON COLUMN core_posting_event.program IS 'Key of the program; of a first mention only.';
COMMENT ON COLUMN core_posting_event.earlier_post_id IS 'The id that the posting had before; of a repost only.';
COMMENT ON COLUMN core_posting_event.absent_since_at IS 'The first complete list without it, UTC; of uncertain and closed postings.';
COMMENT ON COLUMN core_posting_event.reason IS 'What its own page answered; of uncertain and closed postings.';
COMMENT ON COLUMN core_posting_event.changed IS 'What changed: title, place, department, text.';
COMMENT ON COLUMN core_posting_event.difference IS 'What went and what came, a line each, led by - and +.';

CREATE TABLE core_posting_life (
    source             VARCHAR NOT NULL,
    board              VARCHAR NOT NULL,
    post_id            VARCHAR NOT NULL,
    state              VARCHAR NOT NULL,
    first_seen_at      TIMESTAMP NOT NULL,
    last_seen_at       TIMESTAMP NOT NULL,
    was_there_at_first BOOLEAN NOT NULL,
    absent_since_at    TIMESTAMP,
    closed_at          TIMESTAMP,
    reopened_at        TIMESTAMP,
    repost_of          VARCHAR,
    replaced_by        VARCHAR,
    requisition        VARCHAR,
    document_id        VARCHAR,
    wordings           BIGINT NOT NULL,
    PRIMARY KEY (source, board, post_id)
);
COMMENT ON TABLE core_posting_life IS 'Where each posting stands after all its events.';
COMMENT ON COLUMN core_posting_life.source IS 'Key of the source, which is the board.';
COMMENT ON COLUMN core_posting_life.board IS 'The board''s token.';
COMMENT ON COLUMN core_posting_life.post_id IS 'The posting''s id on that board; with the board its identity.';
COMMENT ON COLUMN core_posting_life.state IS 'open, uncertain, closed or replaced (put up again under another id).';
COMMENT ON COLUMN core_posting_life.first_seen_at IS 'The first look that showed it, UTC.';
COMMENT ON COLUMN core_posting_life.last_seen_at IS 'The last such look so far, UTC.';
COMMENT ON COLUMN core_posting_life.was_there_at_first IS 'It stood on the first list of its board that we saw: it was never announced as new.';
COMMENT ON COLUMN core_posting_life.absent_since_at IS 'The first complete list without it, UTC, while it is missing.';
COMMENT ON COLUMN core_posting_life.closed_at IS 'When it was last found closed, UTC.';
COMMENT ON COLUMN core_posting_life.reopened_at IS 'When it was last listed again after that, UTC.';
COMMENT ON COLUMN core_posting_life.repost_of IS 'The id under which it stood before.';
COMMENT ON COLUMN core_posting_life.replaced_by IS 'The id under which it stands now.';
COMMENT ON COLUMN core_posting_life.requisition IS 'What the postings of one requisition share: the company''s number for it, else title and place.';
COMMENT ON COLUMN core_posting_life.document_id IS 'The document of its newest wording; empty while none could be read.';
COMMENT ON COLUMN core_posting_life.wordings IS 'In how many wordings it was seen.';

CREATE TABLE core_board_judged (
    source VARCHAR PRIMARY KEY,
    facts  BIGINT NOT NULL
);
COMMENT ON TABLE core_board_judged IS 'How much was known of each board when the events of its postings were last made.';
COMMENT ON COLUMN core_board_judged.source IS 'Key of the source, which is the board.';
COMMENT ON COLUMN core_board_judged.facts IS 'Looks, sightings, wordings and answers of postings'' own pages, all together.';
