-- What is listed again is written anew as current right after this.
UPDATE core_organization SET is_current = false WHERE is_current
