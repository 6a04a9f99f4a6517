INSERT INTO core_posting_wording (
    origin_id, source, board, post_id, known_at, document_id, title, place, department, requisition, programs, whole_text
)
SELECT
    origin_id, source, board, post_id, known_at, document_id, title, place, department, requisition, programs, whole_text
FROM batch
