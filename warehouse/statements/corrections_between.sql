-- Revisions of these days that touch a number, a date or how firmly something is said, in pages that are read.
SELECT revision.*
FROM out_revision AS revision
JOIN out_document AS document ON document.id = revision.document_id
WHERE revision.is_marked
    AND NOT revision.is_another_text
    AND coalesce(document.language, 'en') = 'en'
    AND CAST(revision.revised_at AS DATE) BETWEEN $first AND $last
ORDER BY revision.revised_at, revision.id
