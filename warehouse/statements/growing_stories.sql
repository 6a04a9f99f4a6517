-- Of which something came to be known between two days, both included.
SELECT DISTINCT story
FROM core_story_document
WHERE CAST(known_at AS DATE) BETWEEN $first AND $last
ORDER BY story
