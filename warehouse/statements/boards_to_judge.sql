-- Boards of which more is known than when the events of their postings were last made, or that were read by another reader then.
WITH known AS (
    SELECT source, count(*) AS facts FROM core_posting_sighting GROUP BY source
    UNION ALL
    SELECT source, count(*) FROM core_posting_wording GROUP BY source
    UNION ALL
    SELECT source, count(*) FROM raw_poll WHERE outcome IN ('ok', 'unchanged', 'empty') GROUP BY source
    UNION ALL
    SELECT fetched.source, count(*)
    FROM raw_fetch AS fetched
    SEMI JOIN core_link AS link ON link.source = fetched.source AND link.detail_url = fetched.url
    GROUP BY fetched.source
)
SELECT
    known.source,
    CAST(sum(known.facts) AS BIGINT) AS facts,
    -- A board that was never judged has just been read.
    judged.facts IS NOT NULL AND judged.reader_version IS DISTINCT FROM $reader_version AS is_read_otherwise
FROM known
SEMI JOIN core_posting_sighting AS sighting ON sighting.source = known.source
LEFT JOIN core_board_judged AS judged ON judged.source = known.source
GROUP BY known.source, judged.facts, judged.reader_version
HAVING judged.facts IS DISTINCT FROM sum(known.facts)
    OR judged.reader_version IS DISTINCT FROM $reader_version
ORDER BY known.source
