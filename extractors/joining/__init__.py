"""Joining: out of the quantities, names, periods and cues of a text come its claims, each field with its grounds."""
