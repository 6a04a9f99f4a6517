"""Cues of a line that bear on something else than a value or a verb in it: on another noun, a condition, what is put in.

Each function says whether a cue is of that kind.
"""

import re
from collections.abc import Sequence

from extractors.lines import tables
from extractors.lines.passages import Line
from extractors.periods.period_parts import Bound
from extractors.text.wordings import Frame
from models.reading import Cue
from models.vocabulary import CueKind, Modality

_OF_VALUE = re.compile(r"\s+of\s+(?:about\s|roughly\s|some\s|over\s|more than\s|up to\s|at least\s)?")
_RELATIVE = re.compile(
    r"\s(?:an?|the|its|their|his|her|another|some|any)\s[^,;]{1,60}?\b(?:that|which|who|whom|whose)\s"
)
_OWN_RELATIVE = re.compile(r"(?:\s[\w’'-]+){0,3}?\s(?:that|which)\b")
_ASKS_FOR = re.compile(r"\b(?:to|for|of)\b")
_SURE = re.compile(r"\b(?:will|plans?|expects?|is|are|has|have|was|were|flew|launched|made|built)\b")
_JOINED = re.compile(r",|\band\b|\bor\b")
_APPOSED_CLAIM = re.compile(
    r",\s(?:an?|the|one|something|subject to|net of|excluding)\s(?:[\w’'-]+\s){1,4}(?:that|which|of|whose|what|than)\s"
)
_FURTHER = re.compile(
    r",|\b(?:with|and|plus)\s(?:a further|a second|another|an additional|an extra|[^,;]{1,30}?\bmore)\b"
)
_OPENS_ASIDE = re.compile(r",\s(?:\w+ly\s|first\s|once\s|long\s)?$")
_ASIDE_ENDS = re.compile(r"[^,;]{0,60},\s(?:will|would|is|are|was|were|has|have|had|can|could|may|might|should)\s")
_ASIDE_ENDS_BEFORE = re.compile(r"[^,;]{1,60},\s(?:(?:has|have|was|were|finally|duly|actually|at last|instead)\s){0,3}")
_SETS_ASIDE = re.compile(r"(?:,|\band|\bbut|[—–(])\s?$")
_GROWING = Frame(r"<growth.rising> to")
_MORE_THAN = Frame(r"(?:,|\s[—–-])\s(?:(?:which|that)\s(?:is|was|are|were)\s)?(?:\w+\s){0,2}<dates.more> than\b[^,;]*$")
_BESIDE = 8  # characters between a word and the value that it leads on to


def is_state_of_things(line: Line, cue: Cue) -> bool:
    """Say whether a cue tells how things stand: "under construction", "on order"."""
    return _is_whole(line, cue, "cue.states_of_things")


def _is_whole(line: Line, cue: Cue, family: str) -> bool:
    """Say whether the words of a cue are a phrase of a family, and no more."""
    return line.finders.wordings[family].fullmatch(cue.text.lower()) is not None


def is_inside_condition(line: Line, cue: Cue, start: int) -> bool:
    """Say whether a cue only says how the condition is meant, and the value stands outside: "…, if the waiver is refused"."""
    return cue.kind is not CueKind.CONDITION and any(
        left < cue.start < right and not left <= start < right for left, right in line.conditions
    )


def is_of_date(line: Line, cue: Cue) -> bool:
    """Say whether what reads like a condition belongs to a date: "could come as soon as Monday"."""
    return cue.kind is CueKind.CONDITION and any(
        period.start <= cue.start and cue.end <= period.end for period in line.periods
    )


def is_of_another_column(line: Line, cue: Cue, start: int) -> bool:
    """Say whether a cue stands in another column of a table whose columns are headed by names: what it says is of that one."""
    row = tables.row_of(line, start)
    column = 0 if row is None else row.column(cue.start)
    if row is None or column in {0, row.column(start)}:
        return False
    heading = row.headings[column]
    return any(heading.start <= mention.start < heading.end for mention in line.named)


