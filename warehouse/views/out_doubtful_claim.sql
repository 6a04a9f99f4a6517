CREATE VIEW out_doubtful_claim AS
SELECT
    doubtful.id,
    doubtful.program,
    doubtful.metric,
    doubtful.value,
    doubtful.value_high,
    doubtful.unit,
    doubtful.unit_text,
    doubtful.qualifier,
    doubtful.modality,
    doubtful.period_earliest_on,
    doubtful.period_latest_on,
    doubtful.confidence,
    doubtful.doubts,
    doubtful.quote,
    doubtful.quote_start,
    doubtful.quote_end,
    doubtful.is_headline,
    document.source,
    document.publisher,
    document.title,
    document.url,
    document.said_on,
    document.known_at,
    doubtful.document_id
FROM core_doubtful_claim AS doubtful
JOIN out_document AS document ON document.id = doubtful.document_id;

COMMENT ON VIEW out_doubtful_claim IS 'What could be read as a claim and was left out because it is rather wrong than right, with its quote and what speaks against it.';
COMMENT ON COLUMN out_doubtful_claim.id IS 'Content hash, made as that of a claim.';
COMMENT ON COLUMN out_doubtful_claim.program IS 'Key of the program of which it would be said.';
COMMENT ON COLUMN out_doubtful_claim.metric IS 'Key of the metric.';
COMMENT ON COLUMN out_doubtful_claim.value IS 'The value, in unit; of a range its lower bound. Empty for an event.';
COMMENT ON COLUMN out_doubtful_claim.value_high IS 'Upper bound of a range, in unit.';
COMMENT ON COLUMN out_doubtful_claim.unit IS 'Canonical unit of the metric.';
COMMENT ON COLUMN out_doubtful_claim.unit_text IS 'Number and unit as they were written.';
COMMENT ON COLUMN out_doubtful_claim.qualifier IS 'exactly, about, at_least, at_most, range or magnitude.';
COMMENT ON COLUMN out_doubtful_claim.modality IS 'How firmly it would be meant: planned, achieved …';
COMMENT ON COLUMN out_doubtful_claim.period_earliest_on IS 'First day on which it would fall due or have happened.';
COMMENT ON COLUMN out_doubtful_claim.period_latest_on IS 'Last such day.';
COMMENT ON COLUMN out_doubtful_claim.confidence IS 'How likely it is read rightly, from 0 to 1: below one half.';
COMMENT ON COLUMN out_doubtful_claim.doubts IS 'What speaks against it, the weightiest first: keys of watchlist/doubts.toml, where each is explained.';
COMMENT ON COLUMN out_doubtful_claim.quote IS 'The sentence, letter for letter.';
COMMENT ON COLUMN out_doubtful_claim.quote_start IS 'Where it stands, in characters of the text from 0, or of the title.';
COMMENT ON COLUMN out_doubtful_claim.quote_end IS 'Where it ends.';
COMMENT ON COLUMN out_doubtful_claim.is_headline IS 'Whether it stands in the title.';
COMMENT ON COLUMN out_doubtful_claim.source IS 'Key of the source that led to the document.';
COMMENT ON COLUMN out_doubtful_claim.publisher IS 'Who published it.';
COMMENT ON COLUMN out_doubtful_claim.title IS 'Title of the document.';
COMMENT ON COLUMN out_doubtful_claim.url IS 'Address of the document.';
COMMENT ON COLUMN out_doubtful_claim.said_on IS 'When it was published, else the day it was fetched.';
COMMENT ON COLUMN out_doubtful_claim.known_at IS 'When it was first fetched, UTC.';
COMMENT ON COLUMN out_doubtful_claim.document_id IS 'The document.';
