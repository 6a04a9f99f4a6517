CREATE VIEW out_document AS
SELECT
    document.id,
    document.kind,
    document.title,
    document.text,
    document.published_on,
    document.published_from,
    document.modified_on,
    document.modified_from,
    coalesce(document.published_on, CAST(document.fetched_at AS DATE)) AS said_on,
    document.fetched_at AS known_at,
    document.source,
    coalesce(led.sources, list_filter([document.source], lambda each: each IS NOT NULL)) AS sources,
    -- An aggregator leads to the pages of others: there the page's own site is who published it.
    CASE
        WHEN source.standing = 'aggregator' THEN coalesce(document.site, source.name, document.source, 'unknown')
        ELSE coalesce(source.name, document.site, document.source, 'unknown')
    END AS publisher,
    coalesce(source.standing, 'commentary') AS standing,
    document.url,
    document.author,
    document.language,
    document.read_by,
    reading.claim_count,
    reading.mention_count,
    reading.document_id IS NOT NULL AS was_read,
    told.story
FROM core_document AS document
LEFT JOIN core_source AS source ON source.key = document.source
LEFT JOIN core_reading AS reading ON reading.document_id = document.id
LEFT JOIN raw_fetch AS fetched ON fetched.id = document.fetch_id
LEFT JOIN (
    SELECT url, list(DISTINCT source ORDER BY source) AS sources
    FROM core_link
    WHERE body IS NULL
    GROUP BY url
) AS led ON led.url = fetched.url
LEFT JOIN core_story_document AS told ON told.document_id = document.id;

COMMENT ON VIEW out_document IS 'Every page and posting as text, with who published it, when, and how much was read in it.';
COMMENT ON COLUMN out_document.id IS 'Content hash of kind, address, title and text.';
COMMENT ON COLUMN out_document.kind IS 'article or job_posting.';
COMMENT ON COLUMN out_document.title IS 'The title, which stands apart from the text.';
COMMENT ON COLUMN out_document.text IS 'The body that is read; offsets of quotes count its characters from 0.';
COMMENT ON COLUMN out_document.published_on IS 'When it was published; empty where nothing says so.';
COMMENT ON COLUMN out_document.published_from IS 'Where that date was found: given, feed, board, json-ld, meta, time, url, text or guess (by htmldate, from the page''s layout).';
COMMENT ON COLUMN out_document.modified_on IS 'When it was last changed, as the page says; empty where it does not say.';
COMMENT ON COLUMN out_document.modified_from IS 'Where that date was found: json-ld, meta, time or text.';
COMMENT ON COLUMN out_document.said_on IS 'When it was said: publication date, else the day it was fetched.';
COMMENT ON COLUMN out_document.known_at IS 'When we came to know it: the instant of the first fetch, UTC.';
COMMENT ON COLUMN out_document.source IS 'Key of the source that led to it.';
COMMENT ON COLUMN out_document.sources IS 'Keys of all sources that lead to it, sorted: a page is fetched once, however many do.';
COMMENT ON COLUMN out_document.publisher IS 'Who published it: the source, or the page''s own site where an aggregator led to it.';
COMMENT ON COLUMN out_document.standing IS 'How much its word weighs: observation, filing, primary, press, aggregator or commentary.';
COMMENT ON COLUMN out_document.url IS 'Its address.';
COMMENT ON COLUMN out_document.author IS 'Author, as the page gives it.';
COMMENT ON COLUMN out_document.language IS 'Language of the text, ISO 639-1.';
COMMENT ON COLUMN out_document.read_by IS 'Key and version of its site''s own reader; empty: the generic reading.';
COMMENT ON COLUMN out_document.claim_count IS 'Claims read in it; empty where it has not been read yet.';
COMMENT ON COLUMN out_document.mention_count IS 'Programs, organizations and people named in it; empty where it has not been read yet.';
COMMENT ON COLUMN out_document.was_read IS 'Whether a reader has read it.';
COMMENT ON COLUMN out_document.story IS 'The story that it tells; empty for a posting, and for what was not read yet.';
