"""How firmly something is said.

``silent(line, start, end)``              what stands there is no claim: a question, sarcasm, a price
``modality(line, start, program, …)``     what is said of such a program where no cue governs
"""

import re
from datetime import date

from extractors.firmness.governance import governing
from extractors.firmness.old_values import is_set_beside
from extractors.lines.passages import Line
from extractors.periods.period_parts import Bound
from extractors.speech import cues
from extractors.text.clauses import Clause
from extractors.text.wordings import Frame
from models.claims import ClaimPeriod
from models.lexicon import Place, Program
from models.reading import Cue
from models.vocabulary import AnchorKind, CueKind, Modality

_HAS_SINCE = re.compile(r"\b(?:has|have)\s(?:\w+ly\s|since\s|so far\s)?$")
_BEING = re.compile(r"(?:\b(?:is|are)|['’](?:s|re))\s(?:now\s|already\s|currently\s|still\s|busy\s)?$")
_FEW_WORDS = re.compile(r"\s(?:[\w-]+\s){0,3}")
_TO_DO = re.compile(r"[^.;]*\b(?:to|for|of|from|by)\b")
_OF_THE = re.compile(r"[\s-](?:\w+\s)?")
_GOT = Frame(r"\b(?:<stance.got>|\w{3,}ed)\b[^,;]{0,40}$")
_STANDS_ALOFT = re.compile(
    r"^(?!\S+\s?(?:km|kilomet(?:er|re)s?|miles?)\s(?:up|aloft)\b)(?:[^,.;:]{0,24}?|\S+(?:\s(?!(?:to|will|would|could|be|that|which)\s)[^,.;:\s]+){1,6}?(?=\s(?:in orbit|on orbit|aloft|in space)\b)|[^,.;:]{0,60}?\s(?:is|are)(?:\s(?:now|already|currently|still|today))?)"
    r"(?<!\bgo)(?<!\bgoes)(?<!\bgoing)\s(?:up|aloft|in orbit|on orbit|in space|flying)\b(?!\s(?:to|from|by|for|next|until)\b)"
)
_WAS_TRIED = Frame(r"\b<stance.trials> (?:<craft.kinds>|unit)\s(?:was|had|carried|<stance.measured>)\s[^,;]{0,20}$")
_OF_LAST = Frame(r"\b<craft.kinds> (?:of|from) last \w+\s")
_DRAWS = Frame(r"\b<stance.designs>(?:\s(?:[\w’'-]+\s){0,5}?|,\s[^,;]{1,40},\s)<stance.draws>\b[^;]*$")
_DEADLINES = frozenset({Bound.BY, Bound.BEFORE})
_FOR_A_TIME = _DEADLINES | {Bound.IN}
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NOW_MAKES = Frame(r"\b(?:now|currently|already|today|these days)\s<stance.turns_out>\b[^,;]{0,30}$")
_OF_TODAY = Frame(
    r"\b(?:today['’]s|the current|the existing|present-day)\s(?:[\w.-]+\s){0,3}?<craft.kinds>s?\s"
    r"|\s(?:up there|in orbit|aloft|in space|on orbit)\s(?:today|now|right now|at present|already)\s"
)
_AREA = re.compile(r"\bsq(?:uare|\b|ft\b|m\b)|\bacres?\b|\bhectares?\b|m²|\bm2\b|ft²")
_MONEY = re.compile(r"[$€£¥]|\b(?:dollars?|euros?|usd)\b")
_NEXT_SENTENCE = re.compile(r"(?<=[a-z0-9)][a-z0-9)])[.!]\s[a-z]")
_NO_LONGER = re.compile(r"no longer (?:expect|plan|intend)")
_OTHERWISE = re.compile(
    r"[,;:]|\b(?:that|which|who|it|they|he|she|been|developed|planned|promised|proposed|discussed|quoted|built)\b"
)
_WILL_NOT = re.compile(
    r"\b(?:won['’]t|(?:will|shall|going to|(?:is|are) to)\s(?:\w+\s)?not|(?:is|are|['’]s|['’]re)\s?(?:not|n['’]t) going|\w+n['’]t going|not going to)$"
)
_WANTS = re.compile(r"wants?\b")
_GETS_TO = Frame(r"\b<stance.comes_down> (?:down )?(?:to|under|below)\b[^,;]{0,20}$")
_MUST_GET_TO = Frame(
    r"\b<stance.must_get_to>\s(?:\w+ly\s|first\s)?(?:fall|drop|come|get|go|sink|be|reach|hit|cost|decline|fly|launch|sell)\b[^,;]{0,40}$"
)
_AT_PRICE = Frame(
    r"\W*(?:but\s|and\s)?at\s(?:an?\s)?(?:\w+\s){0,2}?(?:prices?|costs?|rate)?\s?(?:of\s)?(?:(?:<number.about>|under|below)\s)?"
)
_WOULD = re.compile(r"[^.;]*,\s[^.;]*\bwould\b")
_NEAR = 24  # characters between a subject and its verb
_BUILT = frozenset({Place.GROUND, Place.ROCKET, Place.CHIP})
PAST = frozenset({Modality.ACHIEVED, Modality.UNDERWAY, Modality.DENIED, Modality.CANCELLED})
"""Said of what lies behind: a month without a year is the last one."""
AHEAD = frozenset({Modality.PLANNED, Modality.ASPIRATIONAL, Modality.COMMITTED})
_OF_CHIPS = Frame(
    r"\s(?:<number.about>\s)?[\w,.]+\s(?:(?:hundred|thousand|million)\s)?(?:of\s)?(?:[\w-]+\s)?(?:(?:h|b|gb)\d{2,3}s?\b|[\w-]+-class\s|gpus?\b)"
)
_TAG = Frame(r",\s<said.tags>\?\W*$")
"""What makes a question of a statement, without asking: "We will not have a million of them, okay?"."""


