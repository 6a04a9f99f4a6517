-- The number and unit that a claim was read from stand in its own sentence.
SELECT id, unit_text, quote
FROM core_claim
WHERE unit_text IS NOT NULL
    AND NOT contains(quote, unit_text)
ORDER BY id
