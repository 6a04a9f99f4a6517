DELETE FROM core_contradiction WHERE as_of_on = $as_of
