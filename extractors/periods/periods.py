"""Time expressions and deadlines: what a text says about when.

``PeriodGrammar.of(watchlist.periods)`` compiles the words; ``find(text, grammar) -> list[PhraseMatch]`` finds the phrases,
vague ones included, sorted and without overlap; ``find_within(text, start, end, grammar)`` those of a sentence;
``resolve(match, anchor=…, …) -> Period | None`` gives them their days.

The rules are here, the words are data: ``extractors.periods.period_lexicon.ROLES`` names the parts that a word can play.
"""

import re
from collections.abc import Iterable, Set
from dataclasses import replace

from extractors.periods.period_antecedents import points_back, tied, year_of
from extractors.periods.period_lexicon import Lexicon
from extractors.periods.period_parts import Phrase, PhraseKind, PhraseMatch, Point
from extractors.periods.period_phrases import phrase_at
from extractors.periods.period_place import Outlook
from extractors.periods.period_resolution import resolve
from extractors.periods.period_words import Words
from extractors.periods.period_years import is_year
from extractors.text.anchors import words_of
from models.errors import WatchlistInvalid
from models.lexicon import PeriodPhrase

__all__ = ["Outlook", "PeriodGrammar", "PhraseKind", "PhraseMatch", "find", "find_within", "resolve"]

# A phrase can begin with a word of these roles …
_OPENING = (
    "approximator", "between", "bound", "calendar", "day_in_words", "day_word", "fiscal", "half_mark", "holiday", "idiom", "limit",
    "loose_bound", "month", "now", "number", "ordinal", "part", "quarter_mark", "relative", "season", "unit", "unit_end",
    "vague", "vague_amount", "weak_month", "weak_weekday", "weekday", "window", "within",
)  # fmt: skip
# … and one of these, or a year, decade or date in figures, stands in every phrase, so many words on at the most.
_CORE = (
    "calendar", "day_word", "fiscal", "half_mark", "holiday", "idiom", "month", "quarter_mark", "season", "unit",
    "unit_end", "vague", "vague_amount", "weak_month", "weak_weekday", "weekday",
)  # fmt: skip
_CORE_REACH = 16
_ANTECEDENT_REACH = 60  # words from a year to the "that year" that means it
_ANTECEDENT_CHARACTERS = 600  # … and characters before a sentence in which that year is looked for
_OPENING_MARKS = frozenset({"the", "'", "twenty", "nineteen", "two"})
_CORE_WORDS = frozenset({"twenty", "nineteen", "thousand"})  # of a year in words

# A figure that may be a year, a decade or a date, or that hangs together with a word: no "3.2 million", "45%" or "1,200".
_MAY_DATE = re.compile(
    r"['’]\d\d\b|\b(?:[Ee]arly|[Mm]id|[Ll]ate)[ -][23]\d\b|\d(?:(?<=[^\W\d_].)|\d{3}|\d*(?:[^\s\d.,;:!?%)]|\.\d+\.\d))"
)

_BEFORE_SHORT = frozenset({"'", "early", "mid", "late"})
_LITERALS = frozenset(
    {"'s", "s", "st", "nd", "rd", "th", "plus"}
)  # what the grammar itself knows: 2030s, June 3rd, two-plus


class PeriodGrammar:
    """The compiled period phrases; made once, used for every text."""

    __slots__ = ("core", "idiomatic", "idioms", "lexicon", "opening", "vocabulary")

    def __init__(self, lexicon: Lexicon, idioms: dict[str, Phrase]) -> None:
        self.lexicon = lexicon
        self.idioms = idioms
        self.idiomatic = lexicon.first_words["idiom"]
        self.opening = _OPENING_MARKS.union(*(lexicon.first_words[role] for role in _OPENING))
        self.vocabulary = lexicon.vocabulary | _LITERALS
        self.core = _CORE_WORDS | lexicon.anchors(_CORE)

    @classmethod
    def of(cls, phrases: Iterable[PeriodPhrase]) -> "PeriodGrammar":
        """Compile the phrases. Raises WatchlistInvalid for a role or value that the grammar does not know."""
        entries = tuple(phrases)
        lexicon = Lexicon(entries)
        idioms: dict[str, Phrase] = {}
        problems: list[str] = []
        for entry in entries:
            if entry.role == "idiom":
                words = Words(entry.value)
                meant = phrase_at(words, 0, lexicon)
                if meant is None or meant.end != len(words):
                    problems.append(f"periods.toml: {entry.key}: value: {entry.value!r} is no period that can be read")
                else:
                    idioms[entry.value] = meant
        if problems:
            raise WatchlistInvalid(problems)
        return cls(lexicon, idioms)


