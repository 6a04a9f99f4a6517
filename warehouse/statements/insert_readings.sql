INSERT INTO core_reading (
    document_id, reader_version, mention_count, quantity_count, period_count, cue_count, claim_count
)
SELECT
    document_id, reader_version, mention_count, quantity_count, period_count, cue_count, claim_count
FROM batch
