INSERT INTO core_revision (
    id, url, document_id, previous_document_id, revised_at, is_title_changed, is_another_text, kept_share, words_removed,
    words_added, marks, changes
)
SELECT
    id, url, document_id, previous_document_id, revised_at, is_title_changed, is_another_text, kept_share, words_removed,
    words_added, marks, changes
FROM batch
ON CONFLICT DO NOTHING
