-- What could be read as a claim and is rather wrong than right is no claim; it is kept apart, so that anybody can look at it.

CREATE TABLE core_doubtful_claim (
    id                 VARCHAR NOT NULL PRIMARY KEY,
    document_id        VARCHAR NOT NULL,
    program            VARCHAR,
    metric             VARCHAR NOT NULL,
    value              DOUBLE,
    value_high         DOUBLE,
    unit               VARCHAR NOT NULL,
    unit_text          VARCHAR,
    qualifier          VARCHAR NOT NULL,
    modality           VARCHAR NOT NULL,
    period_earliest_on DATE,
    period_latest_on   DATE,
    quote              VARCHAR NOT NULL,
    quote_start        INTEGER NOT NULL,
    quote_end          INTEGER NOT NULL,
    is_headline        BOOLEAN NOT NULL,
    confidence         DOUBLE NOT NULL,
    doubts             VARCHAR[] NOT NULL
);
COMMENT ON TABLE core_doubtful_claim IS 'What could be read as a claim and is rather wrong than right: it counts nowhere, and stands here to be looked at.';
COMMENT ON COLUMN core_doubtful_claim.id IS 'Content hash, made as that of a claim.';
COMMENT ON COLUMN core_doubtful_claim.document_id IS 'The document.';
COMMENT ON COLUMN core_doubtful_claim.program IS 'Key of the program of which it would be said.';
COMMENT ON COLUMN core_doubtful_claim.metric IS 'Key of the metric.';
COMMENT ON COLUMN core_doubtful_claim.value IS 'The value, in unit; of a range its lower bound. Empty for an event.';
COMMENT ON COLUMN core_doubtful_claim.value_high IS 'Upper bound of a range, in unit.';
COMMENT ON COLUMN core_doubtful_claim.unit IS 'Canonical unit of the metric.';
COMMENT ON COLUMN core_doubtful_claim.unit_text IS 'Number and unit as they were written.';
COMMENT ON COLUMN core_doubtful_claim.qualifier IS 'exactly, about, at_least, at_most, range or magnitude.';
COMMENT ON COLUMN core_doubtful_claim.modality IS 'How firmly it would be meant: planned, achieved …';
COMMENT ON COLUMN core_doubtful_claim.period_earliest_on IS 'First day on which it would fall due or have happened.';
COMMENT ON COLUMN core_doubtful_claim.period_latest_on IS 'Last such day.';
COMMENT ON COLUMN core_doubtful_claim.quote IS 'The sentence, letter for letter.';
COMMENT ON COLUMN core_doubtful_claim.quote_start IS 'Where it stands, in characters of the text from 0, or of the title.';
COMMENT ON COLUMN core_doubtful_claim.quote_end IS 'Where it ends.';
COMMENT ON COLUMN core_doubtful_claim.is_headline IS 'Whether it stands in the title.';
COMMENT ON COLUMN core_doubtful_claim.confidence IS 'How likely it is read rightly, from 0 to 1: below one half.';
COMMENT ON COLUMN core_doubtful_claim.doubts IS 'What speaks against it, the weightiest first: keys of watchlist/doubts.toml, where each is explained.';