def silent(line: Line, start: int, end: int) -> bool:
    """Say whether what stands here is no claim: a question, sarcasm, history, a price."""
    # "AI6 to be made in 2028; what of Dojo?" asks only of Dojo, "they say 550k. how many are racked?" only how many
    stands_apart = ";" in line.words[end : line.end] or _NEXT_SENTENCE.search(line.words, end, line.end) is not None
    if not stands_apart and line.words.find("?", line.start, line.end) >= 0:
        stands_apart = line.pattern(_TAG).search(line.words, line.start, line.end) is not None
    if line.quote.rstrip("\"'”’)* ").endswith("?") and not stands_apart:
        return True
    if not line.cues:
        return False
    is_money = _MONEY.search(line.words, start, end) is not None  # "would need $20bn" is what it costs
    silencing = [
        cue
        for cue in line.cues
        if cues.silences(cue, start, end)
        and not (cue.value == "superseded" and cue.start <= start and end <= cue.end)  # "slipped from Q1 to Q3"
        and not (cue.value == "question" and stands_apart)
        and not (is_money and _is_of(line, cue, "stance.needs"))
        and not (cue.value == "price" and line.leads_up("stance.agreement", max(line.start, cue.start - 30), cue.start))
    ]
    if any(cue.value == "hypothetical" and not is_money and _is_subject(line, cue, end) for cue in line.cues):
        return True
    if not is_money and any(cue.value == "superseded" for cue in silencing) and is_set_beside(line, start, end):
        silencing = [cue for cue in silencing if cue.value != "superseded"]
    return any(cue.value != "comparison" or _is_compared(line, cue, start) for cue in silencing)


def _is_subject(line: Line, cue: Cue, end: int) -> bool:
    """Say whether a value is only reckoned with: "a gigawatt a year would take 6,000 of them"."""
    return end <= cue.start <= end + _NEAR and not re.search(
        r"[,;:]|\b(?:that|which|and|but)\b", line.words[end : cue.start]
    )


def _is_compared(line: Line, cue: Cue, start: int) -> bool:
    """Say whether a comparison reaches so far: "the size of a football pitch that would carry 120 kW" does not."""
    if cue.text.lower() == "the equivalent of" and (
        line.words.endswith(" to ", line.start, cue.start)
        or line.pattern(_OF_CHIPS).match(line.words, cue.end, line.end)
    ):
        return False  # "the equivalent of 550,000 H100s" is how many there are
    return cue.end <= start and not re.search(
        r"[,;]|\b(?:that|which|will|would|is|has|and)\b", line.words[cue.end : start]
    )


