"""Words of flights that tell of none: launched mass, an in-flight service, the 70th launch of a year, a flight that was cleared.

``is_none(line, trigger)``  a verb or noun of flight means no flight of a program
"""

import re

from extractors.lines import scheduled_flights
from extractors.lines.passages import Line
from extractors.lines.triggers import FLIGHTS, Trigger
from extractors.text.wordings import Frame

_BOUGHT = re.compile(
    r"\b(?:pay|pays|paid|paying|price|cost|charged?|charges|book|books|booked|buy|buys|bought|sells?|sold)\b[^,;.]{0,30}?\s(?:an?|one|each|every|per)\s$"
)
_HEAD = 12  # characters before "first" where it begins a clause
_ALOFT_WHEN = re.compile(
    r"\s(?:by|before|in|next|this|as early|no earlier|sometime|until|early|late|mid|within|during|since|around|about|after)\b"
)
_IS_THERE = re.compile(
    r"\b(?:is|are|was|were|be|been|have|has|had|having|get|puts?|place[ds]?|placing|putting)\b[^,;.]{0,50}$"
)
_FEW_OR_MANY = re.compile(r"\s(?:rather |very |quite |only )?(?:few|many|something)\b")
_IS_THE_NTH = re.compile(
    r"\s(?:is|was|will be|would be|marks?|marked|makes?|made)\s(?:the|its|their|our|this year['’]s)?\s?(?:\d{1,3}(?:st|nd|rd|th)|\w+(?:th|rd|nd|st))\b"
)
_HAD_ABOARD = re.compile(r"\s(?:of\s\w+\s)?(?:had|carried|took|held|used|cost|weighed|left|lasted|showed|gave)\b")
_ONLY_PARTICIPLES = re.compile(r"(?:flown|gone|ridden|risen|thrown|taken|begun|given)\b")
_HELPED = re.compile(
    r"\b(?:(?:has|have|had|was|were|is|are)(?:n['’]t)?|having|been|be|being|get|got|['’]s|['’]ve|['’]d)\b(?:,?\s[\w’'-]+){0,4}\s$"
)
_CLEARED = Frame(r"\b<event.let_go>\s(?:the\s)?(?:\w+\s)?$")
_LICENCE_FOR = re.compile(
    r"\b(?:licen[cs]e|permit|approval|clearance|go-ahead|nod|permission|authori[sz]ation|green light) (?:for|to) (?:the )?(?:\w+ )?$"
)
_CLEARED_FOR = Frame(r"\b<event.let_go>\s[^,;]{1,40}\sfor\s$")
_OF_COMPOUND = Frame(r"\s(?:(?:operations?|test|rate)\s)?<event.of_flight>\b")
_FIRST_TO = re.compile(
    r"\bfirst\s(?:(?!(?:quarter|half|day|week|month|of|in|is|are|was|were|will|would|has|have|plans?|expects?|set|due)\s)[\w-]+\s){0,4}to\s(?:be\s)?$"
)
_SHARE_OF = re.compile(
    r"\b(?:half|percent|per cent|%|share|portion|two-thirds|third|quarter) of (?:(?:the|all|its|their|those|authori[sz]ed|licensed|permitted)\s){0,3}(?:satellites|constellation|system|fleet)\s(?:must|have to|has to|need to|needs to|shall)\s(?:be\s)?$"
)
_FLOWN_BY_MANY = re.compile(
    r"flown\s(?:by|on|aboard)\s(?:(?:about|some|more than|over|nearly|around|many|several|most|all|the|its|their|\d[\d,.]*|dozens of|hundreds of|two|three|four|five|six|ten|twenty|forty)\s){0,3}(?:\w+\s)?(?:airlines?|carriers?|jets?|aircraft|planes?|helicopters?|pilots?|crews?|fleets?)\b"
)
_TO_SO_MUCH = re.compile(
    r"\s(?:to|from)\s(?:about\s|some\s|around\s|over\s|roughly\s)?[$€£]?\d[\d.,]*\s?(?!people\b)[a-z]"
)
_THAT = Frame(r"\b<event.upmass>\s(?:that|which)\s(?:has |have )?$")
_BE = re.compile(r"\b(?:(?:has|have|had|needs?) to|must) be\s(?:\w+ly\s)?$")
_OF_ABSTRACT = Frame(r"\W*(?:the|its|his|their|any|this|that|a)\s(?:\w+\s)?<event.abstract>\b")


