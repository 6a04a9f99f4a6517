"""Per what a quantity is said: a time, which makes it a rate, next to it or further off; or a thing ("per satellite")."""

import re
import sys
from dataclasses import dataclass

from extractors.quantities.number_words import SCALES
from extractors.quantities.quantity_counts import singular
from extractors.text.typography import NARROW, word_set

PER_YEAR = {
    "second": 31_536_000.0,
    "minute": 525_600.0,
    "hour": 8_760.0,
    "day": 365.0,
    "week": 52.0,
    "fortnight": 26.0,
    "month": 12.0,
    "quarter": 4.0,
    "year": 1.0,
    "annum": 1.0,
    "decade": 0.1,
}
"""How often a year has it, by the convention of rates: twelve equal months, 52 weeks, 365 days."""

_SHORT = {
    **dict.fromkeys(("s", "sec", "secs"), "second"),
    **dict.fromkeys(("min", "mins"), "minute"),
    **dict.fromkeys(("h", "hr", "hrs"), "hour"),
    "d": "day",
    **dict.fromkeys(("wk", "wks"), "week"),
    **dict.fromkeys(("mo", "mos", "mth"), "month"),
    **dict.fromkeys(("q", "qtr"), "quarter"),
    **dict.fromkeys(("y", "yr", "yrs"), "year"),
}
ADVERBS = {
    "annually": 1.0,
    "yearly": 1.0,
    "quarterly": 4.0,
    "monthly": 12.0,
    "weekly": 52.0,
    "daily": 365.0,
    "hourly": 8_760.0,
}
_TIME = "seconds?|minutes?|hours?|days?|weeks?|fortnights?|months?|quarters?|years?|annum|decades?"
_SMALL_NUMBERS = {"other": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8, "ten": 10, "twelve": 12}
# A number that follows lies beyond the limit up to which is read: "a year before 2031" ends there.
_NOT_A_RATE = rf"(?![ {NARROW}-](?:ago|earlier|later|(?:before|after)(?![ {NARROW}](?:\Z|the[ ](?:end|decade|turn|middle|close|year)|mid|early|late|then|this|next|that))|away|old|ahead|overdue|behind|(?:late|early)(?![ {NARROW}](?:in|this|next|that|on))|from[ ](?:now|then|today)|hence|prior|sooner|and[ ]a[ ]half|or[ ]two|or[ ]so|out)\b)"
_RATE = re.compile(
    rf"""[ {NARROW}]?/[ {NARROW}]?(?P<slash>[a-z]{{1,7}})(?![a-z0-9²³^])
    |[ {NARROW}-]per[ {NARROW}-](?:calendar[ ]|single[ ]|operating[ ])?(?P<per>{_TIME}|yr|mo|sec|hr)(?![a-z])
    |[ {NARROW}-](?:each|every)[ {NARROW}](?:single[ ]|calendar[ ])?(?P<each>{_TIME})(?![a-z]){_NOT_A_RATE}
    |[ {NARROW}-]every[ {NARROW}](?P<often>[0-9]{{1,4}}|{"|".join(_SMALL_NUMBERS)})[ {NARROW}-](?P<times>{_TIME})(?![a-z])
    |[ {NARROW}-]an?[ {NARROW}-](?P<article>{_TIME})(?![a-z-]){_NOT_A_RATE}
    |[ {NARROW}](?P<adverb>{"|".join(ADVERBS)})(?![a-z])
    |[ {NARROW}]p(?P<annum>\.a\.|er[ ]annum)""",
    re.VERBOSE,
)
_BAD_BEFORE_ARTICLE = word_set(
    "in within for over after than about of by half once twice almost nearly under on around at to from into and or such quite"
    " during since until next not is was be as"
)
_PER = re.compile(rf"(?:[ {NARROW}-]per[ {NARROW}-]|[ {NARROW}]?/[ {NARROW}]?(?=[A-Za-z]{{3}}))")
_PIECES = (
    "share|dozen|night|ounce|bale|contract|vote|word|dose|session|game|barrel|gallon|bushel|litre|liter|head|person|seat|ticket"
    "|unit|piece|pop|launch|flight|satellite|token|bottle|gram|square foot|acre"
)
_TURNS = "game|match|flight|launch|household|person|episode|session|batch"
_A_PIECE = re.compile(rf"[ {NARROW}-]{{1,3}}an?[ {NARROW}-]{{1,3}}({_PIECES})(?![a-z])")
_A_TURN = re.compile(rf"[ {NARROW}]an?[ {NARROW}]({_TURNS})(?![a-z])")
_THING_WORDS = word_set(f"per {_PIECES} {_TURNS}".replace("|", " "))
_THING_WORD = re.compile(rf"[ {NARROW}]?([A-Za-z][A-Za-z0-9'-]{{0,30}})")
_ADJECTIVE_OF_THING = re.compile(
    r"^(?:[A-Z0-9].*|.*(?:al|ic|ive|ary|ed|ing|ized)|new|single|individual|full|square|cubic|metric|big|small)$"
)
_NO_THING = word_set(
    "the a an it its they we you he she there this these those is are was were be will would can could should may might has have had does do did in on at for with from by to of as if when and or but that which"
)
"""What ends the name of a thing: "thirty-five per Starship is the plan"."""

