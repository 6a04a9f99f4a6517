-- Every wording of a board's postings; "is_page": it was read on the posting's own page, and not in the list.
SELECT wording.*, document.text, fetched.id IS NOT NULL AS is_page
FROM core_posting_wording AS wording
JOIN core_document AS document ON document.id = wording.document_id
LEFT JOIN raw_fetch AS fetched ON fetched.id = wording.origin_id
WHERE wording.source = $source
ORDER BY wording.known_at, wording.origin_id