def is_none(line: Line, trigger: Trigger) -> bool:
    """Say whether a verb or noun of flight means no flight of a program, whatever event it was taken for."""
    before = (line.words, line.clause_at(trigger.start).start, trigger.start)
    told = line.words[trigger.start : trigger.end]
    if told == "in orbit" and not (_ALOFT_WHEN.match(line.words, trigger.end) or _IS_THERE.search(*before)):
        return True  # "plans for computing in orbit"
    if _ONLY_PARTICIPLES.match(line.words, trigger.start) and not _HELPED.search(*before):
        return True  # "the dispenser flown this time"
    if scheduled_flights.is_number(line, trigger.start, trigger.end) and (
        line.pattern(_CLEARED).search(*before) or _LICENCE_FOR.search(*before)
    ):
        return True  # "had cleared Flight 15 on Monday"
    if line.may_have("event.upmass", *before[1:]) and line.pattern(_THAT).search(*before):
        return True  # "of all mass that reached orbit"
    if told == "debut" and line.hears_of("idle.shares") and line.find("idle.shares", before[1], line.end):
        return True  # "Friday's debut had valued the company at $2 trillion"
    if told == "flying" and _BE.search(*before):
        return True  # "has to be flying within six years" is a state
    return trigger.metric.key in FLIGHTS and (_launches_nothing(line, trigger) or _is_only_named(line, trigger))


def _launches_nothing(line: Line, trigger: Trigger) -> bool:
    """Say whether what flies is something else, or a figure."""
    clause = line.clause_at(trigger.start)
    if _FLOWN_BY_MANY.match(line.words, trigger.start):
        return True  # "is flown by more than 40 airlines"
    if _FEW_OR_MANY.match(line.words, trigger.end) or _TO_SO_MUCH.match(line.words, trigger.end):
        return True  # "the radiator goes up to 160 m²"
    if line.pattern(_CLEARED_FOR).search(line.words, clause.start, trigger.start):
        return True  # "cleared Starship for flight on Monday"
    if _SHARE_OF.search(line.words, clause.start, trigger.start):
        return True  # "under which half of authorized satellites must be launched within six years"
    whole = line.whole_clause(clause)
    # "the economics have yet to be launched"
    return line.pattern(_OF_ABSTRACT).match(line.words, whole.start, trigger.start) is not None


def _is_only_named(line: Line, trigger: Trigger) -> bool:
    """Say whether a flight is only spoken of, and not told."""
    if (
        line.words.endswith("in flight", 0, trigger.end)
        or line.words[trigger.start - 1 : trigger.start] == "-"
        or _is_named_by_its_date(line, trigger)
    ):
        return True  # "radiators in flight", "in-flight connectivity", "the post-launch party"
    if trigger.done:
        return False
    if _BOUGHT.search(line.words, line.clause_at(trigger.start).start, trigger.start):
        return True  # "nobody pays by the kilo, they pay for a flight"
    if _IS_THE_NTH.match(line.words, trigger.end) or line.pattern(_OF_COMPOUND).match(line.words, trigger.end):
        return True  # "the launch was the 70th of the year", "wait for the flight data", "accepted no deployment milestone"
    clause = line.clause_at(trigger.start)
    if _FIRST_TO.search(line.words, clause.start, trigger.start) is None:
        return False
    followed = any(0 <= period.start - trigger.end <= 1 for period in line.periods)
    # "the first V3s to reach orbit were launched in May", "was the first to reach orbit"
    return not followed or line.words.find("first", clause.start, trigger.start) - clause.start <= _HEAD


def _is_named_by_its_date(line: Line, trigger: Trigger) -> bool:
    """Say whether a flight is only named by its date, and something of it is told: "the September flight had 26 in the bay"."""
    return (
        any(period.end + 1 == trigger.start for period in line.periods)
        and _HAD_ABOARD.match(line.words, trigger.end) is not None
    )
