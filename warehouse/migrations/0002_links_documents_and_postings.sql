-- What the listings pointed at and the texts that were had from it.

CREATE TABLE core_link (
    id           VARCHAR PRIMARY KEY,
    source       VARCHAR NOT NULL,
    url          VARCHAR NOT NULL,
    kind         VARCHAR NOT NULL,
    item_id      VARCHAR,
    title        VARCHAR,
    published_on DATE,
    updated_at   TIMESTAMP,
    body         VARCHAR,
    fetch_id     VARCHAR,
    seen_at      TIMESTAMP NOT NULL
);
COMMENT ON TABLE core_link IS 'One row for each wording of an item of a listing: what to fetch, and what the listing says of it.';
COMMENT ON COLUMN core_link.id IS 'Content hash of all that the listing says of the item.';
COMMENT ON COLUMN core_link.source IS 'Key of the source whose listing it is.';
COMMENT ON COLUMN core_link.url IS 'Address of the item.';
COMMENT ON COLUMN core_link.kind IS 'article or job_posting.';
COMMENT ON COLUMN core_link.item_id IS 'The listing''s own name for it: guid of a feed item, id of a posting.';
COMMENT ON COLUMN core_link.title IS 'Title as the listing gives it.';
COMMENT ON COLUMN core_link.published_on IS 'Publication date as the listing gives it.';
COMMENT ON COLUMN core_link.updated_at IS 'Last change as the listing gives it, UTC.';
COMMENT ON COLUMN core_link.body IS 'The content, where the listing carries the whole item (a job board); then nothing is fetched.';
COMMENT ON COLUMN core_link.fetch_id IS 'The fetch of the listing in which it first stood.';
COMMENT ON COLUMN core_link.seen_at IS 'When it first stood there, UTC.';

CREATE TABLE core_extraction (
    origin_id   VARCHAR PRIMARY KEY,
    origin      VARCHAR NOT NULL,
    document_id VARCHAR,
    reason      VARCHAR
);
COMMENT ON TABLE core_extraction IS 'One row for each fetched page or carried item that was worked off, with the document that came of it.';
COMMENT ON COLUMN core_extraction.origin_id IS 'Id of the row of raw_fetch or core_link that was worked off.';
COMMENT ON COLUMN core_extraction.origin IS 'fetch or link: which of the two it is.';
COMMENT ON COLUMN core_extraction.document_id IS 'The document that came of it; empty where none could be had.';
COMMENT ON COLUMN core_extraction.reason IS 'Why none could be had, in words.';

CREATE TABLE core_document (
    id             VARCHAR PRIMARY KEY,
    kind           VARCHAR NOT NULL,
    title          VARCHAR NOT NULL,
    text           VARCHAR NOT NULL,
    published_on   DATE,
    published_from VARCHAR,
    fetched_at     TIMESTAMP NOT NULL,
    source         VARCHAR,
    fetch_id       VARCHAR,
    url            VARCHAR,
    site           VARCHAR,
    author         VARCHAR,
    language       VARCHAR
);
COMMENT ON TABLE core_document IS 'A page or posting as text; another wording at the same address is another document.';
COMMENT ON COLUMN core_document.id IS 'Content hash of kind, address, title and text.';
COMMENT ON COLUMN core_document.kind IS 'article or job_posting.';
COMMENT ON COLUMN core_document.title IS 'The title, which stands apart from the text.';
COMMENT ON COLUMN core_document.text IS 'The body that is read; offsets of quotes count its characters from 0.';
COMMENT ON COLUMN core_document.published_on IS 'When it was published; empty where nothing says so.';
COMMENT ON COLUMN core_document.published_from IS 'Where that date was found: feed, json-ld, meta, time, url, board or given.';
COMMENT ON COLUMN core_document.fetched_at IS 'When it was first fetched, UTC: when we came to know it.';
COMMENT ON COLUMN core_document.source IS 'Key of the source that led to it.';
COMMENT ON COLUMN core_document.fetch_id IS 'The fetch that brought it.';
COMMENT ON COLUMN core_document.url IS 'Its address.';
COMMENT ON COLUMN core_document.site IS 'Name of the site, as the page gives it.';
COMMENT ON COLUMN core_document.author IS 'Author, as the page gives it.';
COMMENT ON COLUMN core_document.language IS 'Language of the text, ISO 639-1.';

CREATE TABLE core_posting (
    document_id    VARCHAR PRIMARY KEY,
    source         VARCHAR NOT NULL,
    board          VARCHAR NOT NULL,
    post_id        VARCHAR NOT NULL,
    requisition_id VARCHAR,
    company        VARCHAR NOT NULL,
    title          VARCHAR NOT NULL,
    place          VARCHAR,
    department     VARCHAR,
    job_function   VARCHAR NOT NULL,
    seniority      VARCHAR NOT NULL,
    programs       VARCHAR[] NOT NULL,
    posted_on      DATE,
    url            VARCHAR NOT NULL
);
COMMENT ON TABLE core_posting IS 'What a job posting signals, one row for each wording of it.';
COMMENT ON COLUMN core_posting.document_id IS 'The document with its text.';
COMMENT ON COLUMN core_posting.source IS 'Key of the source, which is the board.';
COMMENT ON COLUMN core_posting.board IS 'The board''s token.';
COMMENT ON COLUMN core_posting.post_id IS 'The posting''s id on that board; with the board its identity.';
COMMENT ON COLUMN core_posting.requisition_id IS 'The company''s own number for the opening.';
COMMENT ON COLUMN core_posting.company IS 'Key of the organization where known, else the name on the board.';
COMMENT ON COLUMN core_posting.title IS 'Title of the job.';
COMMENT ON COLUMN core_posting.place IS 'Where the job is, as the board says it.';
COMMENT ON COLUMN core_posting.department IS 'Department, as the board says it.';
COMMENT ON COLUMN core_posting.job_function IS 'radiation, thermal, power, structures, test, production, software, silicon, network, ground or other.';
COMMENT ON COLUMN core_posting.seniority IS 'intern, junior, regular, senior, lead, manager or director.';
COMMENT ON COLUMN core_posting.programs IS 'Keys of the programs that it names, sorted.';
COMMENT ON COLUMN core_posting.posted_on IS 'When it was posted, as the board says it.';
COMMENT ON COLUMN core_posting.url IS 'Its address.';

CREATE TABLE core_posting_sighting (
    source  VARCHAR NOT NULL,
    board   VARCHAR NOT NULL,
    post_id VARCHAR NOT NULL,
    seen_at TIMESTAMP NOT NULL,
    PRIMARY KEY (source, board, post_id, seen_at)
);
COMMENT ON TABLE core_posting_sighting IS 'One row for each posting that stood on its board when we looked.';
COMMENT ON COLUMN core_posting_sighting.source IS 'Key of the source, which is the board.';
COMMENT ON COLUMN core_posting_sighting.board IS 'The board''s token.';
COMMENT ON COLUMN core_posting_sighting.post_id IS 'The posting''s id on that board.';
COMMENT ON COLUMN core_posting_sighting.seen_at IS 'When it stood there: the instant of the look, UTC.';
