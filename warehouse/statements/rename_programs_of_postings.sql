UPDATE core_posting
SET programs = batch.programs
FROM batch
WHERE core_posting.document_id = batch.document_id
