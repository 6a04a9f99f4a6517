"""Time expressions: the grammar that turns "by the end of next year" into days."""
