-- What was said of one target, newest first, and how it bears on it.
SELECT
    commitment.stance,
    claim.said_on,
    claim.speaker_name,
    claim.reporter_name,
    claim.hop,
    list_contains(claim.flags, 'said_by_asker') AS is_said_by_asker,
    claim.publisher,
    claim.standing,
    claim.modality,
    claim.value,
    claim.unit,
    claim.period_text,
    claim.period_latest_on AS deadline_on,
    claim.quote,
    claim.url,
    claim.id
FROM core_commitment AS commitment
JOIN out_claim AS claim ON claim.id = commitment.claim_id
WHERE commitment.target = $key
ORDER BY claim.said_on DESC, claim.publisher, claim.id
