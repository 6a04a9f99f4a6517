-- What is listed again is written anew as current right after this.
UPDATE core_capacity_input SET is_current = false WHERE is_current
