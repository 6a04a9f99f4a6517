-- Everything known at the end of that day.
SELECT *
FROM out_hiring_signal
WHERE CAST(known_at AS DATE) <= $as_of
    AND document_id NOT IN (SELECT document_id FROM out_superseded_at($as_of))
ORDER BY said_on, id
