"""One spelling for the many kinds of spaces, hyphens and quotes, character for character, so that offsets stay true."""

import re

NARROW = "\u00a0"
"""Stands for every space that may group digits or bind a number to its unit."""

CURRENCY_SIGNS = "$€£¥₹₩₽₺₪₫₱₦₿"

_ONE_SPELLING = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u2007\u2008\u2009\u200a\u202f\u2006\u2005\u2004\u200b\u2060\ufeff", NARROW),
        **dict.fromkeys("\u2010\u2011\ufe63\uff0d", "-"),
        **dict.fromkeys("\u2012\u2013", "–"),
        **dict.fromkeys("\u2014\u2015", "—"),
        "\u2212": "−",
        "μ": "µ",
        "’": "'",
        "‘": "'",
        "\t": " ",
        "\u2044": "/",
        "\u2215": "/",
        "✕": "×",
        "⨯": "×",
    }
)
_WRAPPED = re.compile(r"(?<=[A-Za-z0-9,;%)$€£])\r?\n(?=[a-z])")


def plain(text: str) -> str:
    """Return the text, of the same length, with one spelling for spaces, hyphens, dashes and apostrophes.

    A line that breaks off in mid-sentence (the next one begins with a small letter) is joined by a space.
    """
    return _WRAPPED.sub(lambda found: " " * len(found.group()), text.translate(_ONE_SPELLING))


def lowered(text: str) -> str:
    """Return the text in small letters, of the same length (``str.lower`` makes two characters out of İ)."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def word_set(listing: str) -> frozenset[str]:
    """Return the words of a listing, which is easier to read and to edit than a set of quoted words."""
    return frozenset(listing.split())
