INSERT INTO core_mention (
    document_id, mention_start, mention_end, text, label, key
)
SELECT
    document_id, mention_start, mention_end, text, label, key
FROM batch
