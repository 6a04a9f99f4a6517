-- What was read out of the texts, and what the world has shown.

CREATE TABLE core_reading (
    document_id    VARCHAR PRIMARY KEY,
    reader_version VARCHAR NOT NULL,
    mention_count  INTEGER NOT NULL,
    quantity_count INTEGER NOT NULL,
    period_count   INTEGER NOT NULL,
    cue_count      INTEGER NOT NULL,
    claim_count    INTEGER NOT NULL
);
COMMENT ON TABLE core_reading IS 'One row for each document that was read: by which version of the reader, and how much was found.';
COMMENT ON COLUMN core_reading.document_id IS 'The document.';
COMMENT ON COLUMN core_reading.reader_version IS 'Which reader read it: hash of its code and of the lists that it reads by.';
COMMENT ON COLUMN core_reading.mention_count IS 'Programs, organizations and people named.';
COMMENT ON COLUMN core_reading.quantity_count IS 'Numbers with a unit.';
COMMENT ON COLUMN core_reading.period_count IS 'Time expressions.';
COMMENT ON COLUMN core_reading.cue_count IS 'Phrases that bear on how something is said.';
COMMENT ON COLUMN core_reading.claim_count IS 'Claims; 0 is a good answer.';

CREATE TABLE core_mention (
    document_id   VARCHAR NOT NULL,
    mention_start INTEGER NOT NULL,
    mention_end   INTEGER NOT NULL,
    text          VARCHAR NOT NULL,
    label         VARCHAR NOT NULL,
    key           VARCHAR NOT NULL
);
COMMENT ON TABLE core_mention IS 'A program, organization or person named in the text of a document.';
COMMENT ON COLUMN core_mention.document_id IS 'The document.';
COMMENT ON COLUMN core_mention.mention_start IS 'Where the words begin in the text, in characters from 0.';
COMMENT ON COLUMN core_mention.mention_end IS 'Where they end, in characters from 0.';
COMMENT ON COLUMN core_mention.text IS 'The words.';
COMMENT ON COLUMN core_mention.label IS 'program, organization or person.';
COMMENT ON COLUMN core_mention.key IS 'Whom or what they name, as a key of the watchlist.';

