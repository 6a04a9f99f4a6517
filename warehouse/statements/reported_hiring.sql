-- Everything known at the end of that day.
SELECT *
FROM out_hiring_signal
WHERE CAST(known_at AS DATE) <= $as_of
ORDER BY said_on, id
