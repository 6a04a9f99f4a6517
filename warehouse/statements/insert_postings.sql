INSERT INTO core_posting (
    document_id, source, board, post_id, requisition_id, company, title, place, department, job_function, seniority,
    programs, posted_on, url
)
SELECT
    document_id, source, board, post_id, requisition_id, company, title, place, department, job_function, seniority,
    programs, posted_on, url
FROM batch
