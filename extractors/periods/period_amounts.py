"""Amounts of time and how they are counted from the anchor: "within 30 months", "two to three years away", "a year ago".

A bare amount ("for ten years", "a five-year contract", "90 days' notice") is a duration and no time expression.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from extractors.periods.period_lexicon import FIGURE, Lexicon
from extractors.periods.period_parts import Amount, CalendarUnit, Measure
from extractors.periods.period_words import Words

_OPENING = frozenset({"approximator", "between", "limit", "number", "vague_amount", "window", "within", FIGURE})
_MEASURED = frozenset({CalendarUnit.DAY, CalendarUnit.WEEK, CalendarUnit.MONTH, CalendarUnit.QUARTER,
                       CalendarUnit.YEAR, CalendarUnit.DECADE})  # fmt: skip
_LONG = frozenset({CalendarUnit.YEAR, CalendarUnit.DECADE})
_FINER = {
    (CalendarUnit.DECADE, CalendarUnit.YEAR): 10,
    (CalendarUnit.YEAR, CalendarUnit.QUARTER): 4,
    (CalendarUnit.YEAR, CalendarUnit.MONTH): 12,
    (CalendarUnit.WEEK, CalendarUnit.DAY): 7,
}
"""How many of the second unit are in the first one, where that does not hang on the calendar."""
_SHORT = frozenset({CalendarUnit.WEEK, CalendarUnit.MONTH})
_MOST = 1000.0
_FEW = -1.0  # "a few": no number to reckon with
_TENS = frozenset(range(20, 100, 10))
_REPEATS = frozenset({"every", "each"})  # "every two weeks before the end of 2027": how often, not when
_TAKEN_OFF = frozenset(
    {"of", "one", "the", "its", "a", "each", "two", "this", "that", "their"}
)  # "a thousand a year off one line"
_NEAR_WORDS = 4  # how far before "in ten years" its "first time" may stand


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """An amount as it is taken; ``amount`` is None for a vague one ("the coming years")."""

    amount: Amount | None
    measure: Measure
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    amount: Amount | None  # None: "a few years"
    limit: str | None  # at_most, at_least
    end: int
    start: int = 0
    is_rate: bool = False  # "a year" can be a rate


def counted_at(
    words: Words, index: int, lexicon: Lexicon, *, is_negated: Callable[[], bool] = lambda: False
) -> Counted | None:
    """Return the amount that is counted from the anchor at ``index``; None where there is none or it is a mere duration.

    ``is_negated`` lets "for another two years" be what it is behind "not": a lower bound.
    """
    roles = lexicon.roles_at(words, index)
    if (_OPENING.isdisjoint(roles) and words.form(index) != "the") or words.form(index - 1) in _REPEATS:
        return None
    entry = lexicon.match("within", words, index) if "within" in roles else None
    at = entry[1] if entry else index
    way = entry[0] if entry else None
    article = words.form(at) == "the"
    window = lexicon.match("window", words, at + article)
    if window is not None:
        found = _windowed(words, window, lexicon, way=way, article=article)
        if found is not None:
            return found
    if article or (way == "in" and _is_record(words, index, lexicon)):
        return None
    read = _amount(words, at, lexicon)
    if read is None:
        return _bare_plural(words, at, lexicon, way)
    return _directed(words, read, lexicon, way) or _negated(words, index, read, is_negated)


def _is_record(words: Words, index: int, lexicon: Lexicon) -> bool:
    """Say whether "in ten years" counts backward: "for the first time in ten years"."""
    first = max(0, index - _NEAR_WORDS)
    if lexicon.first_words["record"].isdisjoint(words.forms[first:index]):
        return False
    return any(lexicon.has("record", words, at) for at in range(first, index))


def _windowed(
    words: Words, window: tuple[str, int], lexicon: Lexicon, *, way: str | None, article: bool
) -> Counted | None:
    """The next three years, the past decade, the coming months."""
    side, at = window
    measure = {"next": Measure.WITHIN, "past": Measure.LAST}.get(side) or Measure(side)
    read = _amount(words, at, lexicon)
    if read is not None:
        return Counted(amount=read.amount, measure=measure, end=read.end)
    unit = _unit(words, at, lexicon)
    if unit is None or side not in {"next", "past"}:
        return None
    calendar_unit, end, _ = unit
    if words.form(end - 1).endswith("s"):
        return Counted(amount=None, measure=measure, end=end)
    # "Over the next year" is twelve months, "next year" a calendar year; "in the next quarter" is that quarter.
    is_long = calendar_unit in _LONG
    is_measured = (
        way in {"within", "over"} and not (calendar_unit is CalendarUnit.QUARTER and words.form(at - 3) == "for")
    ) or (way == "in" and (is_long or calendar_unit in _SHORT))
    if not article or not (is_measured or is_long or words.form(at - 1) == "past"):
        return None
    one = _with_tail(words, _Read(amount=Amount(low=1, high=1, unit=calendar_unit), limit=None, end=end), lexicon)
    return Counted(amount=one.amount, measure=measure, end=one.end)


def _bare_plural(words: Words, at: int, lexicon: Lexicon, way: str | None) -> Counted | None:
    """Years away, within months: no number, no date."""
    vague = lexicon.match("vague_amount", words, at)
    if vague is not None:
        return Counted(amount=None, measure=Measure.AT if vague[0] == "ahead" else Measure.AGO, end=vague[1])
    unit = _unit(words, at, lexicon)
    if way == "within" and unit is not None and unit[2] and words.form(unit[1]) not in {"of", "after"}:
        return Counted(amount=None, measure=Measure.WITHIN, end=unit[1])
    return None


def _directed(words: Words, read: _Read, lexicon: Lexicon, way: str | None) -> Counted | None:
    """Say how the amount counts, from the word before it (``way``) and the words behind it."""
    end = read.end
    following = words.form(end)
    if (following == "'" and words.form(end + 1) == "time") or (following == "'s" and words.form(end + 1) == "time"):
        end, following = end + 2, words.form(end + 2)
    elif following in {"'", "'s"} or lexicon.has("notice", words, end):
        return None
    direction = lexicon.match("direction", words, end)
    is_taken_off = words.form(end) == "off" and words.form(direction[1] if direction else end) in _TAKEN_OFF
    if direction is not None and words.form(direction[1]) != "of" and not is_taken_off:
        limit = "at_least" if way == "over" else read.limit
        return _taken(read, _ago(limit) if direction[0] == "ago" else _measure(way, limit), direction[1])
    event = lexicon.match("amount_event", words, end)
    if (
        event is not None
        and read.is_rate
        and (_is_dated(words, event[1], lexicon) or lexicon.has("measured", words, read.start - 1))
    ):
        return None  # "100 GW a year after 2030", "1 GW a year before the decade is out"
    if event is not None and way != "over":
        return Counted(amount=read.amount, measure=Measure(f"{event[0]}_event"), end=event[1])
    if way == "within" and following == "of":
        return Counted(amount=read.amount, measure=Measure.AFTER_EVENT, end=end)
    if way not in {"in", "within"} or lexicon.has("no_deadline", words, end):
        return None
    if words.is_joined(end) and following.isalpha():
        return None
    return _taken(read, _measure(way, read.limit), end)


def _is_dated(words: Words, index: int, lexicon: Lexicon) -> bool:
    is_month = lexicon.has("month", words, index) or lexicon.has("weak_month", words, index)
    return is_month or words.form(index)[:1].isdecimal()


def _measure(way: str | None, limit: str | None) -> Measure:
    if limit == "at_least":
        return Measure.NOT_BEFORE
    return Measure.WITHIN if way == "within" or limit == "at_most" else Measure.AT


def _ago(limit: str | None) -> Measure:
    if limit is None:
        return Measure.AGO
    return Measure.LONGER_AGO if limit == "at_least" else Measure.LAST


def _taken(read: _Read, measure: Measure, end: int) -> Counted:
    return Counted(amount=read.amount, measure=measure, end=end)


def _negated(words: Words, index: int, read: _Read, is_negated: Callable[[], bool]) -> Counted | None:
    """Not for another two years."""
    if words.form(index) != "for" or not (read.limit == "at_least" or words.form(index + 1) == "another"):
        return None
    return _taken(read, Measure.NOT_BEFORE, read.end) if is_negated() else None


def _amount(words: Words, index: int, lexicon: Lexicon) -> _Read | None:
    if not lexicon.may_begin_amount(words, index):
        return None
    limit: str | None = None
    at = index
    for _ in range(4):
        found = lexicon.match("limit", words, at)
        rough = None if found else lexicon.match("approximator", words, at)
        if found is None and rough is None:
            break
        limit, at = (found[0], found[1]) if found else (limit, rough[1] if rough else at)
    number = _numbers(words, at, lexicon)
    if number is None:
        return None
    low, high, at = number
    if words.form(at) == "+" or (words.form(at) == "plus" and words.is_joined(at)):
        limit, at = "at_least", at + 1
    tail = lexicon.match("tail", words, at)  # two or more years away
    if tail is not None:
        limit, at = (limit if tail[0] == "about" else tail[0]), tail[1]
    filler = lexicon.match("filler", words, at)
    at = filler[1] if filler else at
    unit = _unit(words, at, lexicon)
    if unit is None:
        return None
    calendar_unit, end, plural = unit
    # "five-year", "a 10 year lifetime": an adjective. One of anything is no plural.
    if not plural and (high > 1 or (words.is_joined(at) and low >= 1)):
        return None
    if low == _FEW:
        return _Read(amount=None, limit=limit, end=end)
    is_rate = words.form(index) in {"a", "an"}
    read = _Read(
        amount=Amount(low=low, high=high, unit=calendar_unit), limit=limit, end=end, start=index, is_rate=is_rate
    )
    return _with_tail(words, read, lexicon)


def _numbers(words: Words, index: int, lexicon: Lexicon) -> tuple[float, float, int] | None:
    between = lexicon.match("between", words, index)
    first = _number(words, between[1] if between else index, lexicon)
    if first is None:
        return None
    low, at = first
    connectors = {"and"} if between else {"-", "to", "or"}
    behind = at + 1 if words.form(at) in connectors else at
    if low != _FEW and (behind > at or words.is_joined(at)):
        second = _number(words, behind, lexicon)
        if second is not None and second[0] > low:
            return low, *second
    return None if between else (low, low, at)


def _number(words: Words, index: int, lexicon: Lexicon) -> tuple[float, int] | None:
    form = words.form(index)
    if form[:1].isdecimal():
        plain = form.replace(",", "")
        value = float(plain) if plain.replace(".", "", 1).isdecimal() else _MOST + 1
        is_money = words.form(index - 1) in {"$", "€", "£"}
        return None if value > _MOST or is_money else (value, index + 1)
    found = lexicon.match("number", words, index)
    if found is None:
        return None
    if found[0] == "few":
        return _FEW, found[1]
    value, end = float(found[0]), found[1]
    if value in _TENS:
        ones = lexicon.match("number", words, end)
        if ones is not None and ones[0].isdecimal() and 1 <= int(ones[0]) < 10 and words.form(end) not in {"a", "an"}:
            value, end = value + int(ones[0]), ones[1]
    if _is_half_more(words, end):
        return value + 0.5, end + 3
    return value, end


def _is_half_more(words: Words, index: int) -> bool:
    return words.form(index) == "and" and words.form(index + 1) == "a" and words.form(index + 2) == "half"


def _unit(words: Words, index: int, lexicon: Lexicon) -> tuple[CalendarUnit, int, bool] | None:
    found = lexicon.match("unit", words, index)
    if found is None or CalendarUnit(found[0]) not in _MEASURED:
        return None
    form = words.form(found[1] - 1)
    if words.is_glued(found[1]) and words.form(found[1]).isalnum():
        return None
    return CalendarUnit(found[0]), found[1], form.endswith("s") or len(form) == 2


def _with_finer(words: Words, amount: Amount, index: int, lexicon: Lexicon) -> tuple[Amount, int] | None:
    """Read the "and three months" of "two years and three months": the whole in months."""
    more = _number(words, index + (words.form(index) == "and"), lexicon)
    unit = _unit(words, more[1], lexicon) if more is not None and more[0] > 0 else None
    ratio = _FINER.get((amount.unit, unit[0])) if unit is not None else None
    if more is None or unit is None or ratio is None or more[0] >= ratio or words.form(more[1] - 1) in {"a", "an"}:
        return None
    whole = Amount(low=amount.low * ratio + more[0], high=amount.high * ratio + more[0], unit=unit[0])
    return whole, unit[1]


def _with_tail(words: Words, read: _Read, lexicon: Lexicon) -> _Read:
    """Read what may follow the unit: "a year or two", "a year and a half", "two years or more"."""
    amount, at = read.amount, read.end
    if amount is None:
        return read
    if _is_half_more(words, at):
        half = Amount(low=amount.low + 0.5, high=amount.high + 0.5, unit=amount.unit)
        return replace(read, amount=half, end=at + 3)
    if (finer := _with_finer(words, amount, at, lexicon)) is not None:
        return replace(read, amount=finer[0], end=finer[1])
    if words.form(at) != "or":
        return read
    limit = lexicon.match("tail", words, at)
    if limit is not None:
        return replace(read, limit=None if limit[0] == "about" else limit[0], end=limit[1])
    more = _number(words, at + 1, lexicon)
    if more is not None and more[0] > amount.high and amount.high == 1:
        return replace(read, amount=Amount(low=amount.low, high=more[0], unit=amount.unit), end=more[1])
    return read
