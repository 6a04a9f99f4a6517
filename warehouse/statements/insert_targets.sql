INSERT INTO core_target (
    key, summary, program, metric, basis, modality, announced_by, announced_on, announced_precision, publisher, value, value_high,
    qualifier, power_basis, period_text, period_earliest_on, period_latest_on, period_precision, url, url_status,
    supersedes, withdrawn_on, withdrawn_because, object_names, not_scoreable_because, research_rows, note, is_current, also_read_as
)
SELECT
    key, summary, program, metric, basis, modality, announced_by, announced_on, announced_precision, publisher, value, value_high,
    qualifier, power_basis, period_text, period_earliest_on, period_latest_on, period_precision, url, url_status,
    supersedes, withdrawn_on, withdrawn_because, object_names, not_scoreable_because, research_rows, note, is_current, also_read_as
FROM batch
