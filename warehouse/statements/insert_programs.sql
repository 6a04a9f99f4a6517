INSERT INTO core_program (
    key, name, organization, place, aliases, is_current
)
SELECT
    key, name, organization, place, aliases, is_current
FROM batch
