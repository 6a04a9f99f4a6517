-- When a page says that it was last changed; and, in one word, why a page or posting gave no document.

ALTER TABLE core_document ADD COLUMN modified_on DATE;
ALTER TABLE core_document ADD COLUMN modified_from VARCHAR;
COMMENT ON COLUMN core_document.published_from IS 'Where that date was found: given, feed, board, json-ld, meta, time, url, text or guess (by htmldate, from the page''s layout).';
COMMENT ON COLUMN core_document.modified_on IS 'When it was last changed, as the page says; empty where it does not say.';
COMMENT ON COLUMN core_document.modified_from IS 'Where that date was found: json-ld, meta, time or text.';

ALTER TABLE core_extraction ADD COLUMN problem VARCHAR;
COMMENT ON COLUMN core_extraction.problem IS 'The same in one word: not_a_page, too_much, parser_stopped, no_text, script_only, browser_check, login_wall, consent_wall, paywall, error_page or index_page; empty for an item that its listing carried whole.';
