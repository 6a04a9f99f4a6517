INSERT INTO core_board_judged (
    source, facts
)
SELECT
    source, facts
FROM batch
