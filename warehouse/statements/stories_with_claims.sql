SELECT DISTINCT told.story
FROM core_story_document AS told
JOIN core_claim AS claim ON claim.document_id = told.document_id
ORDER BY told.story
