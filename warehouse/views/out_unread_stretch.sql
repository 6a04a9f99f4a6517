CREATE VIEW out_unread_stretch AS
SELECT
    document.source,
    document.publisher,
    document.title,
    document.url,
    document.said_on,
    document.known_at,
    unread.stretch_start,
    unread.stretch_end,
    unread.sentence_count,
    unread.is_headline,
    left(
        substr(CASE WHEN unread.is_headline THEN document.title ELSE document.text END, unread.stretch_start + 1), 80
    ) AS first_words,
    length(CASE WHEN unread.is_headline THEN document.title ELSE document.text END) AS characters_in_all,
    unread.document_id
FROM core_unread_stretch AS unread
JOIN out_document AS document ON document.id = unread.document_id;

COMMENT ON VIEW out_unread_stretch IS 'What of which document was not read for claims, because it packs more figures and happenings than a reader takes on.';
COMMENT ON COLUMN out_unread_stretch.source IS 'Key of the source that led to the document.';
COMMENT ON COLUMN out_unread_stretch.publisher IS 'Who published it.';
COMMENT ON COLUMN out_unread_stretch.title IS 'Title of the document.';
COMMENT ON COLUMN out_unread_stretch.url IS 'Address of the document.';
COMMENT ON COLUMN out_unread_stretch.said_on IS 'When it was published, else the day it was fetched.';
COMMENT ON COLUMN out_unread_stretch.known_at IS 'When it was first fetched, UTC.';
COMMENT ON COLUMN out_unread_stretch.stretch_start IS 'Where it was left, in characters of the text from 0, or of the title.';
COMMENT ON COLUMN out_unread_stretch.stretch_end IS 'Where reading went on, or the text ended, in characters from 0.';
COMMENT ON COLUMN out_unread_stretch.sentence_count IS 'Sentences of it that could have made a claim.';
COMMENT ON COLUMN out_unread_stretch.is_headline IS 'Whether it stands in the title.';
COMMENT ON COLUMN out_unread_stretch.first_words IS 'How it begins, letter for letter.';
COMMENT ON COLUMN out_unread_stretch.characters_in_all IS 'How long the text is, or the title.';
COMMENT ON COLUMN out_unread_stretch.document_id IS 'The document.';
