-- What became known in these days and stood at their end. What a page had said before in the same words is nothing new.
SELECT *
FROM out_claim AS claim
WHERE CAST(known_at AS DATE) BETWEEN $first AND $last
    AND document_id NOT IN (SELECT document_id FROM out_superseded_at($last))
    AND NOT EXISTS (
        FROM core_revision AS revision
        JOIN core_revision AS earlier ON earlier.url = revision.url AND earlier.revised_at <= revision.revised_at
        JOIN core_claim AS said ON said.document_id = earlier.previous_document_id
        WHERE revision.document_id = claim.document_id
            AND CAST(said.known_at AS DATE) < $first
            AND said.quote = claim.quote
            AND said.metric = claim.metric
            AND said.modality = claim.modality
            AND said.program IS NOT DISTINCT FROM claim.program
            AND said.value IS NOT DISTINCT FROM claim.value
            AND said.period_latest_on IS NOT DISTINCT FROM claim.period_latest_on
    )
ORDER BY said_on, id
