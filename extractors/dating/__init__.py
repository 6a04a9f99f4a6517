"""Which date is that of a value or an event."""
