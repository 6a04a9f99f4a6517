-- A claim that is about a program is about one that the watchlist has or once had.
SELECT id, program
FROM core_claim
WHERE program NOT IN (SELECT key FROM core_program)
ORDER BY id
