-- Known at the end of that day, as a log.
SELECT *
FROM core_story_merge
WHERE CAST(known_at AS DATE) <= $as_of
ORDER BY known_at, document_id, story
