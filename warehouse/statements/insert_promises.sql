INSERT INTO core_promise (
    key, organization, kind, promise, definition, announced_on, due_on, publisher, program, announced_precision, speaker,
    said_before, happened_on, happened_precision, partly_on, partly_because, abandoned_on, abandoned_as, url, url_status,
    outcome_publisher, outcome_url, note, is_current
)
SELECT
    key, organization, kind, promise, definition, announced_on, due_on, publisher, program, announced_precision, speaker,
    said_before, happened_on, happened_precision, partly_on, partly_because, abandoned_on, abandoned_as, url, url_status,
    outcome_publisher, outcome_url, note, is_current
FROM batch
