-- A claim of a document that nobody saved has no date: the empty said_on refuses the whole batch.
INSERT INTO core_claim (
    id, document_id, program, metric, value, value_high, unit, unit_text, qualifier, basis, power_basis, modality,
    speaker, counterparty, period_text, period_earliest_on, period_latest_on, period_precision, period_anchor_on,
    period_anchor_kind, condition, quote, quote_start, quote_end, is_headline, flags, said_on, known_at, source, confidence,
    reporter, hop
)
SELECT
    batch.id, batch.document_id, batch.program, batch.metric, batch.value, batch.value_high, batch.unit,
    batch.unit_text, batch.qualifier, batch.basis, batch.power_basis, batch.modality, batch.speaker,
    batch.counterparty, batch.period_text, batch.period_earliest_on, batch.period_latest_on, batch.period_precision,
    batch.period_anchor_on, batch.period_anchor_kind, batch.condition, batch.quote, batch.quote_start,
    batch.quote_end, batch.is_headline, batch.flags,
    coalesce(document.published_on, CAST(document.fetched_at AS DATE)), document.fetched_at, document.source,
    batch.confidence, batch.reporter, batch.hop
FROM batch
LEFT JOIN core_document AS document ON document.id = batch.document_id
ON CONFLICT DO NOTHING
