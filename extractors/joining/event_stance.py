"""How firmly an event is told, and whether what is told is an old plan, a condition, or lies behind.

``modality(line, trigger) -> Modality``; the others say whether something is so of a trigger or a period.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from extractors.firmness import governance, stance, states, tenses
from extractors.joining.context import Passage
from extractors.lines import old_labels
from extractors.lines.passages import Line
from extractors.lines.triggers import FLIGHTS, Trigger
from extractors.text.wordings import Frame
from models.claims import ClaimPeriod
from models.reading import Cue
from models.vocabulary import AnchorKind, Modality

TAKEN_UP = frozenset({"restart", "shutdown"})
_WHICH = re.compile(r",\s(?:which|that|whose)\s[^,;]*$")
_NOW_INSTEAD = re.compile(r",\s(?:is|are|will|has|have|was|were)\s(?:now|instead|since|been|slipped|moved)\b")
_OLD_ASIDE = Frame(
    r"(?:\sof\s[\w’'-]+(?:\s[\w’'-]+)?)?,\s(?:once\s|originally\s|first\s|long\s|previously\s|initially\s|which was\s|which had been\s){0,2}"
    r"<dates.once_set>\s[^,;]{1,40},\s(?:has|have|had|was|were|is|are)\s(?:now\s|since\s|been\s|again\s|being\s){0,3}"
    r"(?P<moved><dates.shifted>)\b"
)
_UNDER_WAY = re.compile(r"(?:\b(?:is|are|am)|['’](?:s|re))\s(?:now\s|already\s|being\s|busy\s){0,2}$")
_IN_HAND = re.compile(r"\b(?:is|are|was|were)\s(?:now\s|already\s|also\s)?being\s$")
_OWN_SUBJECT = re.compile(
    r",\s(?:and|but)\s(?:the\s)?(?!(?:then|now|also|later|already|again|so|be|is|was|are|were|[\w]+ly)\s)[\w.]+\s$"
)
_DAYS_OF_NEWS = 14
_IN_FLIGHT = re.compile(r"\b(?:into|during|throughout)\s(?:the|its|that|this|a|last)\s(?:\w+\s){0,2}$")


def comes_later(period: ClaimPeriod | None, passage: Passage) -> bool:
    """Say whether a period ends well after the day of the page."""
    day = passage.anchor.day
    last = None if period is None else period.latest or period.earliest
    return last is not None and (day is None or (last - day).days > _DAYS_OF_NEWS)


def as_moved(line: Line, trigger: Trigger) -> Trigger:
    """Return a happening whose old date is put in at the verb that moves it: "its tape-out, due in May, has been moved to June"."""
    moved = line.pattern(_OLD_ASIDE).match(line.words, trigger.end, line.end)
    return trigger if moved is None else replace(trigger, start=moved.start("moved"), end=moved.end("moved"))


def is_superseded(line: Line, trigger: Trigger) -> bool:
    """Say whether an old plan is put in before the new date: "…, which it had hoped to fly in October, is now set for 2027"."""
    moved = line.pattern(_OLD_ASIDE).match(line.words, trigger.end, line.end)
    if moved is not None and not any(period.start >= moved.end() for period in line.periods):
        return True  # "its launch, planned for December, has been delayed again"
    following = _NOW_INSTEAD.search(line.words, trigger.end, line.end)
    return (
        _WHICH.search(line.words, line.start, trigger.start) is not None
        and following is not None
        and any(period.start >= following.start() for period in line.periods)
        and tenses.was_planned(line, trigger.start)
    )


def is_labelled_old(lines: Sequence[Line], line: Line, trigger: Trigger) -> bool:
    """Say whether the date of a happening stands beside "Old date:", and another beside "New date:"."""
    date = next((period for period in line.periods if period.end > trigger.start), None)
    return date is not None and old_labels.is_labelled(
        lines, line, date.start, lambda other, behind: any(period.start >= behind for period in other.periods)
    )


def is_supposed(line: Line, trigger: Trigger) -> bool:
    """Say whether a happening only makes a condition, and no date stands in it: "…, if the commission grants the licence"."""
    return any(
        left <= trigger.start < right and not any(left <= period.start < right for period in line.periods)
        for left, right in line.conditions
    )


def is_governed(line: Line, trigger: Trigger) -> bool:
    return governance.governing(line, trigger.start, trigger.end) is not None


def lies_behind(period: ClaimPeriod | None, passage: Passage, *, is_state: bool = False) -> bool:
    """Say whether a period is over; that of a state need only have begun: "In orbit: since November"."""
    day = passage.anchor.day
    if is_state and period is not None and day is not None and period.latest is None:
        return period.earliest is not None and period.earliest <= day and period.text.lower().startswith("since")
    if period is None or day is None or period.latest is None:
        return False
    said = period.anchor if period.anchor_kind is AnchorKind.UTTERANCE else None
    if said is not None and period.latest > said:
        return False  # it lay ahead of who said so then: "in 2020 Musk said that it was a year away"
    return period.latest < day


def _is_time_of_flight(line: Line, trigger: Trigger) -> bool:
    """Say whether a flight only says when something happened that is told as past."""
    clause = line.whole_clause(line.clause_at(trigger.start))
    return (
        _IN_FLIGHT.search(line.words, clause.start, trigger.start) is not None
        and line.find("stance.not_told", clause.start, clause.end) is None
    )


def _is_of_other_clause(line: Line, cue: Cue, trigger: Trigger) -> bool:
    clause = line.clause_at(trigger.start)
    has_own_subject = _OWN_SUBJECT.search(line.words, cue.end, trigger.start) is not None
    return (not clause.dependent and cue.end <= clause.start) or has_own_subject


def modality(line: Line, trigger: Trigger) -> Modality:
    """Return how an event is told: its own past tense counts where no stronger cue governs it."""
    if line.hears_of("state.not_so") and states.is_not_so(line, trigger.end):
        return Modality.DENIED  # "Approved: not yet"
    cue = governance.governing(line, trigger.start, trigger.end)
    told = (Modality.ACHIEVED if trigger.done else Modality.PLANNED) if cue is None else Modality(cue.value)
    if trigger.done and cue is not None and told is Modality.PLANNED and cue.start <= trigger.start < cue.end:
        told = Modality.ACHIEVED  # "applied for permission": the cue is the happening itself
    if trigger.done and cue is not None and cue.start >= trigger.end and told in stance.AHEAD:
        told = Modality.ACHIEVED  # "authorized Blue Origin to deploy": what follows is what was done it for
    if trigger.done and cue is not None and told in stance.AHEAD and _is_of_other_clause(line, cue, trigger):
        told = Modality.ACHIEVED  # "Dojo was going to change the world, and Tesla switched it off"
    if trigger.done and told is Modality.UNDERWAY:
        told = Modality.ACHIEVED
    if cue is None and trigger.metric.key in FLIGHTS and _is_time_of_flight(line, trigger):
        told = Modality.ACHIEVED  # "spun out of control half an hour into the flight on Tuesday"
    if (
        cue is None
        and not trigger.done
        and trigger.metric.key in TAKEN_UP
        and _UNDER_WAY.search(line.words, line.start, trigger.start)
    ):
        told = Modality.UNDERWAY  # "work on Dojo3 is restarting"
    if (
        not trigger.done
        and trigger.metric.key in TAKEN_UP
        and told is Modality.ACHIEVED
        and _IN_HAND.search(line.words, line.start, trigger.start)
    ):
        told = Modality.UNDERWAY  # "Dojo 3 was being restarted"
    if trigger.metric.key == "shutdown" and told in {Modality.ACHIEVED, Modality.UNDERWAY}:
        return Modality.CANCELLED
    if trigger.metric.key == "restart" and trigger.done and told is Modality.CANCELLED:
        return Modality.ACHIEVED
    return told
