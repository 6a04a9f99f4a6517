SELECT *
FROM core_document
WHERE id IN (SELECT unnest($ids))
ORDER BY id
