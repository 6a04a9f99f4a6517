CREATE VIEW out_page_problem AS
SELECT
    extraction.origin,
    coalesce(link.source, fetched.source) AS source,
    coalesce(link.url, fetched.final_url, fetched.url) AS url,
    coalesce(fetched.fetched_at, link.seen_at) AS fetched_at,
    extraction.problem,
    extraction.reason
FROM core_extraction AS extraction
LEFT JOIN raw_fetch AS fetched ON fetched.id = extraction.origin_id
LEFT JOIN core_link AS link ON link.id = extraction.origin_id
WHERE extraction.document_id IS NULL;

COMMENT ON VIEW out_page_problem IS 'Every page and item that was fetched and gave no document, with the reason: a wall, a list, an error, a shell.';
COMMENT ON COLUMN out_page_problem.origin IS 'fetch: a page; link: an item that its listing carried whole.';
COMMENT ON COLUMN out_page_problem.source IS 'Key of the source that led to it.';
COMMENT ON COLUMN out_page_problem.url IS 'Its address.';
COMMENT ON COLUMN out_page_problem.fetched_at IS 'When it was fetched, UTC.';
COMMENT ON COLUMN out_page_problem.problem IS 'In one word: not_a_page, too_much, parser_stopped, no_text, script_only, browser_check, login_wall, consent_wall, paywall, error_page or index_page.';
COMMENT ON COLUMN out_page_problem.reason IS 'The same in words.';
