CREATE VIEW out_requisition AS
SELECT
    company,
    company_name,
    requisition,
    arg_max(title, (first_seen_on, post_id)) AS title,
    list(DISTINCT place ORDER BY place) FILTER (place IS NOT NULL) AS places,
    list(DISTINCT job_function ORDER BY job_function) AS job_functions,
    list_sort(list_distinct(flatten(list(programs)))) AS programs,
    count(*) FILTER (state = 'open') AS open_posting_count,
    count(*) AS posting_count,
    CASE
        WHEN bool_or(state = 'open') THEN 'open'
        WHEN bool_or(state = 'uncertain') THEN 'uncertain'
        ELSE 'closed'
    END AS state,
    min(first_seen_on) AS first_seen_on,
    max(last_seen_on) AS last_seen_on,
    CASE WHEN bool_and(state IN ('closed', 'replaced')) THEN max(closed_on) END AS closed_on
FROM out_posting
GROUP BY company, company_name, requisition;

COMMENT ON VIEW out_requisition IS 'Every opening, whose postings may stand in several places, on several boards and one after the other.';
COMMENT ON COLUMN out_requisition.company IS 'Key of the organization where known, else the name on the board.';
COMMENT ON COLUMN out_requisition.company_name IS 'Its name.';
COMMENT ON COLUMN out_requisition.requisition IS 'The company''s number for it, else title and place.';
COMMENT ON COLUMN out_requisition.title IS 'Title of its newest posting.';
COMMENT ON COLUMN out_requisition.places IS 'Where its postings are or were, sorted.';
COMMENT ON COLUMN out_requisition.job_functions IS 'Functions of its postings, sorted.';
COMMENT ON COLUMN out_requisition.programs IS 'Keys of the programs that its postings name, sorted.';
COMMENT ON COLUMN out_requisition.open_posting_count IS 'Postings of it that are open.';
COMMENT ON COLUMN out_requisition.posting_count IS 'Postings of it that we have seen in all.';
COMMENT ON COLUMN out_requisition.state IS 'open, uncertain or closed: open as long as one of its postings is.';
COMMENT ON COLUMN out_requisition.first_seen_on IS 'The first day on which one of them was seen.';
COMMENT ON COLUMN out_requisition.last_seen_on IS 'The last such day so far.';
COMMENT ON COLUMN out_requisition.closed_on IS 'The day on which the last of them was proven closed; empty while one is not.';
