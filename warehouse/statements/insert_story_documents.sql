INSERT INTO core_story_document (
    document_id, joined_story, known_at, relation, like_document_id, text_share, mark_share, word_count, reason, story, reader_version
)
SELECT
    document_id, joined_story, known_at, relation, like_document_id, text_share, mark_share, word_count, reason, story, reader_version
FROM batch
