"""Verbs of happening that tell of no event after all."""
