"""Who says it and how: attribution, turns of talks, the outlets behind a text, and the cues of plan, hope, doubt and denial."""
