INSERT INTO core_unread_stretch (
    document_id, stretch_start, stretch_end, sentence_count, is_headline
)
SELECT
    document_id, stretch_start, stretch_end, sentence_count, is_headline
FROM batch
