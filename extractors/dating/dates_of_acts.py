"""Dates of acts by which something is made known, signed or planned, and not of what the acts are about: "filed on Thursday".

Each function says whether a date is of that kind, or what tells that it is not.
"""

import re

from extractors.lines.passages import Line
from extractors.periods.period_parts import Bound
from extractors.periods.periods import PhraseMatch
from extractors.text.wordings import Frame

_MADE_ON = re.compile(r"\s(?:(?:in|on|as of|during|late|early|back)\s){0,2}")
_THAT_WAS = re.compile(r"\s(?:that\s(?:was|were)\s|we\s)?")
_SO_THAT = re.compile(r",?\s(?:to\s[a-z]|for\b|under\b|that\b|whereby\b|covering\b|giving\b|with\b)")
_ITS_OBJECT = re.compile(r"\s(?:(?!(?:to|that|which|will|would)\s)[a-z’'.&-]+\s){0,8}")
_AGREED_THEN = Frame(r",?\s(?:(?!to\s)[\w.’'&-]+\s){1,5}?(?:(?:had|has|also)\s)?(?:\w+ly\s)?<dates.agreed>\b")
_HAD_BEEN = re.compile(r"\bhad\s(?:\w+ly\s|first\s|once\s|earlier\s)?been\s(?:\w+ly\s)?$")
_A_WORD_OR_TWO = re.compile(r"(?:\s\w+){0,2}\s")
_TOLD = re.compile(r"\b(?:printed|quoted|had been (?:given|quoted|stated|named)(?: for \w+)?)\b")
_GUESS = Frame(r"\b<dates.estimates>\s(?:for|of|on|about)\s[^,;:.\d]{1,40}?\s(?:back\s)?$")
_PLANS = Frame(r"\b(?:will|would|to|plans?|expects?|aims?|by|could|should)\s+(?:\w+\s){0,3}<dates.planned_acts>\b")
_WILL = re.compile(r"\b(?:will|would|could|should|may|might|can|to\s(?!the\b|an?\b|its\b|their\b)[a-z])")
_IS_HEAD = re.compile(r"[\W_]*(?:(?:and|but|then|back|already|late|early|only|in|on|at|earlier)\s)*")
_TO_DO = re.compile(r"\b(?:will|would|could|should|may|might|can|to|has|have|is|are)\b|[;:]")
_STILL_AHEAD = re.compile(
    r"\b(?:targets?|goals?|forecasts?|guidance|schedules?|plans? (?:for|to)|will|would|is to|are to)\b"
)
_NEXT = 30  # characters between an act and its date


def had_been_planned(line: Line, start: int, end: int) -> bool:
    """Say whether what stands there leans on a plan that lies behind: "had originally been scheduled for 2025"."""
    return line.leads_up("dates.had_been", start, end) and any(
        _HAD_BEEN.search(line.words, start, at) for at in line.places("dates.had_been", start, end)
    )


def is_of_agreement(line: Line, start: int, match: PhraseMatch) -> bool:
    """Say whether a date is that of an agreement, which dates nothing else: "under the lease signed in May"."""
    return any(
        _MADE_ON.fullmatch(line.words, signed.end(), match.start)
        and any(
            _THAT_WAS.fullmatch(line.words, deal.end(), signed.start())
            for deal in line.matches("deal.kinds", start, signed.start())
        )
        for signed in line.matches("dates.signed", start, match.start)
    )


def is_of_signing(line: Line, start: int, match: PhraseMatch, value_at: int) -> bool:
    """Say whether a date is that of the signing, and a value what was agreed on: "agreed in June to rent 50,000 GPUs"."""
    if match.end > value_at or match.bound not in {None, Bound.IN}:
        return False
    if _IS_HEAD.fullmatch(line.words, start, match.start):
        # "In May, Anthropic signed up for all of it, 220,000 GPUs"
        return line.pattern(_AGREED_THEN).match(line.words, match.end, value_at) is not None
    if not _SO_THAT.match(line.words, match.end, value_at):
        return False
    return any(
        _ITS_OBJECT.fullmatch(line.words, verb.end(), match.start)
        for verb in line.matches("dates.agreed", start, match.start)
    )


def is_of_news(line: Line, match: PhraseMatch) -> bool:
    """Say whether a date is that of an act on paper: "filed on Thursday", "the bill was put at $20 billion in March"."""
    if match.bound not in {None, Bound.IN}:
        return False
    clause = line.clause_at(match.start)
    if (
        line.find("dates.acts", max(clause.start, match.start - 14), match.start)
        or _TOLD.search(line.words, max(clause.start, match.start - 30), match.start)
        or line.pattern(_GUESS).search(line.words, clause.start, match.start)
    ):
        return True
    saying = line.find("dates.sayings", match.end, clause.end)
    if (
        saying is not None
        and _IS_HEAD.fullmatch(line.words, clause.start, match.start)
        and not _TO_DO.search(line.words, match.end, saying.start())
    ):
        return True  # "On 21 March Musk put the cost at $20 billion"
    act = line.find("dates.acts", clause.start, clause.end)
    if act is None:
        return False
    is_current = match.point is not None and match.point.is_of_years and match.point.shift == 0
    if is_current and act.end() <= match.start and line.find("dates.aims", act.end(), match.start):
        return False  # "outlined a target of 100 launches this year"
    ahead = line.pattern(_PLANS).search(line.words, clause.start, clause.end) is not None
    if match.start < act.start():
        return not ahead
    # "In 2021 a memo set out the plan for 2022", "had stated that it would grow in April": not the date of the act
    has_another = any(clause.start <= other.start < act.start() for other in line.periods)
    if has_another or _WILL.search(line.words, act.end(), match.start):
        return False
    is_next = match.start - act.end() <= _NEXT and not any(
        act.end() <= value.start < match.start for value in line.quantities
    )
    return is_next or not ahead  # "applied to the FCC in March for leave to fly 51,600 satellites"


def is_of_talks(line: Line, match: PhraseMatch) -> bool:
    """Say whether a date says since when something is talked about: "have been in discussions since April about …"."""
    return match.bound is Bound.SINCE and any(
        _A_WORD_OR_TWO.fullmatch(line.words, talk.end(), match.start)
        for talk in line.matches("dates.talks", line.start, match.start)
    )


def names_aim(line: Line, match: PhraseMatch) -> bool:
    """Say whether what was told of is still to be done, so that a date behind it may be its own: "confirmed plans for 40 launches in December"."""
    return _STILL_AHEAD.search(line.words, line.clause_at(match.start).start, match.start) is not None
