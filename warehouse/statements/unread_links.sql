-- Items that their listing carries whole and out of which no document has been made yet.
SELECT *
FROM core_link
WHERE body IS NOT NULL
    AND id NOT IN (SELECT origin_id FROM core_extraction)
ORDER BY seen_at, source, id
LIMIT $at_most
