CREATE VIEW out_story_document AS
SELECT
    told.story,
    told.document_id,
    told.relation,
    told.document_id = story.origin_document_id AS is_origin,
    told.like_document_id,
    told.text_share,
    told.mark_share,
    told.reason,
    document.publisher,
    document.standing,
    document.title,
    document.url,
    document.author,
    document.said_on,
    told.known_at,
    told.word_count,
    fingerprint.ground,
    fingerprint.credits,
    told.joined_story
FROM core_story_document AS told
JOIN core_story AS story ON story.id = told.story
JOIN out_document AS document ON document.id = told.document_id
JOIN core_fingerprint AS fingerprint ON fingerprint.document_id = told.document_id;

COMMENT ON VIEW out_story_document IS 'Every article with the story that it tells, what it is to the others that tell it, and why.';
COMMENT ON COLUMN out_story_document.story IS 'The story as it stands now.';
COMMENT ON COLUMN out_story_document.document_id IS 'The article.';
COMMENT ON COLUMN out_story_document.relation IS 'first (it began the story), revision, exact, copy or rewrite.';
COMMENT ON COLUMN out_story_document.is_origin IS 'The others come from it; empty where only copies of the origin were read.';
COMMENT ON COLUMN out_story_document.like_document_id IS 'The article of the story that it is most like; empty for the first.';
COMMENT ON COLUMN out_story_document.text_share IS 'Share of the shorter text''s words in a row that both have, 0 to 1.';
COMMENT ON COLUMN out_story_document.mark_share IS 'Share of the figures, dates, names and quoted words of the one that tells less, by weight, that both have, 0 to 1.';
COMMENT ON COLUMN out_story_document.reason IS 'Why it belongs to the story, in words.';
COMMENT ON COLUMN out_story_document.publisher IS 'Who published it.';
COMMENT ON COLUMN out_story_document.standing IS 'How much its word weighs: observation, filing, primary, press, aggregator or commentary.';
COMMENT ON COLUMN out_story_document.title IS 'Its title.';
COMMENT ON COLUMN out_story_document.url IS 'Its address.';
COMMENT ON COLUMN out_story_document.author IS 'Its author, as the page gives it.';
COMMENT ON COLUMN out_story_document.said_on IS 'When it was published, else the day it was fetched.';
COMMENT ON COLUMN out_story_document.known_at IS 'When we came to know it, UTC.';
COMMENT ON COLUMN out_story_document.word_count IS 'Its words, furniture of the site left aside.';
COMMENT ON COLUMN out_story_document.ground IS 'What it says its news rests on: filing, statement, post, talk or people; empty: it does not say.';
COMMENT ON COLUMN out_story_document.credits IS 'Outlets that it plainly says it has its news from.';
COMMENT ON COLUMN out_story_document.joined_story IS 'The story that it joined when it came to be known; another one where that was merged since.';
