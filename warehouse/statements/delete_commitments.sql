-- All that rests on claims known by that day, and what rests on claims that are read no longer.
DELETE FROM core_commitment
WHERE claim_id NOT IN (SELECT id FROM core_claim WHERE CAST(known_at AS DATE) > $as_of)
