-- Documents whose wording had been replaced at the end of a day, and had not come back since.
CREATE OR REPLACE MACRO out_superseded_at(as_of_day) AS TABLE
WITH wording AS (
    SELECT previous_document_id AS document_id, document_id AS other_document_id, revised_at, true AS is_replaced
    FROM core_revision
    WHERE NOT is_another_text
        AND CAST(revised_at AS DATE) <= as_of_day
    UNION ALL
    SELECT document_id, previous_document_id, revised_at, false
    FROM core_revision
    WHERE NOT is_another_text
        AND CAST(revised_at AS DATE) <= as_of_day
),
turn AS (
    SELECT
        document_id,
        max(revised_at) FILTER (is_replaced) AS superseded_at,
        max(revised_at) FILTER (NOT is_replaced) AS returned_at,
        arg_max(other_document_id, revised_at) FILTER (is_replaced) AS superseded_by
    FROM wording
    GROUP BY document_id
)
SELECT document_id, superseded_at, superseded_by
FROM turn
WHERE superseded_at IS NOT NULL
    AND (returned_at IS NULL OR returned_at < superseded_at);

CREATE VIEW out_superseded AS
SELECT *
FROM out_superseded_at(DATE '9999-12-31');

COMMENT ON VIEW out_superseded IS 'The documents that are outdated, because their page was reworded since: their claims stand no longer. out_superseded_at(day) says which were so at the end of a day.';
COMMENT ON COLUMN out_superseded.document_id IS 'The outdated document.';
COMMENT ON COLUMN out_superseded.superseded_at IS 'When its page was first fetched with another wording, UTC.';
COMMENT ON COLUMN out_superseded.superseded_by IS 'The document with that wording.';
