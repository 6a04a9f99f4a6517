SELECT *
FROM core_observation
WHERE CAST(known_at AS DATE) BETWEEN $first AND $last
ORDER BY observed_on, id
