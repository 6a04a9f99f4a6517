INSERT INTO core_extraction (
    origin_id, origin, document_id, reason
)
SELECT
    origin_id, origin, document_id, reason
FROM batch
ON CONFLICT DO NOTHING
