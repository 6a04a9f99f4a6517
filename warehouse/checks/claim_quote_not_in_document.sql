-- Every quote stands in its document letter for letter. Offsets count characters from 0, substr counts them from 1; both
-- count code points, so that a flag or a letter with its accent apart is as long here as it was to the reader.
SELECT claim.id, claim.document_id, claim.quote_start, claim.quote_end, claim.quote
FROM core_claim AS claim
JOIN core_document AS document ON document.id = claim.document_id
WHERE claim.quote_start < 0
    OR claim.quote_end <= claim.quote_start
    OR claim.quote_end > length(CASE WHEN claim.is_headline THEN document.title ELSE document.text END)
    OR claim.quote <> substr(
        CASE WHEN claim.is_headline THEN document.title ELSE document.text END,
        claim.quote_start + 1,
        claim.quote_end - claim.quote_start
    )
ORDER BY claim.id
