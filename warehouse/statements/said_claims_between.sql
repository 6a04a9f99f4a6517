SELECT *
FROM out_claim
WHERE CAST(known_at AS DATE) BETWEEN $first AND $last
ORDER BY said_on, id
