-- A key of the watchlist stands once in its table.
SELECT list_name, key
FROM (
    SELECT 'organizations' AS list_name, key FROM core_organization
    UNION ALL SELECT 'people', key FROM core_person
    UNION ALL SELECT 'programs', key FROM core_program
    UNION ALL SELECT 'metrics', key FROM core_metric
    UNION ALL SELECT 'sources', key FROM core_source
    UNION ALL SELECT 'watches', key FROM core_watch
    UNION ALL SELECT 'targets', key FROM core_target
    UNION ALL SELECT 'capacity', key FROM core_capacity_input
)
GROUP BY list_name, key
HAVING count(*) > 1
ORDER BY list_name, key
