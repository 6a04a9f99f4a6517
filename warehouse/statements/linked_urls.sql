SELECT DISTINCT source, url
FROM core_link
WHERE body IS NULL
    AND url IN (SELECT unnest($urls))