CREATE TABLE core_claim (
    id                 VARCHAR PRIMARY KEY,
    document_id        VARCHAR NOT NULL,
    program            VARCHAR,
    metric             VARCHAR NOT NULL,
    value              DOUBLE,
    value_high         DOUBLE,
    unit               VARCHAR NOT NULL,
    unit_text          VARCHAR,
    qualifier          VARCHAR NOT NULL,
    basis              VARCHAR NOT NULL,
    power_basis        VARCHAR,
    modality           VARCHAR NOT NULL,
    speaker            VARCHAR,
    counterparty       VARCHAR,
    period_text        VARCHAR,
    period_earliest_on DATE,
    period_latest_on   DATE,
    period_precision   VARCHAR,
    period_anchor_on   DATE,
    period_anchor_kind VARCHAR,
    condition          VARCHAR,
    quote              VARCHAR NOT NULL,
    quote_start        INTEGER NOT NULL,
    quote_end          INTEGER NOT NULL,
    is_headline        BOOLEAN NOT NULL,
    flags              VARCHAR[] NOT NULL,
    said_on            DATE NOT NULL,
    known_at           TIMESTAMP NOT NULL,
    source             VARCHAR
);
COMMENT ON TABLE core_claim IS 'One thing that a document says about one metric of one program, with the words it came from.';
COMMENT ON COLUMN core_claim.id IS 'Content hash: the same words read the same way in the same document are the same claim.';
COMMENT ON COLUMN core_claim.document_id IS 'The document that says so.';
COMMENT ON COLUMN core_claim.program IS 'Key of the program; empty where the document never says which.';
COMMENT ON COLUMN core_claim.metric IS 'Key of what is measured.';
COMMENT ON COLUMN core_claim.value IS 'The value in unit; empty for an event.';
COMMENT ON COLUMN core_claim.value_high IS 'Upper end of a range in unit, else empty.';
COMMENT ON COLUMN core_claim.unit IS 'Canonical unit of the metric; an empty text for an event.';
COMMENT ON COLUMN core_claim.unit_text IS 'Number and unit as they stand in the text.';
COMMENT ON COLUMN core_claim.qualifier IS 'exactly, about, at_least, more_than, at_most, less_than, range or magnitude.';
COMMENT ON COLUMN core_claim.basis IS 'level, rate, each, total, share, ratio or event: a rate is never compared with a level.';
COMMENT ON COLUMN core_claim.power_basis IS 'average, peak, solar or nameplate; for powers only.';
COMMENT ON COLUMN core_claim.modality IS 'achieved, underway, committed, planned, aspirational, conditional, discussed, doubted, denied or cancelled: what the text says, not whether the world agrees.';
COMMENT ON COLUMN core_claim.speaker IS 'Who says so: a key, or a name; empty: the page itself.';
COMMENT ON COLUMN core_claim.counterparty IS 'The other side of an agreement.';
COMMENT ON COLUMN core_claim.period_text IS 'The words that date it.';
COMMENT ON COLUMN core_claim.period_earliest_on IS 'Not before this day; a lower bound alone is no deadline.';
COMMENT ON COLUMN core_claim.period_latest_on IS 'The deadline, or the last day on which it can have happened.';
COMMENT ON COLUMN core_claim.period_precision IS 'day, month, quarter, season, third, half, year or decade.';
COMMENT ON COLUMN core_claim.period_anchor_on IS 'The day from which a relative date was counted.';
COMMENT ON COLUMN core_claim.period_anchor_kind IS 'Where that day comes from: utterance, published, fetched or none.';
COMMENT ON COLUMN core_claim.condition IS 'What it hangs on, in the text''s words.';
COMMENT ON COLUMN core_claim.quote IS 'The sentence, letter for letter.';
COMMENT ON COLUMN core_claim.quote_start IS 'Where the sentence begins, in characters from 0: in the text, or in the title of a headline.';
COMMENT ON COLUMN core_claim.quote_end IS 'Where it ends, in characters from 0.';
COMMENT ON COLUMN core_claim.is_headline IS 'Read from the title; kept only where the text makes no such claim.';
COMMENT ON COLUMN core_claim.flags IS 'What had to be assumed, e.g. ton_assumed.';
COMMENT ON COLUMN core_claim.said_on IS 'When it was said: publication date of the document, else the day it was fetched.';
COMMENT ON COLUMN core_claim.known_at IS 'When we came to know it: the fetch''s own instant, UTC.';
COMMENT ON COLUMN core_claim.source IS 'Key of the source that led to the document.';

CREATE TABLE core_observation (
    id          VARCHAR PRIMARY KEY,
    program     VARCHAR NOT NULL,
    metric      VARCHAR NOT NULL,
    object_name VARCHAR NOT NULL,
    value       DOUBLE,
    unit        VARCHAR NOT NULL,
    observed_on DATE NOT NULL,
    source      VARCHAR NOT NULL,
    standing    VARCHAR NOT NULL,
    fetch_id    VARCHAR,
    known_at    TIMESTAMP NOT NULL,
    note        VARCHAR
);
COMMENT ON TABLE core_observation IS 'One thing seen of one metric of one program: from a catalogue, an imagery model or a filing, never from an announcement.';
COMMENT ON COLUMN core_observation.id IS 'Content hash: the same row of the same catalogue is the same observation.';
COMMENT ON COLUMN core_observation.program IS 'Key of the program.';
COMMENT ON COLUMN core_observation.metric IS 'Key of what was measured.';
COMMENT ON COLUMN core_observation.object_name IS 'The thing, as the catalogue names it.';
COMMENT ON COLUMN core_observation.value IS 'The value in unit; empty for an event.';
COMMENT ON COLUMN core_observation.unit IS 'Canonical unit of the metric; an empty text for an event.';
COMMENT ON COLUMN core_observation.observed_on IS 'The day on which it was so.';
COMMENT ON COLUMN core_observation.source IS 'Key of the source.';
COMMENT ON COLUMN core_observation.standing IS 'How much the source''s word weighs: observation, filing, primary, press, aggregator or commentary.';
COMMENT ON COLUMN core_observation.fetch_id IS 'The fetch that brought it.';
COMMENT ON COLUMN core_observation.known_at IS 'When we came to know it, UTC.';
COMMENT ON COLUMN core_observation.note IS 'What else the catalogue says of it.';
