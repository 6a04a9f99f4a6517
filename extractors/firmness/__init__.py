"""How firmly something is said, and whether it is still said at all."""
