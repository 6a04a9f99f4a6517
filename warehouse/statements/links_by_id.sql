SELECT *
FROM core_link
WHERE id IN (SELECT unnest($ids))
