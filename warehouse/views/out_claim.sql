CREATE VIEW out_claim AS
SELECT
    claim.id,
    claim.program,
    program.name AS program_name,
    program.place,
    claim.metric,
    claim.value,
    claim.value_high,
    claim.unit,
    claim.unit_text,
    claim.qualifier,
    claim.basis,
    claim.power_basis,
    claim.modality,
    claim.speaker,
    coalesce(speaking.name, claim.speaker) AS speaker_name,
    claim.counterparty,
    claim.period_text,
    claim.period_earliest_on,
    claim.period_latest_on,
    claim.period_precision,
    claim.period_anchor_on,
    claim.period_anchor_kind,
    claim.condition,
    claim.quote,
    claim.quote_start,
    claim.quote_end,
    claim.is_headline,
    claim.flags,
    claim.confidence,
    claim.said_on,
    claim.known_at,
    claim.source,
    document.publisher,
    document.standing,
    document.url,
    document.title,
    document.kind,
    claim.document_id,
    document.story,
    outdated.document_id IS NULL AS is_standing,
    outdated.superseded_at,
    claim.reporter,
    coalesce(reporting.name, claim.reporter) AS reporter_name,
    claim.hop,
    CASE
        WHEN claim.speaker IS NULL THEN CASE WHEN list_contains(claim.flags, 'said_by_asker') THEN 'asker' ELSE 'page' END
        WHEN speaking.kind IS NOT NULL THEN speaking.kind
        -- A name has capitals, but for the small words in it.
        WHEN regexp_full_match(
            claim.speaker,
            '([^\s\p{Ll}]\S*|bin|da|de|del|der|di|la|van|von)'
            || '(\s+([^\s\p{Ll}]\S*|and|at|bin|da|de|del|der|di|for|la|of|the|van|von))*'
        ) THEN 'name'
        ELSE 'description'
    END AS speaker_kind,
    speaking.organization AS speaker_organization,
    speaking.organization_name AS speaker_organization_name
FROM core_claim AS claim
JOIN out_document AS document ON document.id = claim.document_id
LEFT JOIN out_superseded AS outdated ON outdated.document_id = claim.document_id
LEFT JOIN core_program AS program ON program.key = claim.program
LEFT JOIN out_name AS speaking ON speaking.key = claim.speaker
LEFT JOIN out_name AS reporting ON reporting.key = claim.reporter;

