-- What was worked off was fetched or carried by a listing, and the document that came of it is there.
SELECT extraction.origin_id, extraction.origin, extraction.document_id
FROM core_extraction AS extraction
LEFT JOIN raw_fetch AS fetched ON extraction.origin = 'fetch' AND fetched.id = extraction.origin_id
LEFT JOIN core_link AS link ON extraction.origin = 'link' AND link.id = extraction.origin_id
LEFT JOIN core_document AS document ON document.id = extraction.document_id
WHERE (fetched.id IS NULL AND link.id IS NULL)
    OR (extraction.document_id IS NOT NULL AND document.id IS NULL)
ORDER BY extraction.origin_id
