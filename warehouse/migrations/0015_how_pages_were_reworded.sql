-- What another wording of the same page changed. The documents themselves stay as they were.

CREATE TABLE core_revision (
    id                   VARCHAR PRIMARY KEY,
    url                  VARCHAR NOT NULL,
    document_id          VARCHAR NOT NULL,
    previous_document_id VARCHAR NOT NULL,
    revised_at           TIMESTAMP NOT NULL,
    is_title_changed     BOOLEAN NOT NULL,
    is_another_text      BOOLEAN NOT NULL,
    kept_share           DOUBLE NOT NULL,
    words_removed        BIGINT NOT NULL,
    words_added          BIGINT NOT NULL,
    marks                VARCHAR[] NOT NULL,
    changes              STRUCT("before" VARCHAR, "after" VARCHAR, before_start BIGINT, after_start BIGINT, marks VARCHAR[])[] NOT NULL
);
COMMENT ON TABLE core_revision IS 'One row for each time that a page was fetched again with another text.';
COMMENT ON COLUMN core_revision.id IS 'Content hash of page, both documents and the instant.';
COMMENT ON COLUMN core_revision.url IS 'Address of the page, as it was asked for.';
COMMENT ON COLUMN core_revision.document_id IS 'The document with the new wording.';
COMMENT ON COLUMN core_revision.previous_document_id IS 'The document with the wording before it.';
COMMENT ON COLUMN core_revision.revised_at IS 'When the new wording was first fetched, UTC.';
COMMENT ON COLUMN core_revision.is_title_changed IS 'The title is another.';
COMMENT ON COLUMN core_revision.is_another_text IS 'So little of the earlier text is left that the page holds another text: it corrects nothing, and the earlier claims stand.';
COMMENT ON COLUMN core_revision.kept_share IS 'Share of the earlier text''s words that are still there, 0 to 1.';
COMMENT ON COLUMN core_revision.words_removed IS 'Words that were taken out or replaced.';
COMMENT ON COLUMN core_revision.words_added IS 'Words that were put in.';
COMMENT ON COLUMN core_revision.marks IS 'What the changes bear on: date, modal, negation, number; none: none of these.';
COMMENT ON COLUMN core_revision.changes IS 'The changes in their order, at most 200: the words before and after, where each begins in its text (characters from 0), and what it bears on.';

ALTER TABLE core_document ADD COLUMN read_by VARCHAR;
COMMENT ON COLUMN core_document.read_by IS 'Key and version of its site''s own reader; empty: the generic reading.';