_STOP = word_set(
    "and or but while which that who whom when where as if than because versus compared after before although though unless"
    " until since so yet plus whereas"
)
_WORD = re.compile(rf"[ {NARROW}-]([A-Za-z][A-Za-z0-9'&-]{{0,40}}|\([A-Za-z0-9]{{1,12}}\))")
_RATE_BEGINS = frozenset(f" {NARROW}-/")
_REACH = 9
"""Words between a quantity and a rate that may still belong to it."""

_CUE_WORDS = {
    **dict.fromkeys(("annual", "annualized", "annualised", "yearly"), 1.0),
    "monthly": 12.0,
    "weekly": 52.0,
    "daily": 365.0,
    "hourly": 8_760.0,
}
_CUES = ("annual", "yearly", "monthly", "weekly", "daily", "hourly")
"""One of these stands in every word of ``_CUE_WORDS``."""

_PACES = word_set("rate run-rate pace cadence clip")
_RATE_WORDS = (
    PER_YEAR.keys() | {f"{time}s" for time in PER_YEAR} | word_set("yr mo sec hr") | ADVERBS.keys() | _CUE_WORDS.keys()
)
_LINKS = word_set("of at to is was are were reach reaches reached reaching hit hits be averaging totaling totalling")
_LOOK_BACK = re.compile(rf"[A-Za-z][A-Za-z-]*|[^A-Za-z {NARROW}]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """A rate's words, from ``start`` to ``end``; ``per_year`` is how often a year has the time they name."""

    start: int
    end: int
    per_year: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PerThing:
    """The words " per satellite", up to ``end``, and the thing in the singular."""

    end: int
    thing: str


def may_stand_in(low: str, heard: frozenset[str]) -> bool:
    """Say whether a page of the words ``heard`` may hold a rate at all."""
    return not _RATE_WORDS.isdisjoint(heard) or "/" in low or "p.a." in low


def things_may_stand_in(low: str, heard: frozenset[str]) -> bool:
    """Say whether a page of the words ``heard`` may say a quantity per thing."""
    return not _THING_WORDS.isdisjoint(heard) or "/" in low


def next_to(low: str, position: int, limit: int = sys.maxsize) -> Rate | None:
    """Return the rate whose words begin exactly at a position: " a year", "/yr", " per month", " every two weeks"."""
    found = _RATE.match(low, position, limit)
    if found is None:
        return None
    if found["slash"] is not None:
        name = found["slash"]
        unit = _SHORT.get(name) or (name if name in PER_YEAR else None)
        return Rate(start=position, end=found.end(), per_year=PER_YEAR[unit]) if unit else None
    if found["often"] is not None:
        count = _SMALL_NUMBERS.get(found["often"]) or int(found["often"])
        if count == 0:
            return None
        return Rate(start=position, end=found.end(), per_year=PER_YEAR[found["times"].removesuffix("s")] / count)
    if found["annum"] is not None:
        return Rate(start=position, end=found.end(), per_year=1.0)
    if found["adverb"] is not None:
        return Rate(start=position, end=found.end(), per_year=ADVERBS[found["adverb"]])
    name = found["per"] or found["each"] or found["article"]
    return Rate(start=position, end=found.end(), per_year=PER_YEAR[_SHORT.get(name) or name.removesuffix("s")])


def further_on(low: str, position: int, limit: int) -> Rate | None:
    """Return the rate that stands after some more words of the clause: "1 terawatt of compute capacity annually"."""
    at, previous = position, ""
    for _ in range(_REACH):
        word = _WORD.match(low, at, limit)
        if word is None or word[1] in _STOP:
            return None
        at, previous = word.end(), word[1]
        rate = next_to(low, at, limit) if low[at : at + 1] in _RATE_BEGINS else None
        if rate is None:
            continue
        is_article = low.startswith(("a ", "an "), at + 1)
        if not (is_article and previous in _BAD_BEFORE_ARTICLE):
            return rate
    return None


def before(low: str, start: int) -> Rate | None:
    """Return the rate said ahead of a quantity: "an annualized rate of", "a monthly fee of".

    Its span is that of the words where they name a pace ("an annual rate of"); else it is empty, at ``start``.
    """
    window_start = max(0, start - 64)
    if not any(cue in low[window_start:start] for cue in _CUES):
        return None
    words = [(found.start() + window_start, found.group()) for found in _LOOK_BACK.finditer(low[window_start:start])][
        -7:
    ]
    if not words or words[-1][1] not in _LINKS:
        return None
    for index in range(len(words) - 2, -1, -1):
        at, word = words[index]
        if not word[0].isalpha() or word in _STOP:
            return None
        if word in _CUE_WORDS:
            between = {name for _, name in words[index + 1 :]}
            is_pace = bool(between & _PACES) and words[-1][1] == "of"
            article = index > 0 and words[index - 1][1] in {"a", "an", "the"}
            begin = words[index - 1][0] if article else at
            return Rate(start=begin if is_pace else start, end=start, per_year=_CUE_WORDS[word])
    return None


def per_thing(page: str, position: int) -> PerThing | None:
    """Return the thing that a quantity is said per, where that is no time: " per satellite", "/launch"."""
    found = _PER.match(page, position)
    if found is None:
        return None
    at = found.end()
    word = before_that = ""
    for _ in range(4):
        step = _THING_WORD.match(page, at)
        if step is None or (word and step[1] in _NO_THING):
            break
        if step[1].lower() in SCALES:
            return None
        before_that, word, at = word, step[1], step.end()
        if not _ADJECTIVE_OF_THING.match(word):
            break
    if word in PER_YEAR and before_that:
        return PerThing(end=at, thing=f"{before_that.lower()} {word}")  # per GPU hour
    return PerThing(end=at, thing=singular(word)) if word else None


def per_thing_of_price(low: str, position: int) -> PerThing | None:
    """Return the thing of "$83 a barrel", "$2 a share": only a price is said so."""
    found = _A_PIECE.match(low, position)
    return PerThing(end=found.end(), thing=found[1]) if found else None


def per_thing_of_count(low: str, position: int) -> PerThing | None:
    """Return the thing of "10 points a game", "two nights a stay": what is counted over and over."""
    found = _A_TURN.match(low, position)
    return PerThing(end=found.end(), thing=found[1]) if found else None


def per_thing_further_on(page: str, position: int, limit: int) -> PerThing | None:
    """Return the thing named after some more words of the clause: "100 tons to orbit per launch"."""
    at = position
    for _ in range(5):
        word = _WORD.match(page, at, limit)
        if word is None or word[1].lower() in _STOP:
            return None
        at = word.end()
        if page.startswith("per", at + 1) and (thing := per_thing(page, at)):
            return thing
    return None
