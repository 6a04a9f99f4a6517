-- How grave a failure is, since when it lasts, when the next look is due; which entry of the watchlist a look was made by.

ALTER TABLE raw_poll ADD COLUMN problem VARCHAR;
ALTER TABLE raw_poll ADD COLUMN grade VARCHAR;
ALTER TABLE raw_poll ADD COLUMN failures BIGINT DEFAULT 0;
ALTER TABLE raw_poll ADD COLUMN failing_since_at TIMESTAMP;
ALTER TABLE raw_poll ADD COLUMN next_look_at TIMESTAMP;
ALTER TABLE raw_poll ADD COLUMN pages BIGINT DEFAULT 1;
ALTER TABLE raw_poll ADD COLUMN source_version VARCHAR;
COMMENT ON COLUMN raw_poll.problem IS 'One short word for what went wrong: no answer, status, gone, robots, contact, address, size, unreadable …';
COMMENT ON COLUMN raw_poll.grade IS 'How grave that is: temporary, soft or hard; empty where it was answered.';
COMMENT ON COLUMN raw_poll.failures IS 'Looks in a row without an answer, this one included; 0 where it was answered.';
COMMENT ON COLUMN raw_poll.failing_since_at IS 'The first of these looks, UTC.';
COMMENT ON COLUMN raw_poll.next_look_at IS 'When the next look is due, as was decided then, UTC.';
COMMENT ON COLUMN raw_poll.pages IS 'Answers that the listing took: a long one comes in pages.';
COMMENT ON COLUMN raw_poll.source_version IS 'Content hash of the watchlist''s entry: after a change of it "unchanged" is no answer.';
