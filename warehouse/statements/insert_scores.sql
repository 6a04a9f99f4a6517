INSERT INTO core_score (
    id, target, as_of_on, category, progress, observed_value, observed_on, elapsed_share, pace_needed_per_year,
    pace_shown_per_year, days_late, independent_sources, strongest_standing, newest_evidence_on
)
SELECT
    id, target, as_of_on, category, progress, observed_value, observed_on, elapsed_share, pace_needed_per_year,
    pace_shown_per_year, days_late, independent_sources, strongest_standing, newest_evidence_on
FROM batch