def modality(line: Line, start: int, end: int, program: Program, *, flown: bool, flew: bool) -> Modality:
    """Return the modality of a value that no cue governs: by what stands, and what is only drawn.

    ``flown``: hardware of that name flies today; ``flew``: the text has told of its flight.
    """
    clause = line.clause_at(start)
    is_price = _MONEY.search(line.words, start, end) is not None
    if (
        is_price
        and line.pattern(_AT_PRICE).fullmatch(line.words, line.start, start)
        and _WOULD.match(line.words, start, line.end)
    ):
        return Modality.CONDITIONAL  # "at $500 per kilogram, its power would be as cheap"
    if _is_asked_for(line, clause.start, start):
        return Modality.PLANNED
    if not flown and _is_drawn(line, clause, start):
        return Modality.PLANNED  # "the reference design has 81 satellites"
    if _is_charted(line, start, end, clause):
        return Modality.PLANNED  # "a chart had it at 100 exaflops in October 2024"
    if (
        any(_HAS_SINCE.search(line.words, clause.start, at) for at in line.places("stance.lasts", clause.start, start))
        or _keeps_aloft(line, clause)
        or _STANDS_ALOFT.match(line.words[start : clause.end])
        or line.pattern(_OF_TODAY).search(line.words, clause.start, start)
    ):
        return Modality.ACHIEVED
    if _is_so_since(line, end, clause):
        return Modality.ACHIEVED  # "has one satellite up there since November"
    if not flown and _is_of_design(line, end, clause.end):
        return Modality.PLANNED  # "for the 5 GW design"
    if line.pattern(_GETS_TO).search(line.words, clause.start, start):
        return Modality.PLANNED
    if _is_measured(line, clause.start, start) or (
        line.find("stance.bench", clause.start, clause.end)
        and line.pattern(_GOT).search(line.words, clause.start, start)
    ):
        return Modality.ACHIEVED
    if line.pattern(_OF_LAST).search(line.words, clause.start, start) or line.pattern(_WAS_TRIED).search(
        line.words, clause.start, start
    ):
        return Modality.ACHIEVED
    if program.place is Place.ORBIT and not flew and line.find("stance.next_one", clause.start, start):
        return Modality.PLANNED  # "the second-generation spacecraft weighs 310 kg"
    if _is_in_hand(line, clause.start, start):
        return Modality.UNDERWAY
    if program.place is Place.FACTORY and _AREA.search(line.words, start, end):
        is_to_come = line.find("stance.when_done", clause.start, clause.end) is not None
        if line.find("stance.roofed", clause.start, clause.end) and not is_to_come:
            return Modality.ACHIEVED  # "the first 1.5 million square feet are finished"
        if line.find("stance.going_up", line.start, line.end):
            return Modality.UNDERWAY  # "a building of 11 million square feet, now under construction"
    if program.place is Place.FACTORY and line.pattern(_NOW_MAKES).search(line.words, clause.start, start):
        return Modality.UNDERWAY  # "opened in October and now makes two satellites a week"
    if program.place in _BUILT and line.find("stance.when_done", clause.start, clause.end):
        return Modality.PLANNED  # "has 550,000 GPUs when it is full"
    if program.place in _BUILT or flew:
        return Modality.ACHIEVED
    return Modality.ACHIEVED if flown else Modality.PLANNED


def is_asked_of_price(line: Line, start: int) -> bool:
    """Say whether a price is what something else hangs on: "must fall to $200 a kilogram before it pays"."""
    return (
        line.hears_of("stance.must_get_to")
        and line.pattern(_MUST_GET_TO).search(line.words, line.clause_at(start).start, start) is not None
    )


def _is_asked_for(line: Line, start: int, end: int) -> bool:
    """Say whether a value is what a paper asks for, or gives leave for: "an application to fly 60 nodes"."""
    asked = line.find("stance.request", start, end)
    return asked is not None and _TO_DO.match(line.words, asked.end(), end) is not None


def _keeps_aloft(line: Line, clause: Clause) -> bool:
    """Say whether a clause tells of what somebody has in orbit: "it runs 26 nodes in orbit"."""
    held = line.find("stance.has", clause.start, clause.end)
    return held is not None and line.find("stance.aloft", held.end(), clause.end) is not None


def _is_so_since(line: Line, end: int, clause: Clause) -> bool:
    """Say whether a date says since when there is something."""
    return any(
        period.bound is Bound.SINCE
        and end <= period.start < clause.end
        and not _OTHERWISE.search(line.words, end, period.start)
        for period in line.periods
    )


