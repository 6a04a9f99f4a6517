"""Happenings that are told without their verb: "AI6 is to follow in 2027", "AI5 tapes out in 2026, AI6 in 2027".

``resumed(names, scene, line, triggers) -> list[Trigger]``: those that go on from a happening told before.
``words(wordings) -> frozenset[str]``: without one of these, or a pronoun, no sentence does.
"""

import re
from collections.abc import Sequence
from itertools import islice

from extractors.lines.passages import Line
from extractors.lines.scenes import NamedPrograms, Scene
from extractors.lines.triggers import FLIGHTS, Trigger
from extractors.text.wordings import Frame, Wordings

_FOLLOWS = Frame(
    r"\b(?:<event.to_follow>(?!(?<=follows)\s(?:the|an?|its|their|his|her|it|them|this|that|[\w’'-]+\s(?:case|story|matter|company|industry|sector))\b)|(?:will|should|would|could|might)\s(?:\w+ly\s|now\s|then\s|also\s){0,2}follow|is to come(?! (?:down|back|out|apart|to|from)\b)"
    r"|(?:none|nothing|neither) (?:will|would)(?=\s(?:before|until|till)\b)|following(?=\s(?:in|by|at|on|a|two|early|mid|late|within|next|soon)\b))\b"
)
_IT_IS = re.compile(
    r"\b(?:it|that|this)(?:['’]s|\sis|\swill be|\swould be)(?:\s(?:now|more like|probably|likely|going to be|about|around|rather))*\b"
)
_FOLLOWING = frozenset({"follow", "following", "come", "none", "nothing", "neither"})
_POINTING = frozenset({"it", "that", "this"})
_GOING = frozenset({"go", "goes"})
_SAYING = frozenset({"say", "says"})
_NOW_SAYS = Frame(
    r"\b(?:says?(?=\s(?:not before|not until|no earlier than|no sooner than)\b)|<event.now_says>|<event.deferred> (?:\w+ )?(?:twice|again|once more|a (?:second|third) time), (?:now )?to)\b"
)
"""How a new date is given without the verb: "was to fly this October; the company now talks of the first half of 2027"."""
_GOES = re.compile(
    r"\b(?:the (?:first|second|third|fourth|next|other|others|rest|pair|two|three)(?:\s(?:one|ones|two|pair))?(?:\sand\s(?:the\s)?\w+)?|they|both|it|that one)\s"
    r"(?P<goes>(?:(?:will|should|would|could|may|might|is to|are to|['’]ll)\s)?(?:go|goes))(?=\s(?:only\s)?(?:in|by|at|on|before|after|next|late|early|mid|a year|two|three|some)\b)"
)
"""A flight that is told of as a going, once another was told: "The second and third go in late 2027."."""
_IT_HAPPENED = re.compile(
    r"\b(?:it|that) (?:(?:only|finally|actually|eventually) )?(?:happened|came|took place|went ahead)\b"
)
_AGAIN = re.compile(r"\b(?:and|then|and then|before)\sagain\b")
_DELAYED = re.compile(r"(?:has|have|had|was|were|is|are)\s(?:\w+ly\s)?(?:been\s)?\w+ed\b")
_NEXT_TO = 4  # characters between "it's" and its date, or of the preposition that both have
_JOINS = re.compile(
    r"(?:,|;|—|–|\band|\bbut|\bwith|\bwhile)\s(?:then\s|and\s|its\s|the\s|[\w]+['’]s\s)?(?:first\s|second\s|next\s)?$"
)
_WHEN = re.compile(
    r",?\s\(?(?:(?:only|then|not until|probably|perhaps|hopefully|likely|maybe|then|is|some time|in|by|at|on|not before|about|maybe)\s?){0,2}"
)
_NEAR = 3  # lines


def words(wordings: Wordings) -> frozenset[str]:
    """Return the words of the families that say when something told before is to happen."""
    families = (*_FOLLOWS.families, *_NOW_SAYS.families)
    return _GOING.union(*(wordings.anchors.get(family, frozenset()) for family in families))


