SELECT *
FROM out_claim
WHERE id IN (SELECT unnest($ids))
ORDER BY said_on, id
