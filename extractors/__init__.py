"""Bytes in, records out: listings, articles, job postings, observations, and the claims in them."""
