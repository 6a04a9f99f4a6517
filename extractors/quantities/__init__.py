"""Numbers with their units, whatever they are a measure of."""