def is_of_past_growth(line: Line, cue: Cue) -> bool:
    """Say whether a participle goes on from growth that has been: "jumped last month, rising to 500 MW"."""
    is_growing = line.pattern(_GROWING).fullmatch(cue.text.lower()) is not None
    return is_growing and line.find("growth.grew", line.start, cue.start) is not None


def is_in_brackets(line: Line, cue: Cue, start: int) -> bool:
    """Say whether a negation is put in beside a value that it says nothing of: "an insider (won't say who) speaks of 1 GW"."""
    opened = line.words.rfind("(", line.start, cue.start)
    if opened < 0 or opened <= start < cue.start or ")" in line.words[opened : cue.start]:
        return False
    closed = line.words.find(")", cue.end, line.end)
    return closed >= 0 and not opened < start < closed


def is_of_aside(line: Line, cue: Cue, start: int) -> bool:
    """Say whether a participle tells only of the past of a subject: "Dojo, shut down in August 2025, will be restarted"."""
    if _OPENS_ASIDE.search(line.words, line.start, cue.start) is None:
        return False
    if cue.value == Modality.PLANNED:  # "the prototypes, originally due in early 2027, went up in October"
        return _ASIDE_ENDS_BEFORE.fullmatch(line.words, cue.end, start) is not None
    return (
        cue.value in {Modality.ACHIEVED, Modality.CANCELLED}
        and _ASIDE_ENDS.match(line.words, cue.end, start) is not None
    )


def is_of_source(line: Line, cue: Cue, start: int) -> bool:
    """Say whether a cue only tells what was done with a source: "the paper that they sent in puts it at 4,000 kg"."""
    return cue.value == Modality.ACHIEVED and any(
        told.start <= cue.start and cue.end <= told.end and told.end <= told.cue_start and told.cue_end <= start
        for told in line.attributions
    )


def is_of_form(line: Line, cue: Cue, start: int) -> bool:
    """Say whether a participle at the head only tells in which form something is so wide: "Deployed, it spans 70 m"."""
    return (
        cue.value == Modality.ACHIEVED
        and cue.end <= start
        and line.words.startswith(",", cue.end)
        and not line.words[line.start : cue.start].strip(" \"'“*•-")
        and line.match("cue.forms", cue.start, cue.end) is not None
    )


def is_of_old_date(line: Line, cue: Cue) -> bool:
    """Say whether a negation only sets one date aside for another: "in early 2027 and not in October as planned"."""
    if not cue.text.lower().endswith("not"):
        return False
    if any(period.start < cue.start < period.end and not period.is_lower_bound for period in line.periods):
        return True  # the date set aside is part of the phrase
    if not any(period.end <= cue.start for period in line.periods):
        return False
    is_set_aside = any(
        0 < period.start - cue.end <= 2 and not period.is_lower_bound and period.bound is not Bound.BEFORE
        for period in line.periods
    )
    return is_set_aside and _SETS_ASIDE.search(line.words, line.start, cue.start) is not None


def is_of_noun(line: Line, cue: Cue, start: int, end: int) -> bool:
    """Say whether a negation is of a verb whose subject a number only measures: "the 550,000-GPU site isn't affected"."""
    return (
        cue.start >= end
        and "-" in line.words[start:end]
        and not line.words[end:].startswith((" per", " of"))
        and line.find("dates.aims", end, cue.start) is None  # "the 100-exaflop goal was missed"
    )


def is_of_apposed(line: Line, cue: Cue, end: int) -> bool:
    """Say whether a negation stands in a noun that is put behind: "200 kW, a claim that rests on a radiator not yet flown"."""
    return cue.start >= end and _APPOSED_CLAIM.search(line.words, end, cue.start) is not None


