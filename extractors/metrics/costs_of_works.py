"""Sums that no word near them explains, and that are all the same what works cost: by how they stand, or how large they are.

``is_one(value, quantity, wordings, not_words, score)``  a sum said of works is their cost; ``score`` is what its words have brought,
    ``not_words`` are those that make it something else
"""

import re

from extractors.lines.value_words import Value
from extractors.text.wordings import Wordings
from models.reading import Quantity

_COST_OF_WORKS_USD = 1e9
ONLY_LABELLED = re.compile(
    r"(?:[\w’'. -]{1,30}:)?\W*(?:around|about|roughly|some|nearly|up to|over|more than|at least|only|just)?\s?"
)
"""All that stands before a value that is said without a verb: "Terafab: about $119 billion"."""
_COMMA = re.compile(r"\s?(?:[,.;!]|in all\b|in total\b|altogether\b|$)")
_POSSESSED = re.compile(r"\b[a-z]+['’]s\s(?:entire\s|whole\s)?$")


def is_one(
    value: Value, quantity: Quantity, wordings: Wordings, not_words: re.Pattern[str] | None, score: float
) -> bool:
    """Say whether a sum that no word near it explains is what works cost: by how it stands, or because it is so large."""
    if score == 0.0 and _POSSESSED.search(value.before):
        return True  # "Terafab's $119 billion"
    if ONLY_LABELLED.fullmatch(value.before) and _COMMA.match(value.after):
        return True  # "The research fab is in Austin. Around $3 billion, several thousand wafers a month."
    is_other = not_words is not None and not_words.search(value.sentence) is not None
    if quantity.value < _COST_OF_WORKS_USD or is_other:
        return False
    return (
        wordings["money.company"].search(value.sentence) is None
    )  # "$119 billion was mentioned for the entire Terafab"
