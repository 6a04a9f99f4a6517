INSERT INTO core_story (
    id, began_at, origin_publisher, origin_document_id, origin_reason
)
SELECT
    id, began_at, origin_publisher, origin_document_id, origin_reason
FROM batch
