INSERT INTO core_score (
    id, target, as_of_on, category, progress, observed_value, observed_on, elapsed_share, pace_needed_per_year,
    pace_shown_per_year, days_late, independent_sources, strongest_standing, newest_evidence_on,
    progress_low, progress_high, at_pace_on, on_time_probability, never_probability, predicted_on,
    predicted_earliest_on, predicted_latest_on, promise_kind, promises_of_kind, promises_resolved, own_record_share,
    horizon_creep, supporting_claims
)
SELECT
    id, target, as_of_on, category, progress, observed_value, observed_on, elapsed_share, pace_needed_per_year,
    pace_shown_per_year, days_late, independent_sources, strongest_standing, newest_evidence_on,
    progress_low, progress_high, at_pace_on, on_time_probability, never_probability, predicted_on,
    predicted_earliest_on, predicted_latest_on, promise_kind, promises_of_kind, promises_resolved, own_record_share,
    horizon_creep, supporting_claims
FROM batch
