"""What holds for every fact of the watchlist that was read somewhere on some day."""

import re
from collections.abc import Iterator
from datetime import date

from models.source_rules import is_address
from models.vocabulary import Precision, UrlStatus

KEY_LIKE = re.compile(r"[a-z0-9_]+")
"""A text that can only be meant as a key; a plain name begins with a capital letter."""


def address_problems(url: str | None, status: UrlStatus) -> Iterator[str]:
    """Yield what is wrong with an address: it is there, or said to be unknown."""
    if (url is None) != (status is UrlStatus.UNKNOWN):
        yield 'url_status: "unknown" where there is no url, and only there'
    if url is not None and not is_address(url):
        yield f"url: not an http or https address: {url!r}"


def day_problems(name: str, day: date, precision: Precision) -> Iterator[str]:
    """Yield what is wrong with a day of which only the month or the year may be known."""
    if precision not in {Precision.DAY, Precision.MONTH, Precision.YEAR}:
        yield f'{name}: its precision is "day", "month" or "year"'
    if precision is Precision.MONTH and day.day != 1:
        yield f"{name}: where only the month is known, its first day stands for it"
    if precision is Precision.YEAR and (day.month, day.day) != (1, 1):
        yield f"{name}: where only the year is known, 1 January stands for it"
