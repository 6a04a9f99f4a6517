UPDATE core_posting_wording
SET programs = batch.programs
FROM batch
WHERE core_posting_wording.document_id = batch.document_id
