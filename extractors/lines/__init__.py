"""A text laid out line by line, each line with what was found in it, for the rules that join claims."""
