-- The chain of revisions of one target, oldest first; none: there is no such target.
WITH chain AS (
    SELECT first_target, newest_target FROM out_target WHERE target = $key
)
SELECT target.*
FROM out_target AS target
JOIN chain ON target.first_target = chain.first_target
ORDER BY target.announced_on, target.revision, target.target
