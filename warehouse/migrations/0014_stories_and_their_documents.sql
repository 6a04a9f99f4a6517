-- Which documents tell the same story, kept as a log: what joined, when, why; and which stories turned out to be one.

CREATE TABLE core_fingerprint (
    document_id    VARCHAR PRIMARY KEY,
    text_digest    VARCHAR NOT NULL,
    signature      BLOB,
    marks          VARCHAR[] NOT NULL,
    mark_passages  BIGINT[] NOT NULL,
    passages       BIGINT[] NOT NULL,
    credits        VARCHAR[] NOT NULL,
    named          VARCHAR[] NOT NULL,
    ground       VARCHAR,
    reader_version VARCHAR NOT NULL
);
COMMENT ON TABLE core_fingerprint IS 'What is compared of an article to find out whether others tell the same story.';
COMMENT ON COLUMN core_fingerprint.document_id IS 'The document.';
COMMENT ON COLUMN core_fingerprint.text_digest IS 'Hash of its words: texts of the same words share it.';
COMMENT ON COLUMN core_fingerprint.signature IS 'MinHash of its word shingles; empty for a text of a few words.';
COMMENT ON COLUMN core_fingerprint.marks IS 'What a rewrite keeps, as kind:value: figures, dates, names, codes and quoted words.';
COMMENT ON COLUMN core_fingerprint.mark_passages IS 'For each mark the hash of the paragraph where it stands, negative in a quotation; 0: a paragraph of a few words.';
COMMENT ON COLUMN core_fingerprint.passages IS 'Hashes of its paragraphs: one that stands in many stories is furniture of a site.';
COMMENT ON COLUMN core_fingerprint.credits IS 'Outlets that it plainly says it has its news from.';
COMMENT ON COLUMN core_fingerprint.named IS 'Whoever it says reported, noted or was told something.';
COMMENT ON COLUMN core_fingerprint.ground IS 'What it says its news rests on: filing, statement, post, talk or people; empty: it does not say.';
COMMENT ON COLUMN core_fingerprint.reader_version IS 'The version of the reader that made it.';

CREATE TABLE core_story (
    id                 VARCHAR PRIMARY KEY,
    began_at           TIMESTAMP NOT NULL,
    origin_publisher   VARCHAR NOT NULL,
    origin_document_id VARCHAR,
    origin_reason      VARCHAR NOT NULL
);
COMMENT ON TABLE core_story IS 'One row for each story that stands: one piece of news, told by one document or by many.';
COMMENT ON COLUMN core_story.id IS 'Content hash of the document that began it; it stays when others join, and when other stories are merged into it.';
COMMENT ON COLUMN core_story.began_at IS 'When we came to know the document that began it, UTC.';
COMMENT ON COLUMN core_story.origin_publisher IS 'The outlet that the news comes from, as far as the texts tell.';
COMMENT ON COLUMN core_story.origin_document_id IS 'The document that the others come from; empty where only copies of it were read.';
COMMENT ON COLUMN core_story.origin_reason IS 'Why that is taken for the origin, in words.';

CREATE TABLE core_story_document (
    document_id      VARCHAR PRIMARY KEY,
    joined_story     VARCHAR NOT NULL,
    known_at         TIMESTAMP NOT NULL,
    relation         VARCHAR NOT NULL,
    like_document_id VARCHAR,
    text_share       DOUBLE,
    mark_share       DOUBLE,
    word_count       INTEGER NOT NULL,
    reason           VARCHAR NOT NULL,
    story            VARCHAR NOT NULL,
    reader_version   VARCHAR NOT NULL
);
COMMENT ON TABLE core_story_document IS 'Which story an article tells, and what it is to the one in it that it is most like.';
COMMENT ON COLUMN core_story_document.document_id IS 'The document.';
COMMENT ON COLUMN core_story_document.joined_story IS 'The story that it joined or began when it came to be known.';
COMMENT ON COLUMN core_story_document.known_at IS 'When that was: the instant of its first fetch, UTC.';
COMMENT ON COLUMN core_story_document.relation IS 'first (it began the story), revision, exact, copy or rewrite.';
COMMENT ON COLUMN core_story_document.like_document_id IS 'The document of the story that it is most like; empty for the first.';
COMMENT ON COLUMN core_story_document.text_share IS 'Share of the shorter text''s words in a row that both have, 0 to 1.';
COMMENT ON COLUMN core_story_document.mark_share IS 'Share of the figures, dates, names and quoted words of the one that tells less, by weight, that both have, 0 to 1.';
COMMENT ON COLUMN core_story_document.word_count IS 'Its words, furniture of the site left aside.';
COMMENT ON COLUMN core_story_document.reason IS 'Why it belongs there, in words.';
COMMENT ON COLUMN core_story_document.story IS 'The story as it stands now: joined_story, or the one into which that was merged.';
COMMENT ON COLUMN core_story_document.reader_version IS 'The version of the reader that made the fingerprint by which it was compared.';

CREATE TABLE core_story_merge (
    story       VARCHAR PRIMARY KEY,
    into_story  VARCHAR NOT NULL,
    known_at    TIMESTAMP NOT NULL,
    document_id VARCHAR NOT NULL
);
COMMENT ON TABLE core_story_merge IS 'Stories that turned out to be one: the older keeps its id.';
COMMENT ON COLUMN core_story_merge.story IS 'Id of the story that is no more.';
COMMENT ON COLUMN core_story_merge.into_story IS 'Id of the older story into which it went.';
COMMENT ON COLUMN core_story_merge.known_at IS 'When we came to know the document that showed it, UTC.';
COMMENT ON COLUMN core_story_merge.document_id IS 'That document.';

ALTER TABLE core_score ADD COLUMN supporting_claims INTEGER DEFAULT 0;
COMMENT ON COLUMN core_score.independent_sources IS 'Distinct origins of the claims that restate or report it.';
COMMENT ON COLUMN core_score.supporting_claims IS 'Claims that restate or report it, copies included.';
