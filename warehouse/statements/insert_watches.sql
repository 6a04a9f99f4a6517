INSERT INTO core_watch (
    key, question, programs, metrics, words, has_job_postings, since_on, note, is_current
)
SELECT
    key, question, programs, metrics, words, has_job_postings, since_on, note, is_current
FROM batch
