INSERT INTO core_doubtful_claim (
    id, document_id, program, metric, value, value_high, unit, unit_text, qualifier, modality, period_earliest_on,
    period_latest_on, quote, quote_start, quote_end, is_headline, confidence, doubts
)
SELECT
    id, document_id, program, metric, value, value_high, unit, unit_text, qualifier, modality, period_earliest_on,
    period_latest_on, quote, quote_start, quote_end, is_headline, confidence, doubts
FROM batch
ON CONFLICT DO NOTHING
