"""Document ─► marks: what a rewrite keeps of the news, whatever its words: figures, dates, names, codes and quoted words.

``of(document, mentions, finders)`` returns each as ``kind:value`` with the place where it first stands. A figure is without its rate, so that
"$150 million a month" and "a monthly rent of $150 million" have the same mark. ``weight(mark)`` says how much it tells that two
texts share it.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta

from spacy.lang.en.stop_words import STOP_WORDS

from extractors.joining.finders import TextFinders
from extractors.periods import periods
from extractors.periods.periods import Outlook
from extractors.quantities import quantities
from extractors.text.typography import plain
from models.documents import Document
from models.figures import spoken
from models.reading import Mention, Quantity
from models.vocabulary import AnchorKind, Precision

_TIMES_A_YEAR = (
    ("annual", 1.0),
    ("year", 1.0),
    ("month", 12.0),
    ("week", 52.0),
    ("day", 365.0),
    ("daily", 365.0),
    ("hour", 8760.0),
)
_RATE_REACH = 40
"""Characters around a figure where a word tells of which time it is the rate: "a monthly rent of"."""
_LONGEST = 8_000
"""Characters that are looked at: what a story is about stands at its beginning, also where a filing has a thousand pages."""
_NEWS_OF = timedelta(days=8)
"""A date so close to the publication only says when the news was made: every text of that week has it."""
_CALENDAR = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "spring",
        "summer",
        "autumn",
        "fall",
        "winter",
        "today",
    ]
)
_NAME = re.compile(
    r"(?<![.!?:;“\"(\n])(?<![.!?:”\"] )(?<=[ ’'(])[A-Z][A-Za-zÀ-ÿ]{2,}(?:-[A-Z]?[a-zà-ÿ]+)*\b(?!-[A-Z0-9])"
)
_CODE = re.compile(r"\b(?=[A-Za-z0-9./-]*\d)(?=[A-Za-z0-9./-]*[A-Z])[A-Z0-9][A-Za-z0-9]*(?:[/-][A-Za-z0-9]+)*\b")
_UNIT_CODE = re.compile(r"\d+(?:[A-Z][A-Za-z]{0,2}|[kmMGT]W[h]?)$|[kMGT]?W/\w+$")
_QUOTED = re.compile(r"[“\"]([^“”\"\n]{12,400})[”\"]")
_WORD = re.compile(r"[^\W_]+")
_QUOTED_WORDS = 4

_SHARE = "of 1"
_DAY_S = 86_400.0
_KINDS = {"date": 0.8, "name": 0.7, "said": 0.5}
_LONG_CODE = 1.6
_CODE_OF_A_PRODUCT = 0.7
_LONG = 8
"""Characters: a file number, which is in no other story; a shorter code names a product."""
_FIGURE = 1.0
_ROUND_FIGURE = 0.7
_SMALL_COUNT = 0.25
_SHORT_TIME = 0.5
_SMALL = 12
_YEAR_END = re.compile(r"date:\d{4}-12(?:-31)?")


def of(document: Document, mentions: Sequence[Mention], finders: TextFinders) -> dict[str, int]:
    """Return the marks of a document's text, each with the character where it first stands; ``mentions`` are those of its reading."""
    text = plain(document.text[:_LONGEST])
    found: dict[str, int] = {}
    for mark, start in (
        *(
            (mark, quantity.start)
            for quantity in quantities.find(text, finders.units)
            for mark in _figures(quantity, text)
        ),
        *_dates(document, text, finders),
        *_names(text),
        *_codes(text, mentions),
        *_quoted(text),
    ):
        found[mark] = min(start, found.get(mark, start))
    return found


def weight(mark: str) -> float:
    """Return how much it tells that two texts share a mark, were it as rare as any."""
    kind, _, value = mark.partition(":")
    if kind == "code":
        return _LONG_CODE if len(value) >= _LONG else _CODE_OF_A_PRODUCT
    if kind != "figure":
        return 0.5 if _YEAR_END.fullmatch(mark) else _KINDS[kind]
    number, _, unit = value.partition(" ")
    if unit == "1" and float(number) <= _SMALL:
        return _SMALL_COUNT
    if unit == "s":
        return _SHORT_TIME
    digits = number.partition("e")[0].replace(".", "").strip("0")
    return _FIGURE if len(digits) > 1 else _ROUND_FIGURE


