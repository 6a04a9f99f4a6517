"""What a metric's own rule looks at: one value, said of one kind of program; and words that make it a measure of one thing.

``Case(value, quantity, place, wordings)``
"""

import re
from dataclasses import dataclass

from extractors.lines.value_words import Value
from extractors.text.wordings import Wordings
from models.lexicon import Place
from models.reading import Quantity
from models.records import made_often

OF_CRAFT = re.compile(r"[\s-]{1,2}(?:(?!of\b)\w+\s)?(?:spacecraft|satellite|craft|node|sat|platform|bird)s?\b")
"""What follows a measure of one craft: "a three-tonne spacecraft"."""
EACH = re.compile(
    r"\b(?:each|apiece|every one|(?:per|a|an|each|every)[\s-](?:satellite|spacecraft|sat|unit|node|rack|craft|module|chip|ai1)s?"
    r"|(?:one|single|individual)\s(?:ai1\s|starmind\s|ai\s)?(?:satellite|spacecraft|rack|unit|node))\b"
)
"""Words that make a measure one of a single thing: "each", "per satellite"."""
LAUNCH_PER = frozenset(
    {"launch", "flight", "ride", "trip", "liftoff", "starship", "rocket", "ship", "mission", "vehicle"}
)
"""What a quantity is said of that one launch carries."""


@made_often
@dataclass(frozen=True, slots=True)
class Case:
    """What a metric's own rule may look at: the value, its quantity (a rate brought to a year), the program's place, families of words."""

    value: Value
    quantity: Quantity
    place: Place | None
    wordings: Wordings

    def tells(self, family: str, words: str) -> bool:
        """Say whether words of a family of ``wordings.toml`` stand in some of the value's."""
        return self.wordings[family].search(words) is not None
