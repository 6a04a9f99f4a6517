"""The nouns and the arithmetic of Waymark: records, watchlist, capacity, scoring, digests.

Everything here is pure: no clock, no network, no disk but for the one door where the watchlist comes in.
"""
