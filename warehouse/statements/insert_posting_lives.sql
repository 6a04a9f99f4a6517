INSERT INTO core_posting_life (
    source, board, post_id, state, first_seen_at, last_seen_at, was_there_at_first, absent_since_at, closed_at, reopened_at, repost_of,
    replaced_by, requisition, document_id, wordings
)
SELECT
    source, board, post_id, state, first_seen_at, last_seen_at, was_there_at_first, absent_since_at, closed_at, reopened_at, repost_of,
    replaced_by, requisition, document_id, wordings
FROM batch
