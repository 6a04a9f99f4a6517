-- What a text says of hiring: a signal, never a claim. When it was said stands with its document.

CREATE TABLE core_hiring_signal (
    id           VARCHAR PRIMARY KEY,
    document_id  VARCHAR NOT NULL,
    quote_start  INTEGER NOT NULL,
    quote_end    INTEGER NOT NULL,
    quote        VARCHAR NOT NULL,
    organization VARCHAR,
    role         VARCHAR NOT NULL,
    job_function VARCHAR NOT NULL,
    programs     VARCHAR[] NOT NULL,
    is_in_orbit  BOOLEAN NOT NULL
);
COMMENT ON TABLE core_hiring_signal IS 'A report that a company looks for people for work that bears on what is watched, with the words it came from.';
COMMENT ON COLUMN core_hiring_signal.id IS 'Content hash: the same job in the same sentence of the same document is the same signal.';
COMMENT ON COLUMN core_hiring_signal.document_id IS 'The document that says so.';
COMMENT ON COLUMN core_hiring_signal.quote_start IS 'Where the sentence begins in the text, in characters from 0.';
COMMENT ON COLUMN core_hiring_signal.quote_end IS 'Where it ends, in characters from 0.';
COMMENT ON COLUMN core_hiring_signal.quote IS 'The sentence, letter for letter.';
COMMENT ON COLUMN core_hiring_signal.organization IS 'Key of who hires; empty: nobody of the watchlist, or not told.';
COMMENT ON COLUMN core_hiring_signal.role IS 'The job, as it stands in the text.';
COMMENT ON COLUMN core_hiring_signal.job_function IS 'radiation, thermal, power, structures, test, production, software, silicon, network, ground or other.';
COMMENT ON COLUMN core_hiring_signal.programs IS 'Keys of the programs named in the sentence or close by, sorted.';
COMMENT ON COLUMN core_hiring_signal.is_in_orbit IS 'The sentence or what follows speaks of orbit or space.';