def _is_of_design(line: Line, end: int, limit: int) -> bool:
    """Say whether a value is that of a design: "for the 5 GW design"."""
    return any(_OF_THE.fullmatch(line.words, end, at) for at in line.places("stance.drawn", end, limit))


def _is_drawn(line: Line, clause: Clause, start: int) -> bool:
    """Say whether a design is what has a value: "the reference design puts 81 satellites at 650 km"."""
    return (
        line.find("stance.designs", clause.start, start) is not None
        and line.pattern(_DRAWS).search(line.words, clause.start, start) is not None
    )


def _is_charted(line: Line, start: int, end: int, clause: Clause) -> bool:
    """Say whether a paper gives a value for a year that it names: a plan, whatever came of it."""
    if not line.leads_up("stance.charts", line.start, start, stops=";"):
        return False
    bounds = _FOR_A_TIME if line.find("stance.charted", line.start, start) else _DEADLINES
    return any(
        end <= period.start < clause.end
        and period.bound in bounds
        and period.point is not None
        and _YEAR.search(line.words, period.start, period.end) is not None
        and not _OTHERWISE.search(line.words, end, period.start)
        for period in line.periods
    )


def _is_measured(line: Line, start: int, end: int) -> bool:
    """Say whether a value was seen on what exists: "the radiator shed 12 kW"."""
    return any(
        _FEW_WORDS.fullmatch(line.words, match.end(), end) for match in line.matches("stance.measured", start, end)
    )


def _is_in_hand(line: Line, start: int, end: int) -> bool:
    """Say whether work on it goes on: "is building 2 GW", and no other part of the sentence begins between."""
    return line.leads_up("stance.in_hand", start, end) and any(
        _BEING.search(line.words, start, at) for at in line.places("stance.in_hand", start, end)
    )


def _is_of(line: Line, cue: Cue, family: str) -> bool:
    found = line.match(family, cue.start, cue.end)
    return found is not None and found.end() == cue.end


def as_wished(modality: Modality, cue: Cue | None, period: ClaimPeriod | None) -> Modality:
    """Return the modality of what somebody wants: with a date it is a plan, without one an ambition."""
    is_dated = period is not None and (period.earliest is not None or period.latest is not None)
    return Modality.PLANNED if cue is not None and is_dated and _WANTS.match(cue.text.lower()) else modality


def is_yet_to_come(period: ClaimPeriod | None, day: date | None) -> bool:
    """Say whether a period lies ahead of the day of the page: what is dated so has not happened."""
    if period is None or day is None or period.anchor_kind is AnchorKind.UTTERANCE:
        return False
    first = period.earliest or period.latest
    return first is not None and first > day


def is_denied_ahead(line: Line, start: int, end: int) -> bool:
    """Say whether what is denied lies ahead: "will not fly in March"."""
    cue = governing(line, start, end)
    return cue is not None and _WILL_NOT.search(line.words, max(line.start, cue.start - _NEAR), cue.end) is not None


def as_deferred(modality: Modality, cue: Cue | None, period: ClaimPeriod | None, day: date | None) -> Modality:
    """Return the modality of what is only put off: "we don't plan to launch any before 2027" is a plan for 2027 or later."""
    is_put_off = (
        cue is not None
        and (
            (modality is Modality.DENIED and cue.kind is CueKind.NEGATION)
            or (modality is Modality.CANCELLED and _NO_LONGER.match(cue.text.lower()) is not None)
        )
        and period is not None
        and period.latest is None
        and is_yet_to_come(period, day)
    )
    return Modality.PLANNED if is_put_off else modality


def is_growth(line: Line, cue: Cue) -> bool:
    """Say whether a cue tells of a figure that has become larger, which a design's can on paper: "grew to", "reached"."""
    if any(cue.start < at <= cue.end for at in line.places("stance.lasts", cue.start, line.end)):
        return False  # "has been drawing one kilowatt" was seen
    return cue.value == Modality.ACHIEVED and _is_of(line, cue, "stance.grown")


def is_of_paper(line: Line, cue: Cue) -> bool:
    """Say whether a cue tells of an act on paper, which makes none of its figures true: filed, accepted, announced."""
    return cue.value == Modality.ACHIEVED and _is_of(line, cue, "stance.on_paper")
