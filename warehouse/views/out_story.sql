CREATE VIEW out_story AS
WITH told AS (
    SELECT
        story,
        count(*) AS document_count,
        count(*) FILTER (WHERE is_origin IS DISTINCT FROM true) AS copy_count,
        count(DISTINCT publisher) AS publisher_count,
        list(DISTINCT publisher ORDER BY publisher) AS publishers,
        min(said_on) AS first_said_on,
        max(said_on) AS last_said_on,
        min(known_at) AS first_known_at,
        max(known_at) AS last_known_at,
        arg_min(title, known_at) AS first_title,
        -- What the news rests on, as the fullest text says that says it.
        arg_max(ground, word_count) FILTER (WHERE ground IS NOT NULL) AS ground,
        list(
            struct_pack(
                document_id := document_id, relation := relation, publisher := publisher, title := title,
                said_on := said_on, url := url, reason := reason
            )
            ORDER BY known_at, document_id
        ) AS documents
    FROM out_story_document
    GROUP BY story
),
spoken AS (
    SELECT document.story, coalesce(known.name, claim.speaker) AS speaker
    FROM out_story_document AS document
    JOIN core_claim AS claim ON claim.document_id = document.document_id
    LEFT JOIN out_name AS known ON known.key = claim.speaker
    WHERE claim.speaker IS NOT NULL
),
spoken_most AS (
    SELECT story, speaker
    FROM spoken
    GROUP BY story, speaker
    QUALIFY row_number() OVER (PARTITION BY story ORDER BY count(*) DESC, speaker) = 1
),
claimed AS (
    SELECT document.story, count(*) AS claim_count
    FROM out_story_document AS document
    JOIN core_claim AS claim ON claim.document_id = document.document_id
    GROUP BY document.story
),
merged AS (
    SELECT document.story, list(DISTINCT document.joined_story ORDER BY document.joined_story) AS former_ids
    FROM out_story_document AS document
    WHERE document.joined_story <> document.story
    GROUP BY document.story
)
SELECT
    story.id AS story,
    coalesce(origin.title, told.first_title) AS title,
    story.origin_publisher AS origin,
    story.origin_document_id,
    origin.url AS origin_url,
    story.origin_reason,
    told.document_count,
    told.copy_count,
    told.publisher_count,
    told.publishers,
    told.first_said_on,
    told.last_said_on,
    told.first_known_at,
    told.last_known_at,
    spoken_most.speaker,
    told.ground,
    list_filter(
        [
            spoken_most.speaker,
            told.ground,
            story.origin_publisher,
            CASE
                WHEN told.copy_count = 0 THEN NULL
                WHEN told.copy_count = 1 THEN '1 copy'
                ELSE concat(told.copy_count, ' copies')
            END
        ],
        lambda step: step IS NOT NULL
    ) AS chain,
    coalesce(claimed.claim_count, 0) AS claim_count,
    told.documents,
    coalesce(merged.former_ids, []) AS former_ids
FROM core_story AS story
JOIN told ON told.story = story.id
LEFT JOIN out_story_document AS origin ON origin.document_id = story.origin_document_id
LEFT JOIN spoken_most ON spoken_most.story = story.id
LEFT JOIN claimed ON claimed.story = story.id
LEFT JOIN merged ON merged.story = story.id;

COMMENT ON VIEW out_story IS 'Every story: one piece of news with where it comes from and all the articles that tell it. One row for each story.';
COMMENT ON COLUMN out_story.story IS 'Its id, which stays when more articles join.';
COMMENT ON COLUMN out_story.title IS 'Title of the origin, or of the first article that we know.';
COMMENT ON COLUMN out_story.origin IS 'The outlet that the news comes from, as far as the texts tell.';
COMMENT ON COLUMN out_story.origin_document_id IS 'The article that the others come from; empty where only copies of it were read.';
COMMENT ON COLUMN out_story.origin_url IS 'Its address.';
COMMENT ON COLUMN out_story.origin_reason IS 'Why that is taken for the origin, in words.';
COMMENT ON COLUMN out_story.document_count IS 'Articles that tell it.';
COMMENT ON COLUMN out_story.copy_count IS 'How many of them are not the origin.';
COMMENT ON COLUMN out_story.publisher_count IS 'Distinct publishers of them.';
COMMENT ON COLUMN out_story.publishers IS 'Their names.';
COMMENT ON COLUMN out_story.first_said_on IS 'When the first of them was published.';
COMMENT ON COLUMN out_story.last_said_on IS 'When the last of them was.';
COMMENT ON COLUMN out_story.first_known_at IS 'When we came to know the first of them, UTC.';
COMMENT ON COLUMN out_story.last_known_at IS 'When we came to know the last of them, UTC.';
COMMENT ON COLUMN out_story.speaker IS 'Who says most of what is claimed in it; empty: nobody is named.';
COMMENT ON COLUMN out_story.ground IS 'What the news rests on, as the fullest of them says: filing, statement, post, talk or people; empty: none says.';
COMMENT ON COLUMN out_story.chain IS 'From who said it to those who copied it, as far as the texts tell: speaker, filing or other ground, outlet, copies.';
COMMENT ON COLUMN out_story.claim_count IS 'Claims read in all of them.';
COMMENT ON COLUMN out_story.documents IS 'The articles in the order in which we came to know them: relation, publisher, title, day, address and why each belongs here.';
COMMENT ON COLUMN out_story.former_ids IS 'Ids of stories that were merged into it.';
