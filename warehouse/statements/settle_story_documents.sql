-- Every document's story as it stands now, after all merges.
WITH RECURSIVE led AS (
    SELECT story, into_story
    FROM core_story_merge
    UNION ALL
    SELECT led.story, further.into_story
    FROM led
    JOIN core_story_merge AS further ON further.story = led.into_story
),
standing AS (
    SELECT story, into_story
    FROM led
    WHERE into_story NOT IN (SELECT story FROM core_story_merge)
),
settled AS (
    SELECT told.document_id, coalesce(standing.into_story, told.joined_story) AS story
    FROM core_story_document AS told
    LEFT JOIN standing ON standing.story = told.joined_story
)
UPDATE core_story_document
SET story = settled.story
FROM settled
WHERE settled.document_id = core_story_document.document_id AND settled.story <> core_story_document.story
