CREATE VIEW out_hiring_signal AS
SELECT
    hiring.id,
    hiring.organization,
    organization.name AS organization_name,
    hiring.role,
    hiring.job_function,
    hiring.programs,
    hiring.is_in_orbit,
    hiring.quote,
    hiring.quote_start,
    hiring.quote_end,
    document.said_on,
    document.known_at,
    document.source,
    document.publisher,
    document.standing,
    document.url,
    document.title,
    hiring.document_id
FROM core_hiring_signal AS hiring
JOIN out_document AS document ON document.id = hiring.document_id
LEFT JOIN core_organization AS organization ON organization.key = hiring.organization;

COMMENT ON VIEW out_hiring_signal IS 'Every report that a company looks for people, with its quote and its document: a signal, never a claim.';
COMMENT ON COLUMN out_hiring_signal.id IS 'Content hash: the same job in the same sentence of the same document is the same signal.';
COMMENT ON COLUMN out_hiring_signal.organization IS 'Key of who hires; empty: nobody of the watchlist, or not told.';
COMMENT ON COLUMN out_hiring_signal.organization_name IS 'Its name.';
COMMENT ON COLUMN out_hiring_signal.role IS 'The job, as it stands in the text.';
COMMENT ON COLUMN out_hiring_signal.job_function IS 'radiation, thermal, power, structures, test, production, software, silicon, network, ground or other.';
COMMENT ON COLUMN out_hiring_signal.programs IS 'Keys of the programs named in the sentence or close by, sorted.';
COMMENT ON COLUMN out_hiring_signal.is_in_orbit IS 'The sentence or what follows speaks of orbit or space.';
COMMENT ON COLUMN out_hiring_signal.quote IS 'The sentence, letter for letter.';
COMMENT ON COLUMN out_hiring_signal.quote_start IS 'Where the sentence begins in the text, in characters from 0.';
COMMENT ON COLUMN out_hiring_signal.quote_end IS 'Where it ends, in characters from 0.';
COMMENT ON COLUMN out_hiring_signal.said_on IS 'When it was said: publication date of the document, else the day it was fetched.';
COMMENT ON COLUMN out_hiring_signal.known_at IS 'When we came to know it: the fetch''s own instant, UTC.';
COMMENT ON COLUMN out_hiring_signal.source IS 'Key of the source that led to the document.';
COMMENT ON COLUMN out_hiring_signal.publisher IS 'Who published it.';
COMMENT ON COLUMN out_hiring_signal.standing IS 'How much the source''s word weighs.';
COMMENT ON COLUMN out_hiring_signal.url IS 'Address of the document.';
COMMENT ON COLUMN out_hiring_signal.title IS 'Title of the document.';
COMMENT ON COLUMN out_hiring_signal.document_id IS 'The document.';
