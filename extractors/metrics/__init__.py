"""Which metric a quantity is a measure of."""
