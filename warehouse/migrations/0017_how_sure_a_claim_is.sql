-- A claim that was read before readers said how sure they are has no figure.

ALTER TABLE core_claim ADD COLUMN confidence DOUBLE;
COMMENT ON COLUMN core_claim.confidence IS 'How likely program, metric and value are read rightly, 0 to 1, by what had to be inferred; empty where an older reader read it.';
COMMENT ON COLUMN core_reading.quantity_count IS 'Numbers with a unit, in the sentences that make a claim.';
COMMENT ON COLUMN core_reading.period_count IS 'Time expressions, in the sentences that make a claim.';
COMMENT ON COLUMN core_reading.cue_count IS 'Phrases that bear on how something is said, in the sentences that make a claim.';
