CREATE VIEW out_contradiction AS
WITH quoted AS (
    SELECT
        contradiction.id,
        list(
            struct_pack(
                quote := claim.quote, speaker := claim.speaker_name, publisher := claim.publisher, standing := claim.standing, said_on := claim.said_on,
                url := claim.url, id := claim.id
            )
            ORDER BY claim.said_on DESC, claim.id
        ) AS evidence
    FROM core_contradiction AS contradiction
    CROSS JOIN unnest(contradiction.claim_ids) AS cited(claim_id)
    JOIN out_claim AS claim ON claim.id = cited.claim_id
    GROUP BY contradiction.id
)
SELECT
    contradiction.as_of_on,
    contradiction.check_name,
    contradiction.text,
    contradiction.program,
    program.name AS program_name,
    contradiction.implied_value,
    contradiction.implied_low,
    contradiction.implied_high,
    contradiction.stated_value,
    contradiction.stated_low,
    contradiction.stated_high,
    contradiction.unit,
    contradiction.off_by,
    contradiction.said_on,
    contradiction.target_keys,
    contradiction.claim_ids,
    contradiction.capacity_keys,
    quoted.evidence,
    contradiction.id
FROM core_contradiction AS contradiction
LEFT JOIN quoted ON quoted.id = contradiction.id
LEFT JOIN core_program AS program ON program.key = contradiction.program
-- Where the newest look found nothing, an older one is not shown in its place.
WHERE contradiction.as_of_on = (SELECT max(as_of_on) FROM core_score);

COMMENT ON VIEW out_contradiction IS 'Figures that do not come out together, as of the newest scores: what they imply, what is stated, in whose words.';
COMMENT ON COLUMN out_contradiction.as_of_on IS 'The date: nothing that came to be known later was looked at.';
COMMENT ON COLUMN out_contradiction.check_name IS 'What was checked, e.g. fee times term; "rate or level" where one figure is printed as both.';
COMMENT ON COLUMN out_contradiction.text IS 'The contradiction in words.';
COMMENT ON COLUMN out_contradiction.program IS 'Key of the program that the figures belong to, or that theirs serve.';
COMMENT ON COLUMN out_contradiction.program_name IS 'Its name.';
COMMENT ON COLUMN out_contradiction.implied_value IS 'What the other figures make, in unit.';
COMMENT ON COLUMN out_contradiction.implied_low IS 'The least that their words and rounding leave open.';
COMMENT ON COLUMN out_contradiction.implied_high IS 'The most that they leave open.';
COMMENT ON COLUMN out_contradiction.stated_value IS 'What is stated, in unit.';
COMMENT ON COLUMN out_contradiction.stated_low IS 'The least that its words and rounding leave open.';
COMMENT ON COLUMN out_contradiction.stated_high IS 'The most that they leave open.';
COMMENT ON COLUMN out_contradiction.unit IS 'Unit of all these values.';
COMMENT ON COLUMN out_contradiction.off_by IS 'Implied over stated; 1 for a figure that is printed both as a rate and as a level.';
COMMENT ON COLUMN out_contradiction.said_on IS 'When the newest of the figures was said.';
COMMENT ON COLUMN out_contradiction.target_keys IS 'Targets that it stands on.';
COMMENT ON COLUMN out_contradiction.claim_ids IS 'Claims that it stands on.';
COMMENT ON COLUMN out_contradiction.capacity_keys IS 'Capacity inputs that it stands on.';
COMMENT ON COLUMN out_contradiction.evidence IS 'The claims, newest first: quote, speaker, publisher, standing, day and address; empty where it stands on targets alone.';
COMMENT ON COLUMN out_contradiction.id IS 'Content hash of date, check, program and both figures.';
