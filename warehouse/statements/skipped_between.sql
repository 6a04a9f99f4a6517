-- What was set aside in these days, by reason: requests without a page, pages and items without a text,
-- documents that were not read or only in part, what is no claim because it is rather wrong, items of listings.
WITH aside AS (
    SELECT coalesce(reason, outcome) AS reason, 1 AS items
    FROM raw_fetch
    WHERE outcome IN ('gone', 'refused_by_us', 'refused_by_them', 'failed')
        AND CAST(fetched_at AS DATE) BETWEEN $first AND $last
        -- That the page of a posting is gone is what it was asked for.
        AND (
            outcome <> 'gone'
            OR (source, url) NOT IN (SELECT (source, detail_url) FROM core_link WHERE detail_url IS NOT NULL)
        )
        -- A site without a robots.txt has not kept anything from us; what one forbids is counted where it was wanted.
        AND NOT regexp_matches(url, '^https?://[^/]+/robots\.txt$')
    UNION ALL
    SELECT extraction.reason, 1
    FROM core_extraction AS extraction
    LEFT JOIN raw_fetch AS fetched ON fetched.id = extraction.origin_id
    LEFT JOIN core_link AS link ON link.id = extraction.origin_id
    WHERE extraction.document_id IS NULL
        AND extraction.reason IS NOT NULL
        AND CAST(coalesce(fetched.fetched_at, link.seen_at) AS DATE) BETWEEN $first AND $last
    UNION ALL
    SELECT concat('not read: written in another language (', language, ')'), 1
    FROM core_document
    WHERE language <> 'en'
        AND CAST(fetched_at AS DATE) BETWEEN $first AND $last
    UNION ALL
    SELECT 'read in part: more figures and happenings than a reader takes on', 1
    FROM out_unread_stretch
    WHERE CAST(known_at AS DATE) BETWEEN $first AND $last
    GROUP BY document_id
    UNION ALL
    SELECT 'not claimed: rather wrong than right (see out_doubtful_claim)', 1
    FROM out_doubtful_claim
    WHERE CAST(known_at AS DATE) BETWEEN $first AND $last
    UNION ALL
    SELECT coalesce(reason, 'left aside by its listing'), items_skipped
    FROM raw_poll
    WHERE items_skipped > 0
        AND CAST(polled_at AS DATE) BETWEEN $first AND $last
)
SELECT reason, CAST(sum(items) AS BIGINT) AS items
FROM aside
GROUP BY reason
ORDER BY items DESC, reason