COMMENT ON VIEW out_claim IS 'Every claim with its quote, its document and the names behind the keys: one row for each claim.';
COMMENT ON COLUMN out_claim.id IS 'Content hash: the same words read the same way in the same document are the same claim.';
COMMENT ON COLUMN out_claim.program IS 'Key of the program; empty where the document never says which.';
COMMENT ON COLUMN out_claim.program_name IS 'Its name.';
COMMENT ON COLUMN out_claim.place IS 'orbit, ground, factory, rocket or chip: orbit is never compared with ground.';
COMMENT ON COLUMN out_claim.metric IS 'Key of what is measured.';
COMMENT ON COLUMN out_claim.value IS 'The value in unit; empty for an event.';
COMMENT ON COLUMN out_claim.value_high IS 'Upper end of a range in unit, else empty.';
COMMENT ON COLUMN out_claim.unit IS 'Canonical unit of the metric; an empty text for an event.';
COMMENT ON COLUMN out_claim.unit_text IS 'Number and unit as they stand in the text.';
COMMENT ON COLUMN out_claim.qualifier IS 'exactly, about, at_least, more_than, at_most, less_than, range or magnitude.';
COMMENT ON COLUMN out_claim.basis IS 'level, rate, each, total, share, ratio or event: a rate is never compared with a level.';
COMMENT ON COLUMN out_claim.power_basis IS 'average, peak, solar or nameplate; for powers only.';
COMMENT ON COLUMN out_claim.modality IS 'achieved, underway, committed, planned, aspirational, conditional, discussed, doubted, denied or cancelled: what the text says, not whether the world agrees.';
COMMENT ON COLUMN out_claim.speaker IS 'To whom the words are traced: a key, or a name; empty: the page itself.';
COMMENT ON COLUMN out_claim.speaker_name IS 'The speaker''s name.';
COMMENT ON COLUMN out_claim.counterparty IS 'The other side of an agreement.';
COMMENT ON COLUMN out_claim.period_text IS 'The words that date it.';
COMMENT ON COLUMN out_claim.period_earliest_on IS 'Not before this day; a lower bound alone is no deadline.';
COMMENT ON COLUMN out_claim.period_latest_on IS 'The deadline, or the last day on which it can have happened.';
COMMENT ON COLUMN out_claim.period_precision IS 'day, month, quarter, season, third, half, year or decade.';
COMMENT ON COLUMN out_claim.period_anchor_on IS 'The day from which a relative date was counted.';
COMMENT ON COLUMN out_claim.period_anchor_kind IS 'Where that day comes from: utterance, published, fetched or none.';
COMMENT ON COLUMN out_claim.condition IS 'What it hangs on, in the text''s words.';
COMMENT ON COLUMN out_claim.quote IS 'The sentence, letter for letter.';
COMMENT ON COLUMN out_claim.quote_start IS 'Where the sentence begins, in characters from 0: in the text, or in the title of a headline.';
COMMENT ON COLUMN out_claim.quote_end IS 'Where it ends, in characters from 0.';
COMMENT ON COLUMN out_claim.is_headline IS 'Read from the title; kept only where the text makes no such claim.';
COMMENT ON COLUMN out_claim.flags IS 'What had to be assumed, e.g. ton_assumed.';
COMMENT ON COLUMN out_claim.confidence IS 'How likely program, metric and value are read rightly, 0 to 1, by what had to be inferred.';
COMMENT ON COLUMN out_claim.said_on IS 'When it was said: publication date of the document, else the day it was fetched.';
COMMENT ON COLUMN out_claim.known_at IS 'When we came to know it, UTC: ask "known_at < …" for what was known at a date.';
COMMENT ON COLUMN out_claim.source IS 'Key of the source that led to the document.';
COMMENT ON COLUMN out_claim.publisher IS 'Who published it: the source, or the page''s own site where an aggregator led to it.';
COMMENT ON COLUMN out_claim.standing IS 'How much its word weighs: observation, filing, primary, press, aggregator or commentary.';
COMMENT ON COLUMN out_claim.url IS 'Address of the document.';
COMMENT ON COLUMN out_claim.title IS 'Title of the document.';
COMMENT ON COLUMN out_claim.kind IS 'article or job_posting.';
COMMENT ON COLUMN out_claim.document_id IS 'The document that says so.';
COMMENT ON COLUMN out_claim.story IS 'The story that its document tells: the same claim in copies of one story has one origin.';
COMMENT ON COLUMN out_claim.is_standing IS 'The document is the newest wording of its page; a claim of an outdated wording counts for nothing that is asked as of now.';
COMMENT ON COLUMN out_claim.superseded_at IS 'When the page was first fetched with another wording, UTC; empty while the claim stands.';
COMMENT ON COLUMN out_claim.reporter IS 'Who passed the speaker''s words on to the page, the last one of several: a key, or a name; empty: the page has them from the speaker.';
COMMENT ON COLUMN out_claim.reporter_name IS 'The reporter''s name.';
COMMENT ON COLUMN out_claim.hop IS '0: the page speaks for itself; 1: it quotes the speaker; 2: through one reporter, and so on; empty where an older reader read it.';
COMMENT ON COLUMN out_claim.speaker_kind IS 'person or organization of the watchlist, name (in no list), description (nobody is named: "a manager"), asker (one who asks or leads through a talk), page (the document itself).';
COMMENT ON COLUMN out_claim.speaker_organization IS 'Key of the organization for which the speaker speaks, of an organization itself; empty: not known.';
COMMENT ON COLUMN out_claim.speaker_organization_name IS 'Its name.';
