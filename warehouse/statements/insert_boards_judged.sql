INSERT INTO core_board_judged (
    source, facts, reader_version
)
SELECT
    source, facts, reader_version
FROM batch
