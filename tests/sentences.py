"""Sentences of texts of tests."""

from extractors.names import language
from extractors.names.language import Sentence


def around(text: str, position: int) -> Sentence:
    """Return the sentence in which something stands."""
    return next(sentence for sentence in language.sentences(text) if sentence.start <= position < sentence.end)
