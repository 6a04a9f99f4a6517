-- What is named stands in the document letter for letter.
SELECT mention.document_id, mention.mention_start, mention.mention_end, mention.text
FROM core_mention AS mention
LEFT JOIN core_document AS document ON document.id = mention.document_id
WHERE document.id IS NULL
    OR mention.text <> substr(document.text, mention.mention_start + 1, mention.mention_end - mention.mention_start)
ORDER BY mention.document_id, mention.mention_start
