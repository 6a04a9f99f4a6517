-- A claim that was read before readers followed who passed it on has neither.

ALTER TABLE core_claim ADD COLUMN reporter VARCHAR;
ALTER TABLE core_claim ADD COLUMN hop INTEGER;
COMMENT ON COLUMN core_claim.speaker IS 'To whom the words are traced: a key, or a name; empty: the page itself.';
COMMENT ON COLUMN core_claim.reporter IS 'Who passed the speaker''s words on to the page, the last one of several: a key, or a name; empty: the page has them from the speaker.';
COMMENT ON COLUMN core_claim.hop IS '0: the page speaks for itself; 1: it quotes the speaker; 2: through one reporter, and so on; empty where an older reader read it.';
