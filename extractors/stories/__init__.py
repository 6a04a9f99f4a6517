"""Which documents tell the same story, and what changed between two wordings."""
