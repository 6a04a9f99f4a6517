INSERT INTO core_posting_event (
    id, source, board, post_id, event, happened_at, program, earlier_post_id, absent_since_at, reason, changed, difference
)
SELECT
    id, source, board, post_id, event, happened_at, program, earlier_post_id, absent_since_at, reason, changed, difference
FROM batch
