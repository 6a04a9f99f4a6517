INSERT INTO core_hiring_signal (
    id, document_id, quote_start, quote_end, quote, organization, role, job_function, programs, is_in_orbit
)
SELECT
    id, document_id, quote_start, quote_end, quote, organization, role, job_function, programs, is_in_orbit
FROM batch
ON CONFLICT DO NOTHING
