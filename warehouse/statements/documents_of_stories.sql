-- The documents of some stories, as known at the end of that day, with what decides where the stories come from.
SELECT
    told.document_id, told.joined_story, told.story, told.relation, document.said_on, told.known_at, document.publisher,
    document.standing, told.word_count, fingerprint.credits, fingerprint.named, fingerprint.ground, document.title, document.url
FROM core_story_document AS told
JOIN out_document AS document ON document.id = told.document_id
JOIN core_fingerprint AS fingerprint ON fingerprint.document_id = told.document_id
WHERE CAST(told.known_at AS DATE) <= $as_of
    AND told.story IN (SELECT unnest($stories))
ORDER BY told.known_at, told.document_id
