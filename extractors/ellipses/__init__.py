"""What a text leaves out because its reader knows it: nouns, units, verbs, the question behind an answer."""
