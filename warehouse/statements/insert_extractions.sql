INSERT INTO core_extraction (
    origin_id, origin, document_id, reason, problem
)
SELECT
    origin_id, origin, document_id, reason, problem
FROM batch
ON CONFLICT DO NOTHING
