-- A text that packs more claims than people write is read in part; what is left of it is told.

CREATE TABLE core_unread_stretch (
    document_id    VARCHAR NOT NULL,
    stretch_start  INTEGER NOT NULL,
    stretch_end    INTEGER NOT NULL,
    sentence_count INTEGER NOT NULL,
    is_headline    BOOLEAN NOT NULL,
    PRIMARY KEY (document_id, is_headline, stretch_start)
);
COMMENT ON TABLE core_unread_stretch IS 'What of a document was not read for claims, because the 100,000 characters before it held more than a reader takes on.';
COMMENT ON COLUMN core_unread_stretch.document_id IS 'The document.';
COMMENT ON COLUMN core_unread_stretch.stretch_start IS 'Where it was left, in characters of the text from 0, or of the title.';
COMMENT ON COLUMN core_unread_stretch.stretch_end IS 'Where reading went on, or the text ended, in characters from 0.';
COMMENT ON COLUMN core_unread_stretch.sentence_count IS 'Sentences of it that could have made a claim.';
COMMENT ON COLUMN core_unread_stretch.is_headline IS 'Whether it stands in the title.';
