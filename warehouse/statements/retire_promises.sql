-- What is listed again is written anew as current right after this.
UPDATE core_promise SET is_current = false WHERE is_current
