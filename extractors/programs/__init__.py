"""Whose a value or an event is: the program, by name, by reference, or nobody's of ours."""
