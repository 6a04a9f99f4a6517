INSERT INTO core_organization (
    key, name, role, aliases, fiscal_year_ends_in_month, is_current
)
SELECT
    key, name, role, aliases, fiscal_year_ends_in_month, is_current
FROM batch