def is_fact(mark: str) -> bool:
    """Say whether a mark is a figure, a date or a code: what two texts on the same matter seldom share by chance."""
    return not mark.startswith(("name:", "said:")) and weight(mark) > _SMALL_COUNT


def in_words(mark: str) -> str:
    """Return a mark as a reader sees it: "120 kW", "2029-12", "Laskin"."""
    kind, _, value = mark.partition(":")
    if kind != "figure":
        return value.title() if kind == "name" else value
    number, _, unit = value.partition(" ")
    if unit == _SHARE:
        return f"{float(number) * 100:.3g} %"
    if unit == "s":
        return f"{float(number) / _DAY_S:.3g} days"
    return spoken(float(number), unit)


def is_said(mark: str) -> bool:
    """Say whether a mark is quoted words."""
    return mark.startswith("said:")


def quotations(text: str) -> list[tuple[int, int]]:
    """Return from where to where somebody is quoted, in order."""
    return [match.span(1) for match in _QUOTED.finditer(plain(text[:_LONGEST]))]


def _figures(quantity: Quantity, text: str) -> Iterator[str]:
    unit, times = quantity.unit, 1.0
    if unit.endswith("/yr"):
        unit = unit.removesuffix("/yr")
        around = text[max(0, quantity.start - _RATE_REACH) : quantity.end + _RATE_REACH]
        told = (words.lower() for words in (quantity.unit_text, around))
        times = next((count for words in told for word, count in _TIMES_A_YEAR if word in words), 1.0)
    if quantity.dimension in {"share", "ratio"}:
        unit = _SHARE
    for value in (quantity.value, quantity.value_high):
        if value is not None:
            yield f"figure:{value / times:.3g} {unit}"


def _dates(document: Document, text: str, finders: TextFinders) -> Iterator[tuple[str, int]]:
    """Yield the day or month that each period ends in, or begins where it has no end; not those that only date the news."""
    said_on = document.published_on or (document.fetched_at.date() if document.fetched_at else None)
    for match in periods.find(text, finders.grammar):
        period = periods.resolve(match, anchor=said_on, anchor_kind=AnchorKind.PUBLISHED, outlook=Outlook.FUTURE)
        bound = period and (period.latest or period.earliest)
        if not period or not bound or (said_on is not None and abs(bound - said_on) <= _NEWS_OF):
            continue
        if period.precision is Precision.DAY:
            yield f"date:{bound.isoformat()}", match.start
        else:
            month = 12 if period.precision is Precision.YEAR else bound.month
            yield f"date:{bound.year}-{month:02}", match.start


def _names(text: str) -> Iterator[tuple[str, int]]:
    """Yield capitalised words within sentences; the first word of a sentence is capitalised for another reason."""
    for match in _NAME.finditer(text):
        word = match.group().lower()
        if word not in STOP_WORDS and word not in _CALENDAR:
            yield f"name:{word}", match.start()


def _codes(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[str, int]]:
    """Yield codes, but for those that are in the name of something watched: a product's name is in all that is told of it."""
    named = {at for mention in mentions for at in range(mention.start, mention.end)}
    for match in _CODE.finditer(text):
        if match.start() not in named and not _UNIT_CODE.fullmatch(match.group()):
            yield f"code:{match.group()}", match.start()


def _quoted(text: str) -> Iterator[tuple[str, int]]:
    """Yield every four words in a row of what is quoted, since others quote only a part of it."""
    for match in _QUOTED.finditer(text):
        words = _WORD.findall(match.group(1).lower())
        for at in range(len(words) - _QUOTED_WORDS + 1):
            yield f"said:{' '.join(words[at : at + _QUOTED_WORDS])}", match.start()
