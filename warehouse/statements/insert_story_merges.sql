INSERT INTO core_story_merge (
    story, into_story, known_at, document_id
)
SELECT
    story, into_story, known_at, document_id
FROM batch
