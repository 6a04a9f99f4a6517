CREATE VIEW out_revision AS
SELECT
    revision.id,
    revision.url,
    document.title,
    document.publisher,
    document.standing,
    revision.revised_at,
    row_number() OVER (PARTITION BY revision.url ORDER BY revision.revised_at, revision.id) AS number,
    revision.previous_document_id,
    revision.document_id,
    len(revision.marks) > 0 AS is_marked,
    revision.marks,
    revision.is_title_changed,
    revision.is_another_text,
    revision.kept_share,
    revision.words_removed,
    revision.words_added,
    revision.changes
FROM core_revision AS revision
JOIN out_document AS document ON document.id = revision.document_id;

COMMENT ON VIEW out_revision IS 'How pages were reworded after they were first read: what changed, word by word, and whether it touches a number, a date or how firmly it is said.';
COMMENT ON COLUMN out_revision.id IS 'Content hash of page, both documents and the instant.';
COMMENT ON COLUMN out_revision.url IS 'Address of the page, as it was asked for.';
COMMENT ON COLUMN out_revision.title IS 'Its title in the new wording.';
COMMENT ON COLUMN out_revision.publisher IS 'Who published it.';
COMMENT ON COLUMN out_revision.standing IS 'How much its word weighs: observation, filing, primary, press, aggregator or commentary.';
COMMENT ON COLUMN out_revision.revised_at IS 'When the new wording was first fetched, UTC.';
COMMENT ON COLUMN out_revision.number IS 'Which revision of the page it is, from 1.';
COMMENT ON COLUMN out_revision.previous_document_id IS 'The document with the wording before it; its claims stand no longer, and can still be asked for.';
COMMENT ON COLUMN out_revision.document_id IS 'The document with the new wording.';
COMMENT ON COLUMN out_revision.is_marked IS 'A change touches a number, a date, a modal verb or a negation.';
COMMENT ON COLUMN out_revision.marks IS 'Which of these: date, modal, negation, number.';
COMMENT ON COLUMN out_revision.is_title_changed IS 'The title is another.';
COMMENT ON COLUMN out_revision.is_another_text IS 'So little of the earlier text is left that the page holds another text: it corrects nothing, and the earlier claims stand.';
COMMENT ON COLUMN out_revision.kept_share IS 'Share of the earlier text''s words that are still there, 0 to 1.';
COMMENT ON COLUMN out_revision.words_removed IS 'Words that were taken out or replaced.';
COMMENT ON COLUMN out_revision.words_added IS 'Words that were put in.';
COMMENT ON COLUMN out_revision.changes IS 'The changes in their order, at most 200: the words before and after, where each begins in its text (characters from 0), and what it bears on.';
