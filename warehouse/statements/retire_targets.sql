-- What is listed again is written anew as current right after this.
UPDATE core_target SET is_current = false WHERE is_current
