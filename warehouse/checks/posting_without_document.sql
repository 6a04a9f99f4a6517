-- Every posting has a text.
SELECT posting.document_id, posting.board, posting.post_id
FROM core_posting AS posting
ANTI JOIN core_document AS document ON document.id = posting.document_id
ORDER BY posting.document_id
