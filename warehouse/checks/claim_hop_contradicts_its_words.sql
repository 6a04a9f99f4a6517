-- Who speaks, who passes on and how many hands the words went through go together.
SELECT id, speaker, reporter, hop
FROM core_claim
WHERE hop IS NOT NULL AND (
    hop < 0
    OR (hop = 0) != (speaker IS NULL)
    OR (hop >= 2) != (reporter IS NOT NULL)
)
ORDER BY id