def is_undecided(line: Line, cue: Cue, start: int) -> bool:
    """Say whether only a ruling is yet to come on what was asked for: "has yet to rule on the application for a million"."""
    ruling = line.find("paper.ruling", cue.end, start)
    if ruling is None or ruling.start() > cue.end + _BESIDE * 2:
        return False
    asked = line.find("paper.request", ruling.end(), start)
    return asked is not None and _ASKS_FOR.search(line.words, asked.end(), start) is not None


def is_of_review(line: Line, cue: Cue, start: int) -> bool:
    """Say whether only a paper is being looked at, and a value is what it asks for: "is weighing the request for a million"."""
    if cue.value != Modality.DISCUSSED or cue.end > start:
        return False
    asked = line.find("paper.request", cue.end, start)
    return asked is not None and _ASKS_FOR.search(line.words, asked.end(), start) is not None


def is_of_another(line: Line, cue: Cue, start: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Say whether a noun belongs to another value: "toward a long-term goal of a terawatt"."""
    following = min((span for span in spans if span[0] >= cue.end), default=None)
    if following is None or following[0] == start:
        return False
    return _OF_VALUE.fullmatch(line.words[cue.end : following[0]]) is not None


def belongs_elsewhere(line: Line, cue: Cue, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    if cue.start >= end and cue.kind is not CueKind.CONDITION and _is_of_other_noun(line, cue, end, spans):
        return True
    if cue.start >= end and (_is_next_ones(line, cue, end, spans) or _is_of_compared(line, cue, end, spans)):
        return True
    if (
        cue.start >= end
        and cue.kind is not CueKind.CONDITION
        and line.pattern(_MORE_THAN).search(line.words, end, cue.start)
    ):
        return True  # "44 tonnes, which is more than we had planned"
    if cue.start >= end and is_state_of_things(line, cue) and _FURTHER.search(line.words, end, cue.start):
        return True  # "two satellites up, one more to come"
    if cue.start < end or (cue.kind is not CueKind.CONDITION and cue.value != Modality.ASPIRATIONAL):
        return False
    between = [span for span in spans if end <= span[0] and span[1] <= cue.start]
    return any("," in line.words[end : span[0]] or " or " in line.words[end : span[0]] for span in between)


def is_approximate(line: Line, cue: Cue, start: int) -> bool:
    """Say whether a word only makes the number rough: "will see perhaps four flights", but not "…, maybe four flights"."""
    return (
        cue.end <= start <= cue.end + 3
        and _is_whole(line, cue, "cue.roughly")
        and _SURE.search(line.words, line.clause_at(start).start, cue.start) is not None
        and not line.words[max(line.start, cue.start - 3) : cue.start].rstrip().endswith(",")
    )


def _is_of_compared(line: Line, cue: Cue, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Say whether a word belongs to a value that this one is compared with: "26, fewer than half of the 60 planned"."""
    between = [span for span in spans if end <= span[0] and span[1] <= cue.start]
    return (
        cue.kind is not CueKind.CONDITION
        and bool(between)
        and line.find("cue.comparing", end, between[-1][0]) is not None
        and not re.search(r"[,;]", line.words[between[-1][1] : cue.start])
    )


def _is_next_ones(line: Line, cue: Cue, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Say whether a word leads on to the next value: "a three-billion-dollar thing, maybe a few thousand wafers"."""
    following = min((span[0] for span in spans if span[0] >= cue.end), default=None)
    return (
        cue.kind is not CueKind.CONDITION
        and following is not None
        and not (line.words.startswith(",", cue.end) and line.words.endswith(", ", 0, cue.start))  # "…, some day, and"
        and following <= cue.end + _BESIDE
        and _JOINED.search(line.words, end, cue.start) is not None
    )


def _is_of_other_noun(line: Line, cue: Cue, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Say whether a cue tells of something else that stands between: "five satellites from a builder that it did not name"."""
    later = max((span[1] for span in spans if end <= span[0] and span[1] <= cue.start), default=None)
    if later is not None:
        return _OWN_RELATIVE.match(line.words, later, cue.start) is not None
    return _RELATIVE.search(line.words, end, cue.start) is not None
