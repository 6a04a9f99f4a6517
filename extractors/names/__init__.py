"""Names: the sentences of a text and the companies, people and programs named in them, with what an ambiguous name means."""
