"""Days of a month by their number, in figures or in words: "23", "23rd", "twenty-third"."""

from extractors.periods.period_lexicon import Lexicon
from extractors.periods.period_words import Words

Found = tuple[int, int] | None
"""The day's number and the index behind it."""


def day_number(words: Words, index: int, lexicon: Lexicon) -> Found:
    """Return the day of the month at ``index``, without its month: "23", "23rd", "twenty-third"."""
    in_words = lexicon.match("day_in_words", words, index)
    if in_words is not None:
        return int(in_words[0]), in_words[1]
    form = words.form(index)
    if not form.isdecimal() or len(form) > 2 or not 1 <= int(form) <= 31:
        return None
    end = index + 1
    if words.is_glued(end) and words.form(end) in {"st", "nd", "rd", "th"}:
        end += 1
    if words.is_glued(end) and (words.form(end).isalpha() or words.form(end) in {"%", "/", "_"}):
        return None
    if (
        words.is_glued(end)
        and words.form(end) == ":"
        and words.is_glued(end + 1)
        and words.form(end + 1)[:1].isdecimal()
    ):
        return None  # a time of day; "November 14: it flies" is a date
    return int(form), end


def is_ordinal(words: Words, index: int, end: int) -> bool:
    """Say whether the day number from ``index`` to ``end`` is said as one: "23rd", "twenty-third", not "23"."""
    return not words.form(index).isdecimal() or end > index + 1
