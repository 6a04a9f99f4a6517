"""DuckDB: schema, migrations, writing, reading, checks, publishing."""
