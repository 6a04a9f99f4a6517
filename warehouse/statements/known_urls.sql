-- A failure may succeed later: its address is not known yet.
SELECT DISTINCT url
FROM raw_fetch
WHERE source = $source
    AND outcome <> 'failed'
