-- Of these addresses those that a listing points at: pages to be fetched, and where to ask whether a posting still stands.
SELECT DISTINCT source, url
FROM core_link
WHERE body IS NULL
    AND url IN (SELECT unnest($urls))
UNION
SELECT DISTINCT source, detail_url
FROM core_link
WHERE detail_url IN (SELECT unnest($urls))
