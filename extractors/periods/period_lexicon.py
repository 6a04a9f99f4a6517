"""The words of ``watchlist/periods.toml`` by the role that they play in the grammar."""

import re
from collections.abc import Callable, Iterable
from functools import cache

from extractors.periods.period_parts import Bound, CalendarUnit, Part
from extractors.periods.period_words import Words
from models.errors import WatchlistInvalid
from models.lexicon import PeriodPhrase

_UNITS = frozenset(unit.value for unit in CalendarUnit)
_RELATIVES = frozenset({"coming", "before_event", "same_event", "after_event"})
_WORDS_ONLY = frozenset({""})


def _among(*values: str) -> Callable[[str], bool]:
    return frozenset(values).__contains__


def _number(low: int, high: int) -> Callable[[str], bool]:
    return lambda value: value.lstrip("-").isdecimal() and low <= int(value) <= high


def _is_amount(value: str) -> bool:
    return value == "few" or value.replace(".", "", 1).isdecimal()


_HOLIDAY = re.compile(r"(?:1[0-2]|[1-9])(?:-(?:3[01]|[12][0-9]|[1-9])|/[0-6]/(?:-1|[1-4]))")
"""Month and day, "12-25"; or month, weekday from Monday, 0, on, and which one of the month, the last being -1: "11/3/4"."""


ROLES: dict[str, Callable[[str], bool]] = {
    "amount_event": _among("before", "after"),  # five months after
    "approximator": _WORDS_ONLY.__contains__,  # about, roughly
    "aside": _among("2", "-2"),  # the year after next
    "between": _WORDS_ONLY.__contains__,
    "bound": _among(*(bound.value for bound in Bound)),
    "calendar": _WORDS_ONLY.__contains__,  # calendar year 2027, the year 2027
    "clause_start": _WORDS_ONLY.__contains__,  # no negation reaches over "but"
    "comparison": _WORDS_ONLY.__contains__,  # compared to 2025
    "connector": _among("to", "or"),
    "counted": _WORDS_ONLY.__contains__,  # 2027 satellites
    "day_in_words": _number(1, 31),  # March first
    "day_word": _number(-2, 2),
    "decade_in_words": _number(10, 90),  # the twenty-thirties
    "determiner": _WORDS_ONLY.__contains__,  # the 2027 targets
    "direction": _among("ahead", "ago"),  # three years away
    "filler": _WORDS_ONLY.__contains__,  # two full years
    "fiscal": _WORDS_ONLY.__contains__,
    "half_mark": _WORDS_ONLY.__contains__,
    "holiday": lambda value: _HOLIDAY.fullmatch(value) is not None,
    "idiom": bool,  # the value is the same thing in words that the grammar knows
    "instead": _WORDS_ONLY.__contains__,  # in 2028 rather than 2027
    "label": _WORDS_ONLY.__contains__,  # Agenda 2030
    "limit": _among("at_most", "at_least"),
    "loose_bound": _among(*(bound.value for bound in Bound)),  # takes a date but does not make a number one
    "measured": _WORDS_ONLY.__contains__,  # 2000 kW
    "month": _number(1, 12),
    "month_sign": _WORDS_ONLY.__contains__,  # by march
    "negator": _WORDS_ONLY.__contains__,
    "no_deadline": _WORDS_ONLY.__contains__,  # in two years of tests
    "notice": _WORDS_ONLY.__contains__,  # within 90 days' notice
    "now": _WORDS_ONLY.__contains__,
    "number": _is_amount,
    "ordinal": _number(-1, 4),
    "part": _among(*(part.value for part in Part)),
    "part_of_day": _WORDS_ONLY.__contains__,
    "postfix": _among(Bound.BY.value, Bound.NOT_BEFORE.value),
    "quarter_mark": _WORDS_ONLY.__contains__,
    "record": _WORDS_ONLY.__contains__,  # for the first time in ten years
    "relative": lambda value: value in _RELATIVES or _number(-1, 1)(value),
    "revision": _WORDS_ONLY.__contains__,  # slipped from 2026 to 2027
    "season": _number(0, 3),
    "tail": _among("at_most", "at_least", "about"),  # two years or more
    "unit": _UNITS.__contains__,
    "unit_end": _UNITS.__contains__,  # year-end
    "vague": _WORDS_ONLY.__contains__,
    "vague_amount": _among("ahead", "ago"),  # years away
    "verb_sign": _WORDS_ONLY.__contains__,  # may be
    "weak_month": _number(1, 12),  # a month only in company: May, March, Jan
    "weak_weekday": _number(0, 6),
    "weekday": _number(0, 6),
    "window": _among("next", "past", "before_event", "after_event"),  # the next three years
    "within": _among("in", "within", "over"),
}
"""Role → check of its values. What a role does is shown by the examples of its entries in the watchlist."""

FIGURE = "figure"
"""Stands among the roles of a word that is a figure."""

