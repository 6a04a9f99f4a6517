"""One spelling for the many kinds of spaces, hyphens and quotes, character for character, so that offsets stay true."""

import re
from html import unescape
from string import ascii_lowercase

NARROW = "\u00a0"
"""Stands for every space that may group digits or bind a number to its unit."""

CURRENCY_SIGNS = "$€£¥₹₩₽₺₪₫₱₦₿₡₾₭₵₸₴฿"

_LETTERS_ALONE = bytes(code if chr(code) in ascii_lowercase else 0x20 for code in range(0x100))
_MONEY_MARK = re.compile(f"[A-Z{CURRENCY_SIGNS}]")
_ONE_SPELLING = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u2007\u2008\u2009\u200a\u202f\u2006\u2005\u2004\u200b\u2060\ufeff", NARROW),
        **dict.fromkeys("\u2010\u2011\ufe63\uff0d", "-"),
        **dict.fromkeys("\u2012\u2013", "–"),
        **dict.fromkeys("\u2014\u2015", "—"),
        "\u2212": "−",
        "μ": "µ",
        "º": "°",
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


STRUCK = re.compile(r"~~(?=\S)[^~\n]{1,200}~~")
"""Words that are struck through: whoever wrote them takes them back."""

_EMPHASIZED = re.compile(
    r"(?<![\w*`])(?P<opens>\*{1,3}|_{1,3}|`)(?=[^\s*_`])(?P<figure>[^*_`\n]{1,40})(?<!\s)(?P<closes>(?P=opens))(?![\w*`])"
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,6}|#[xX][0-9a-fA-F]{1,5}|[A-Za-z]{2,8});")
_MAY_HOLD_ENTITY = re.compile(r"&(?:#|[a-zA-Z]{2,8};)")


def encodable(text: str) -> str:
    """Return a text that can be written and hashed: half of a surrogate pair becomes a question mark, one character for one."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def without_entities(text: str) -> tuple[str, list[int]] | None:
    """Return a text whose HTML entities ("30&ndash;50&nbsp;kW") are single characters, and where each of its characters
    began, with the end of the text last; None where it has none."""
    if "&" not in text or not _MAY_HOLD_ENTITY.search(text):
        return None
    pieces: list[str] = []
    starts: list[int] = []
    done = 0
    for found in _ENTITY.finditer(text):
        meant = unescape(found.group())
        if len(meant) != 1:
            continue
        pieces += [text[done : found.start()], meant]
        starts += [*range(done, found.start()), found.start()]
        done = found.end()
    if not starts:
        return None
    pieces.append(text[done:])
    starts += range(done, len(text) + 1)
    return "".join(pieces), starts


def without_emphasis(text: str) -> tuple[str, list[int]] | None:
    """Return a text without the marks that set a figure off ("**88,000** satellites", "_200_ kW"), and where each of its
    characters began, with the end of the text last; None where it has none."""
    if not ("*" in text or "_" in text or "`" in text):
        return None
    pieces: list[str] = []
    starts: list[int] = []
    done = 0
    for found in _EMPHASIZED.finditer(text):
        if not any(character.isdigit() for character in found["figure"]):
            continue
        # "**160.** The radiator" keeps a mark behind the stop, by which it is known for no number of a list
        marks = (found.span("opens"), found.span("closes"))[: 1 if found["figure"][-1] in ".:" else 2]
        for left, right in marks:
            pieces.append(text[done:left])
            starts += range(done, left)
            done = right
    if not done:
        return None
    pieces.append(text[done:])
    starts += range(done, len(text) + 1)
    return "".join(pieces), starts


def plain(text: str) -> str:
    """Return the text, of the same length, with one spelling for spaces, hyphens, dashes and apostrophes.

    A line that breaks off in mid-sentence (the next one begins with a small letter) is joined by a space.
    """
    spelled = text.replace("\t", " ") if text.isascii() else text.translate(_ONE_SPELLING)
    return _WRAPPED.sub(lambda found: " " * len(found.group()), spelled) if "\n" in spelled else spelled


def may_be_money(page: str, start: int, end: int) -> bool:
    """Say whether ``page[start:end]`` may hold a currency: a sign, or the capital without which no code is written."""
    return _MONEY_MARK.search(page, start, end) is not None


def lowered(text: str) -> str:
    """Return the text in small letters, of the same length (``str.lower`` makes two characters out of İ)."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


def plain_words(low: str) -> frozenset[str]:
    """Return the words of a text in small letters, each once, without accented ones: by them a rule is passed by."""
    return frozenset(low.encode("ascii", "replace").translate(_LETTERS_ALONE).decode("ascii").split())


def word_set(listing: str) -> frozenset[str]:
    """Return the words of a listing, which is easier to read and to edit than a set of quoted words."""
    return frozenset(listing.split())
