-- What we hold of these addresses, for this source, by the digests of the bodies.
SELECT DISTINCT url, body_digest
FROM raw_fetch
WHERE source = $source
    AND outcome = 'ok'
    AND url IN (SELECT unnest($urls))
