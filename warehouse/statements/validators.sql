-- Those of the newest body that we hold: a 304 to them means that nothing of it has changed.
SELECT etag, last_modified
FROM raw_fetch
WHERE method = $method
    AND url = $url
    AND request_body_digest IS NOT DISTINCT FROM $request_body_digest
    AND outcome = 'ok'
ORDER BY fetched_at DESC, id
LIMIT 1
