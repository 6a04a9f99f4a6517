-- What has left the watchlist keeps its name for what refers to it.
CREATE VIEW out_name AS
SELECT
    person.key,
    person.name,
    'person' AS kind,
    person.role,
    person.organization,
    organization.name AS organization_name,
    person.is_current
FROM core_person AS person
LEFT JOIN core_organization AS organization ON organization.key = person.organization
UNION ALL
SELECT key, name, 'organization', role, key, name, is_current
FROM core_organization;

COMMENT ON VIEW out_name IS 'What the keys of people and organizations stand for, and for whom each of them speaks.';
COMMENT ON COLUMN out_name.key IS 'Key in people.toml or organizations.toml.';
COMMENT ON COLUMN out_name.name IS 'Name.';
COMMENT ON COLUMN out_name.kind IS 'person or organization.';
COMMENT ON COLUMN out_name.role IS 'What a person is there; of an organization builder, customer, supplier, regulator or observer.';
COMMENT ON COLUMN out_name.organization IS 'Key of the organization for which a person speaks; of an organization itself.';
COMMENT ON COLUMN out_name.organization_name IS 'Its name.';
COMMENT ON COLUMN out_name.is_current IS 'Still in the watchlist.';
