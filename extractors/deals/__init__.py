"""Compute that is sold: whose deal it is, and with whom."""
