"""How units are spelled: all forms that an entry of the watchlist stands for, and the one spelling under which each is kept."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from extractors.text.typography import NARROW
from models.lexicon import Unit

PREFIXES = (
    ("k", "kilo", 1e3),
    ("M", "mega", 1e6),
    ("G", "giga", 1e9),
    ("T", "tera", 1e12),
    ("P", "peta", 1e15),
    ("E", "exa", 1e18),
    ("Z", "zetta", 1e21),
)
"""Symbol, word and factor of the SI prefixes that a form with a leading star is multiplied by."""

_WORD_LENGTH = 4
"""A form of so many small letters is a word, which may stand in capitals in a title; shorter ones are symbols."""

_POWERS = {"2": "²", "3": "³", "^2": "²", "^3": "³"}


def forms_of(unit: Unit) -> Iterator[tuple[str, float]]:
    """Yield every spelling that an entry stands for: its forms and their plurals; of a starred form, the SI multiples."""
    for form in unit.forms:
        bare = form.removeprefix("*")
        begins_with_word = is_word(bare.split()[0])
        names = [(bare, unit.factor)]
        if bare != form:
            names = [
                ((word if begins_with_word else symbol) + bare, unit.factor * factor)
                for symbol, word, factor in PREFIXES
            ]
            names += [(f"{word} {bare}", unit.factor * factor) for _, word, factor in PREFIXES if begins_with_word]
        for name, factor in names:
            yield name, factor
            if _has_plural(name):
                yield name + "s", factor


def spellings(units: tuple[Unit, ...]) -> frozenset[str]:
    """Return every spelling of the units, SI multiples and plurals included."""
    return frozenset(form for unit in units for form, _ in forms_of(unit))


def _has_plural(form: str) -> bool:
    last = form.rpartition(" ")[2]
    return len(last) > 2 and last.isalpha() and last.islower() and not last.endswith(("s", "z", "feet"))


def is_word(form: str) -> bool:
    """Say whether a form is written in words and is no symbol: "gigawatt hours"."""
    return all(len(part) >= _WORD_LENGTH and part.islower() and part.isalpha() for part in form.split())


def is_name(form: str) -> bool:
    """Say whether a form has a country's name in it, which some write small: "Turkish lira"."""
    parts = form.split()
    return len(parts) > 1 and all(len(part) >= _WORD_LENGTH and part.isalpha() and part[1:].islower() for part in parts)


@lru_cache(maxsize=4096)
def spelled(form: str) -> str:
    """Return the one spelling under which a form is kept: single spaces, no hyphens and dots, raised figures."""
    if form.isalpha():
        return form
    parts = re.split(rf"[ {NARROW}-]+", form.replace(".", ""))
    return " ".join(_with_power(part) for part in parts if part)


def _with_power(part: str) -> str:
    for written, raised in _POWERS.items():
        if part.endswith(written) and len(part) > len(written):
            return part.removesuffix(written).removesuffix("^") + raised
    return part


def duplicates(units: tuple[Unit, ...]) -> list[str]:
    """Return the spellings that two entries of the watchlist claim, each with the two keys: there should be none."""
    claims = sorted((spelled(form), unit.key) for unit in units for form, _ in forms_of(unit))
    return sorted({f"{form}: {a}, {b}" for (form, a), (other, b) in pairwise(claims) if form == other and a != b})
