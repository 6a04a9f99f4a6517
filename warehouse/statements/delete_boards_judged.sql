DELETE FROM core_board_judged WHERE source = $source
