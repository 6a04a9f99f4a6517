-- Every claim stands in a document.
SELECT claim.id, claim.document_id
FROM core_claim AS claim
ANTI JOIN core_document AS document ON document.id = claim.document_id
ORDER BY claim.id
