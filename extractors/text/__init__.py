"""What every text is made of: characters, words, phrases, clauses, families of wording; nothing in here knows what a claim is."""
