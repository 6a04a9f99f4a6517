-- Every report of hiring stands in a document letter for letter. Offsets count characters from 0, substr counts them from 1.
SELECT hiring.id, hiring.document_id, hiring.quote_start, hiring.quote_end, hiring.quote
FROM core_hiring_signal AS hiring
LEFT JOIN core_document AS document ON document.id = hiring.document_id
WHERE document.id IS NULL
    OR hiring.quote_start < 0
    OR hiring.quote_end <= hiring.quote_start
    OR hiring.quote_end > length(document.text)
    OR hiring.quote <> substr(document.text, hiring.quote_start + 1, hiring.quote_end - hiring.quote_start)
    OR NOT contains(hiring.quote, hiring.role)
ORDER BY hiring.id
