-- What is listed again is written anew as current right after this.
UPDATE core_source SET is_current = false WHERE is_current