_NO_ROLES: frozenset[str] = frozenset()
_OF_FIGURES = frozenset({FIGURE})
_BEGIN_POINT = (
    "calendar", "day_in_words", "day_word", "fiscal", "half_mark", "holiday", "month", "now", "number", "ordinal", "part",
    "quarter_mark", "relative", "season", "unit", "unit_end", "weak_month", "weak_weekday", "weekday",
)  # fmt: skip
"""Roles of the words with which a point of the calendar can begin, if it does not begin with a figure or an article."""

_BEGIN_AMOUNT = ("approximator", "between", "limit", "number")
_BEFORE_POINT = frozenset({"the", "its", "their", "our"})
_COMMON = ("bound", "determiner", "loose_bound", "within")
"""Roles of words that stand in most sentences: a poor sign of a phrase that has them beside a rarer one."""

_Entry = tuple[tuple[str, ...], str, bool]


@cache
def _forms(phrase: str) -> tuple[str, ...]:
    return tuple(Words(phrase).forms) or ("",)


class Lexicon:
    """Phrases by role and first word; of several that begin at one word the longest is found."""

    __slots__ = ("_begin_amount", "_begin_point", "_by_role", "_roles", "first_words", "vocabulary")

    def __init__(self, phrases: Iterable[PeriodPhrase]) -> None:
        self._by_role: dict[str, dict[str, list[_Entry]]] = {role: {} for role in ROLES}
        problems: list[str] = []
        for entry in phrases:
            check = ROLES.get(entry.role)
            if check is None:
                problems.append(f"periods.toml: {entry.key}: role: no role {entry.role!r}; one of {', '.join(ROLES)}")
            elif not check(entry.value):
                problems.append(f"periods.toml: {entry.key}: value: {entry.value!r} is none for the role {entry.role}")
            else:
                self._add(entry)
        if problems:
            raise WatchlistInvalid(problems)
        for entries in self._by_role.values():
            for same_start in entries.values():
                same_start.sort(key=lambda known: len(known[0]), reverse=True)
        self.first_words = {role: frozenset(entries) for role, entries in self._by_role.items()}
        roles: dict[str, set[str]] = {}
        for role, forms in self.first_words.items():
            for form in forms:
                roles.setdefault(form, {FIGURE} if form[:1].isdecimal() else set()).add(role)
        self._roles = {form: frozenset(its) for form, its in roles.items()}
        self._begin_point = frozenset({"'"}).union(*(self.first_words[role] for role in _BEGIN_POINT))
        self._begin_amount = frozenset().union(*(self.first_words[role] for role in _BEGIN_AMOUNT))
        self.vocabulary = frozenset(
            form
            for entries in self._by_role.values()
            for same in entries.values()
            for forms, *_ in same
            for form in forms
        )

    def _add(self, entry: PeriodPhrase) -> None:
        for phrase in entry.phrases:
            forms = _forms(phrase)
            # What is written all in capitals is one only in capitals: "NET" is no "net".
            self._by_role[entry.role].setdefault(forms[0], []).append((forms, entry.value, phrase.isupper()))

    def anchors(self, roles: Iterable[str]) -> frozenset[str]:
        """Return words of which one stands in every phrase of these roles: of several the longest; common ones count half."""
        common = frozenset().union(*(self.first_words[role] for role in _COMMON))
        phrases = [forms for role in roles for same in self._by_role[role].values() for forms, *_ in same]
        found = {forms[0] for forms in phrases if len(forms) == 1}
        for forms in phrases:
            if found.isdisjoint(forms):
                found.add(max(forms, key=lambda form: len(form) / (2 if form in common else 1)))
        return frozenset(found)

    def roles_at(self, words: Words, index: int) -> frozenset[str]:
        """Return the roles of the phrases that the word at ``index`` can begin: no other need be looked for there."""
        form = words.form(index)
        return self._roles.get(form) or (_OF_FIGURES if form[:1].isdecimal() else _NO_ROLES)

    def match(self, role: str, words: Words, index: int) -> tuple[str, int] | None:
        """Return value and end of the longest phrase of this role at ``index``; None if there is none."""
        known = self._by_role[role].get(words.form(index))
        if known is None:
            return None
        for forms, value, in_capitals in known:
            count = len(forms)
            end = index + count
            if count > 1 and (words.form(index + 1) != forms[1] or tuple(words.forms[index:end]) != forms):
                continue  # most part ways at their second word
            if in_capitals and not words.shown(index, end).isupper():
                continue
            return value, end
        return None

    def has(self, role: str, words: Words, index: int) -> bool:
        """Say whether a phrase of this role stands at ``index``."""
        return self.match(role, words, index) is not None

    def may_begin_point(self, words: Words, index: int) -> bool:
        """Say whether a point of the calendar can begin at ``index``: most words begin none, and need not be tried."""
        form = words.form(index)
        if form in _BEFORE_POINT and form not in self._begin_point:
            form = words.form(index + 1)
        return form in self._begin_point or form[:1].isdecimal() or form == "'"

    def may_begin_amount(self, words: Words, index: int) -> bool:
        """Say whether an amount of time can begin at ``index``."""
        form = words.form(index)
        return form in self._begin_amount or form[:1].isdecimal()
