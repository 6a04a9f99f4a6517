"""Reports of hiring, out of articles."""
