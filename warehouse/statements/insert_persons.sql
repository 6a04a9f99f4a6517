INSERT INTO core_person (
    key, name, organization, role, aliases, is_current
)
SELECT
    key, name, organization, role, aliases, is_current
FROM batch
