-- Sets of claims or targets whose arithmetic does not come out, as found at a date.

CREATE TABLE core_contradiction (
    id            VARCHAR PRIMARY KEY,
    as_of_on      DATE NOT NULL,
    check_name    VARCHAR NOT NULL,
    program       VARCHAR,
    implied_value DOUBLE NOT NULL,
    implied_low   DOUBLE NOT NULL,
    implied_high  DOUBLE NOT NULL,
    stated_value  DOUBLE NOT NULL,
    stated_low    DOUBLE NOT NULL,
    stated_high   DOUBLE NOT NULL,
    unit          VARCHAR NOT NULL,
    off_by        DOUBLE NOT NULL,
    said_on       DATE NOT NULL,
    text          VARCHAR NOT NULL,
    claim_ids     VARCHAR[] NOT NULL,
    target_keys   VARCHAR[] NOT NULL,
    capacity_keys VARCHAR[] NOT NULL
);
COMMENT ON TABLE core_contradiction IS 'Figures that do not come out together, as found at a date: what they imply and what is stated.';
COMMENT ON COLUMN core_contradiction.id IS 'Content hash of date, check, program and both figures.';
COMMENT ON COLUMN core_contradiction.as_of_on IS 'The date: nothing that came to be known later was looked at.';
COMMENT ON COLUMN core_contradiction.check_name IS 'What was checked, e.g. fee times term.';
COMMENT ON COLUMN core_contradiction.program IS 'Key of the program that the figures belong to, or that theirs serve.';
COMMENT ON COLUMN core_contradiction.implied_value IS 'What the other figures make, in unit.';
COMMENT ON COLUMN core_contradiction.implied_low IS 'The least that their words and rounding leave open.';
COMMENT ON COLUMN core_contradiction.implied_high IS 'The most that they leave open.';
COMMENT ON COLUMN core_contradiction.stated_value IS 'What is stated, in unit.';
COMMENT ON COLUMN core_contradiction.stated_low IS 'The least that its words and rounding leave open.';
COMMENT ON COLUMN core_contradiction.stated_high IS 'The most that they leave open.';
COMMENT ON COLUMN core_contradiction.unit IS 'Unit of all these values.';
COMMENT ON COLUMN core_contradiction.off_by IS 'Implied over stated; 1 for a figure that is printed both as a rate and as a level.';
COMMENT ON COLUMN core_contradiction.said_on IS 'When the newest of the figures was said.';
COMMENT ON COLUMN core_contradiction.text IS 'The contradiction in words.';
COMMENT ON COLUMN core_contradiction.claim_ids IS 'Claims that it stands on.';
COMMENT ON COLUMN core_contradiction.target_keys IS 'Targets that it stands on.';
COMMENT ON COLUMN core_contradiction.capacity_keys IS 'Capacity inputs that it stands on.';
