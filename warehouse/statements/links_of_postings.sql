-- The newest link of each of these postings of a board.
SELECT *
FROM core_link
WHERE source = $source
    AND item_id IN (SELECT unnest($post_ids))
    AND detail_url IS NOT NULL
QUALIFY row_number() OVER (PARTITION BY item_id ORDER BY seen_at DESC, id) = 1
ORDER BY item_id
