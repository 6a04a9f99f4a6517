INSERT INTO core_source (
    key, name, kind, url, standing, every_hours, expect_per_week_min, is_enabled, disabled_because,
    is_contact_needed, min_seconds_between_requests, organization, board, topics, observes, method, request_body,
    document_kind, note, is_current, query, window_hours, since_on, forms, error_share
)
SELECT
    key, name, kind, url, standing, every_hours, expect_per_week_min, is_enabled, disabled_because,
    is_contact_needed, min_seconds_between_requests, organization, board, topics, observes, method, request_body,
    document_kind, note, is_current, query, window_hours, since_on, forms, error_share
FROM batch