def resumed(names: NamedPrograms, scene: Scene, line: Line, triggers: Sequence[Trigger]) -> list[Trigger]:
    """Return the happening of the clause or line before, where this clause says when it, or another, is to follow."""
    if not triggers and next(scene.told.back_from(line, _NEAR, dimension=""), None) is None:
        return []
    points = not _POINTING.isdisjoint(line.heard)
    says = line.hears_of(*_NOW_SAYS.families) or not _SAYING.isdisjoint(line.heard)
    follows = line.hears_of(*_FOLLOWS.families) or not _FOLLOWING.isdisjoint(line.heard)
    goes = not _GOING.isdisjoint(line.heard)
    if not (points or says or follows or goes or (triggers and _may_be_left_out(names, line, triggers))):
        return []
    if triggers and not line.periods:
        return []
    gapped = (_gapped(names, line, triggers) or _repeated(line, triggers)) if triggers else None
    if gapped:
        return gapped
    patterns = [
        *([_IT_IS] if points else ()),
        *([line.pattern(_NOW_SAYS)] if says else ()),
        *([_IT_HAPPENED] if points else ()),
    ]
    match = (line.pattern(_FOLLOWS).search(line.words, line.start, line.end) if follows else None) or next(
        (
            found
            for pattern in patterns
            for found in pattern.finditer(line.words, line.start, line.end)
            if any(abs(period.start - found.end()) <= _NEXT_TO for period in line.periods)
        ),
        None,
    )
    if match is None and line.periods:
        return _going(scene, line, triggers)
    if match is None or not line.periods:
        return []
    clause = line.clause_at(match.start())
    if line.periods[-1].end <= clause.start and _DELAYED.match(match.group()):
        return []  # "its launch, planned for December, has been delayed again"
    if any(clause.start <= trigger.start < clause.end for trigger in triggers):
        return []
    before = [trigger.metric for trigger in triggers if trigger.start < match.start()]
    if not before:
        happened = (draft.metric for draft in scene.told.back_from(line, _NEAR, dimension=""))
        before = list(islice(happened, 1))
    if not before:
        return []
    done = _IT_HAPPENED.fullmatch(match.group()) is not None
    return [Trigger(metric=before[-1], start=match.start(), end=match.end(), done=done)]


def _going(scene: Scene, line: Line, triggers: Sequence[Trigger]) -> list[Trigger]:
    """Return the flight of another craft, or of this one again, where a flight was told of just before."""
    if _GOING.isdisjoint(line.heard):
        return []
    for goes in _GOES.finditer(line.words, line.start, line.end):
        here = [trigger.metric for trigger in triggers if trigger.end <= goes.start()]
        before = here[-1:] or [draft.metric for draft in islice(scene.told.back_from(line, _NEAR, dimension=""), 1)]
        is_dated = any(
            goes.end() <= period.start + _NEXT_TO + 1 and period.start >= goes.end() for period in line.periods
        )
        if before and before[0].key in FLIGHTS and is_dated:
            return [Trigger(metric=before[0], start=goes.start("goes"), end=goes.end("goes"), done=False)]
    return []


def _may_be_left_out(names: NamedPrograms, line: Line, triggers: Sequence[Trigger]) -> bool:
    """Say whether a verb may be left out behind one of ``triggers``: behind "again", or behind the name of a program."""
    return "again" in line.heard or any(
        trigger.end <= mention.start for mention, _ in names.of_line(line) for trigger in triggers
    )


def _repeated(line: Line, triggers: Sequence[Trigger]) -> list[Trigger]:
    """Return what happened once more on a later day: "flew in July and again in September"."""
    found: list[Trigger] = []
    if "again" not in line.heard:
        return found
    for match in _AGAIN.finditer(line.words, line.start, line.end):
        before = [trigger for trigger in triggers if trigger.end <= match.start()]
        is_dated = any(0 <= period.start - match.end() <= _NEXT_TO for period in line.periods)
        if before and is_dated and any(period.end <= match.start() for period in line.periods):
            last = before[-1]
            found.append(Trigger(metric=last.metric, start=match.start(), end=match.end(), done=last.done))
    return found


def _gapped(names: NamedPrograms, line: Line, triggers: Sequence[Trigger]) -> list[Trigger]:
    """Return the happening of another program whose verb is left out: "AI5 tapes out in 2026, AI6 in 2027"."""
    found: list[Trigger] = []
    for mention, _ in names.of_line(line):
        before = [trigger for trigger in triggers if trigger.end <= mention.start]
        if not before or _JOINS.search(line.words, line.start, mention.start) is None:
            continue
        period = next((period for period in line.periods if period.start >= mention.end), None)
        if period is None:
            continue
        if _WHEN.fullmatch(line.words, mention.end, period.start) and any(
            other.end <= mention.start for other in line.periods
        ):
            last = before[-1]
            found.append(Trigger(metric=last.metric, start=mention.start, end=mention.end, done=last.done))
    return found
