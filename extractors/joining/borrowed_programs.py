"""How likely a value is that of a program which its own sentence does not name.

``Sizes.of(watchlist.sizes)``                      what has been said of programs so far, metric by metric
``doubts_of(draft, sizes) -> frozenset[str]``       what speaks against it, keys of ``doubts.toml``; none where the sentence names it

A text on a program also tells of others: the plant of a rival, the grid of a country, the writer's own work. What such a value has
in common with those that are meant is looked at from outside: how far back the program was named, how the sentence opens, and
whether anything of this size was ever said of it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from models.lexicon import Size

_SAME = 0.01  # of a figure: a rounded mile is still the same figure
_FAR = 10.0  # times
_SOME_WAY, _FAR_BACK = 2, 3  # lines, paragraphs
_SEVERAL = 3  # programs
_NAME = re.compile(r"(?<=[\w,;:’”)]\s)[A-Z][a-z]{2,}")
_OPENS = re.compile(r"[\s\W]*([\w’']+)")
_SENTENCE = re.compile(r"[.!?]\W{0,3}\s")


@dataclass(frozen=True, slots=True)
class Sizes:
    """What has been said of each program so far, by program and metric."""

    by_metric: dict[tuple[str, str], Size]

    @classmethod
    def of(cls, sizes: Iterable[Size]) -> "Sizes":
        return cls({(size.program, size.metric): size for size in sizes})
