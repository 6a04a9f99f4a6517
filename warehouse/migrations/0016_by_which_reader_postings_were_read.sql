-- Which programs a posting names depends on the watchlist: after a change of it the postings are read once more.

ALTER TABLE core_board_judged ADD COLUMN reader_version VARCHAR;
COMMENT ON COLUMN core_board_judged.reader_version IS 'By which version of the reader, code and lists, the programs in its postings were found.';