def find(text: str, grammar: PeriodGrammar, *, at: int = 0, heard: Set[str] | None = None) -> list[PhraseMatch]:
    """Return every time expression of ``text``, sorted by start, without overlap; takes time linear in its length.

    ``at`` is where the text begins in the one whose characters are counted; ``heard``, its words, saves finding them again.
    """
    if grammar.core.isdisjoint(words_of(text) if heard is None else heard) and not _MAY_DATE.search(text):
        return []  # looking up words costs less than walking them
    words = Words(text)
    found: list[PhraseMatch] = []
    said: Point | None = None  # the year that was named last …
    said_at = 0  # … and the word behind it
    index = 0
    core_at = -1  # the first core word at or behind ``index``
    behind = len(words.forms)
    while index < behind:
        if core_at < index:
            core_at = _next_core(words, index, grammar)
            index = _run_start(words, index, core_at, grammar)
            continue
        phrase = _phrase_at(words, index, grammar)
        if phrase is None:
            index += 1
            continue
        if said is not None and index - said_at <= _ANTECEDENT_REACH:
            phrase = tied(phrase, said)
        named = year_of(phrase)
        if named is not None:
            said, said_at = named, phrase.end
        found.append(_as_match(words, index, phrase, at))
        index = phrase.end
    return found


def find_within(
    text: str, start: int, end: int, grammar: PeriodGrammar, heard: Set[str] | None = None
) -> list[PhraseMatch]:
    """Return the time expressions of the sentence ``text[start:end]``; a "that year" may mean a year named before it.

    ``heard``, the words of the sentence, saves finding them again.
    """
    found = find(text[start:end], grammar, at=start, heard=heard)
    if start and any(points_back(match) for match in found):
        begin = text.find(" ", max(0, start - _ANTECEDENT_CHARACTERS), start) + 1
        return [match for match in find(text[begin:end], grammar, at=begin) if match.start >= start]
    return found


def _next_core(words: Words, index: int, grammar: PeriodGrammar) -> int:
    core, forms = grammar.core, words.forms
    for at in range(index, len(forms)):
        form = forms[at]
        if form in core or (form[0].isdecimal() and _names_date(words, at)):
            return at
    return len(forms) + _CORE_REACH + 1


def _names_date(words: Words, at: int) -> bool:
    """Say whether a figure may be a year, a decade or a date by itself; a day or a quarter has its word beside it."""
    form = words.forms[at]
    if form.isdecimal():
        is_short = len(form) == 2 and words.form(at - 1) in _BEFORE_SHORT  # '27, mid 28
        return is_year(form) or is_short or (form[-1] == "0" and words.form(at + 1) in {"s", "'s"})
    return "-" in form or "/" in form or form.count(".") > 1


def _run_start(words: Words, index: int, core_at: int, grammar: PeriodGrammar) -> int:
    """Return the first word at or behind ``index`` from which words of the grammar alone lead to the core word."""
    at = min(core_at, len(words))
    limit = max(index, core_at - _CORE_REACH)
    known = grammar.vocabulary
    while at > limit and ((form := words.forms[at - 1]) in known or not form.isalpha()):
        at -= 1
    return at


def _phrase_at(words: Words, index: int, grammar: PeriodGrammar) -> Phrase | None:
    form = words.forms[index]
    if form not in grammar.opening and not form[0].isdecimal():
        return None
    if words.joined[index] or (words.is_glued(index) and words.form(index - 1)[-1] in _STUCK_TO):
        return None
    if words.is_glued(index) and words.form(index - 1).isalnum():
        return None
    idiom = grammar.lexicon.match("idiom", words, index) if form in grammar.idiomatic else None
    phrase = phrase_at(words, index, grammar.lexicon)
    if idiom is not None and (phrase is None or idiom[1] >= phrase.end):
        return replace(grammar.idioms[idiom[0]], end=idiom[1])
    return phrase


_STUCK_TO = frozenset("_$€£#@/\\=&")


def _as_match(words: Words, index: int, phrase: Phrase, at: int) -> PhraseMatch:
    start, end = words.starts[index], words.ends[phrase.end - 1]
    return PhraseMatch(
        start=at + start,
        end=at + end,
        text=words.text[start:end],
        kind=phrase.kind,
        bound=phrase.bound,
        point=phrase.point,
        until=phrase.until,
        amount=phrase.amount,
        measure=phrase.measure,
    )
