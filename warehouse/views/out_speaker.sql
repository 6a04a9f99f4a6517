-- A person's record is his own: what he says and promises stands beside what his organization does, and is not added to it. An office or
-- a description is nobody's record: "the CFO" of one page is not that of another.
CREATE VIEW out_speaker AS
WITH spoken AS (
    SELECT
        coalesce(known.key, lower(claim.speaker)) AS voice,
        any_value(claim.speaker ORDER BY claim.known_at DESC, claim.id) AS written,
        any_value(claim.speaker_kind ORDER BY claim.known_at DESC, claim.id) AS kind,
        count(*) AS claim_count,
        count(DISTINCT claim.document_id) AS document_count,
        count(DISTINCT coalesce(claim.story, claim.document_id)) AS story_count,
        list(DISTINCT claim.program ORDER BY claim.program) FILTER (claim.program IS NOT NULL) AS programs,
        min(claim.said_on) AS first_said_on,
        max(claim.said_on) AS last_said_on
    FROM out_claim AS claim
    LEFT JOIN out_name AS known ON known.key = claim.speaker
    WHERE claim.speaker_kind IN ('person', 'organization', 'name') AND claim.is_standing
    GROUP BY voice
),
promised AS (
    SELECT
        coalesce(known.key, lower(coalesce(record.speaker, record.organization))) AS voice,
        any_value(coalesce(record.speaker, record.organization)) AS written,
        any_value(CASE WHEN record.speaker IS NULL THEN 'organization' ELSE 'person' END) AS kind,
        any_value(record.organization) AS organization,
        count(*) AS promise_count,
        count(*) FILTER (record.state = 'kept') AS promises_kept,
        count(*) FILTER (record.state = 'kept late') AS promises_kept_late,
        count(*) FILTER (record.state = 'open') AS promises_open,
        count(*) FILTER (record.state = 'overdue') AS promises_overdue,
        count(*) FILTER (record.state IN ('failed', 'withdrawn', 'rescoped')) AS promises_given_up,
        median(record.slip_ratio) AS median_slip_ratio
    FROM out_track_record AS record
    LEFT JOIN out_name AS known ON known.key = coalesce(record.speaker, record.organization)
    WHERE NOT record.is_restatement
    GROUP BY voice
)
SELECT
    coalesce(known.key, spoken.written, promised.written) AS speaker,
    coalesce(known.name, spoken.written, promised.written) AS speaker_name,
    coalesce(known.kind, promised.kind, spoken.kind) AS speaker_kind,
    known.role,
    coalesce(known.organization, promised.organization) AS organization,
    coalesce(known.organization_name, theirs.name, promised.organization) AS organization_name,
    coalesce(spoken.claim_count, 0) AS claim_count,
    coalesce(spoken.document_count, 0) AS document_count,
    coalesce(spoken.story_count, 0) AS story_count,
    coalesce(spoken.programs, []) AS programs,
    spoken.first_said_on,
    spoken.last_said_on,
    coalesce(promised.promise_count, 0) AS promise_count,
    coalesce(promised.promises_kept, 0) AS promises_kept,
    coalesce(promised.promises_kept_late, 0) AS promises_kept_late,
    coalesce(promised.promises_open, 0) AS promises_open,
    coalesce(promised.promises_overdue, 0) AS promises_overdue,
    coalesce(promised.promises_given_up, 0) AS promises_given_up,
    promised.median_slip_ratio
FROM spoken
FULL JOIN promised ON promised.voice = spoken.voice
LEFT JOIN out_name AS known ON known.key = coalesce(spoken.voice, promised.voice)
LEFT JOIN out_name AS theirs ON theirs.key = promised.organization;

COMMENT ON VIEW out_speaker IS 'Everybody whose words were read or whose promises are kept: how much each said, and what became of what each promised. One row for each; a person''s is not added to the organization''s.';
COMMENT ON COLUMN out_speaker.speaker IS 'A key, or a name.';
COMMENT ON COLUMN out_speaker.speaker_name IS 'The name.';
COMMENT ON COLUMN out_speaker.speaker_kind IS 'person, organization or name (in no list); who is only described ("a manager", "the CFO") has no row.';
COMMENT ON COLUMN out_speaker.role IS 'What a person is there; of an organization builder, customer, supplier, regulator or observer; empty: in no list.';
COMMENT ON COLUMN out_speaker.organization IS 'For whom a person speaks: a key, or a name; of an organization itself; empty: not known.';
COMMENT ON COLUMN out_speaker.organization_name IS 'Its name.';
COMMENT ON COLUMN out_speaker.claim_count IS 'Claims in these words that stand, copies included.';
COMMENT ON COLUMN out_speaker.document_count IS 'Documents with such claims.';
COMMENT ON COLUMN out_speaker.story_count IS 'Stories of these documents; one that tells no story counts for itself.';
COMMENT ON COLUMN out_speaker.programs IS 'Keys of the programs spoken of, sorted.';
COMMENT ON COLUMN out_speaker.first_said_on IS 'The oldest of these claims.';
COMMENT ON COLUMN out_speaker.last_said_on IS 'The newest.';
COMMENT ON COLUMN out_speaker.promise_count IS 'Past promises in the track record, without those that only said the same again; of an organization those that none of its people made.';
COMMENT ON COLUMN out_speaker.promises_kept IS 'Of these: came true in time.';
COMMENT ON COLUMN out_speaker.promises_kept_late IS 'Of these: came true late.';
COMMENT ON COLUMN out_speaker.promises_open IS 'Of these: not due yet.';
COMMENT ON COLUMN out_speaker.promises_overdue IS 'Of these: due, and not come true.';
COMMENT ON COLUMN out_speaker.promises_given_up IS 'Of these: failed, withdrawn or replaced by another thing.';
COMMENT ON COLUMN out_speaker.median_slip_ratio IS 'Of those that came true: time taken over time promised, the one in the middle; 2 took twice the time.';
