"""Values beside a verb of happening which show that it tells of no event: "launch 100 GW a year", "600 MW are online".

Each function says whether a trigger only carries a figure of that kind.
"""

import re
from collections.abc import Sequence

from extractors.lines.passages import Line
from extractors.lines.triggers import Trigger
from extractors.text.wordings import Frame
from models.reading import Quantity

_OBJECT = re.compile(
    r"[\s,]*(?:(?:an?(?:\s(?!first|second|third|new|prototype|test)\w+)?|about|up to|the first|roughly|more than|some|around|nearly|over|at least|close to|another|of|at an? \w+ rate of|i don't know,?|even|only|just|fully|all of)\s)*"
)
_OBJECT_AT = re.compile(rf"(?:\sat)?{_OBJECT.pattern}")
_BULK = frozenset({"power", "power_rate", "count_rate", "mass_rate", "mass"})
_CAPACITIES = frozenset({"power", "compute", "power_rate"})
_OF_IT = re.compile(
    r"\s(?:of\s(?:the\s)?[\w.-]+(?:'s)?\s)?(?:(?:of|more|in|all|capacity|compute|power|are|is|was|were|will|have|has|had|to|worth|the|its|now|already|computing|additional|due|expected|scheduled|set|planned|that|which)\s)*"
)
_GOES_ON_MAKING = re.compile(r"be (?:producing|turning)|(?:produce|make|build)\s")
_PACES = frozenset({"count_rate", "wafer_rate", "power_rate"})
_OF_CRAFT = Frame(r"[\s-](?:class|scale)\b|[\s-]{1,2}(?:\w+\s)?<event.of_craft>\b")
_OF_ANOTHER = re.compile(
    r"\b(?:after|before|since|once|having|despite|moved|delayed|postponed|deferred|rescheduled|pushed back|put off|slipped)\b"
)
_THE_FIRST = re.compile(r"\bfirst\b(?:\s\w+){0,3}\s$")
_OF_PLANT = Frame(r"\b<event.plant>\b[^,;]{0,30}$")
_PART_OF = re.compile(
    r"\s(?:just\s|only\s)?(?:one|two|three|four|some|half|parts?|a (?:first|second|third|quarter)|the first \w+|several|a few|most)\sof\b"
)
_AT = re.compile(
    r"\s(?:at|at a rate of|at the rate of|at a pace of|at a clip of)\s(?:about\s|some\s|roughly\s|up to\s)?"
)
_SUBJECT_REACH = 40
_TIMES = frozenset({"time", "flight", "launch"})
_IS_UP = frozenset({"is up", "are up", "in orbit"})
_BARE_COUNT = re.compile(r"\s(?:just\s|only\s|all of\s|about\s|some\s|another\s)?")
_SO_OFTEN = re.compile(
    r"\s(?:just|only|all of|a total of|about|some|exactly|no fewer than|at least)?\s?[\w-]+\stimes\b"
)
_STATE = re.compile(
    r"(?:(?:be|being|is|are|have|has|had|having|keep|get)\b.*\s)?(?:in service|in operation|operational|flying|in orbit|on[- ]?line|working)"
    r"|(?:satellites|nodes|prototypes) up (?:by|before|in)"
)
_AND_THE_LAST = re.compile(
    r"[^;.]{0,40}[,;—–-]\s?(?:(?:and|but|with)\s)?(?:(?:the|its|their|our)\s(?:last|latest|most recent|next|first|second|third|\w+th)|most recently)\b[^,;]{0,40}?\s"
)
_JOINTS = re.compile(r"[,;:]|\b(?:and|but|which|that|who)\b")
_MANY = 10
"""More satellites than this are a constellation that is planned, not a first flight."""


def is_pace(line: Line, trigger: Trigger, values: Sequence[Quantity]) -> bool:
    """Say whether words of making only carry a rate: "come off the line at 6,000 a year"."""
    clause = line.clause_at(trigger.start)
    goes_on = _GOES_ON_MAKING.match(line.words, trigger.start, trigger.end) is not None
    return any(
        value.dimension in _PACES
        and (
            (goes_on and trigger.start <= value.start < clause.end)
            or _AT.fullmatch(line.words, trigger.end, value.start) is not None
            or (value.end <= trigger.start and _OF_IT.fullmatch(line.words, value.end, trigger.start) is not None)
        )
        for value in values
    )


def is_of_part(line: Line, trigger: Trigger, values: Sequence[Quantity]) -> bool:
    """Say whether only so much of something enters service: "brought 350 MW on stream", "600 MW are online"."""
    if line.pattern(_OF_PLANT).search(line.words, line.clause_at(trigger.start).start, trigger.start):
        return True  # "since the second substation was energised"
    if _PART_OF.match(line.words, trigger.end):
        return True  # "switched on one of its four TPUs"
    clause = line.whole_clause(line.clause_at(trigger.start))
    return any(
        value.dimension in _CAPACITIES
        and clause.start <= value.start < clause.end
        and (
            trigger.start <= value.start < trigger.end
            or (value.start >= trigger.end and _OBJECT_AT.fullmatch(line.words, trigger.end, value.start) is not None)
            or (value.end <= trigger.start and _OF_IT.fullmatch(line.words, value.end, trigger.start) is not None)
        )
        for value in values
    )


def is_state_of_some(line: Line, trigger: Trigger, values: Sequence[Quantity]) -> bool:
    """Say whether words of a state only say of how many it holds: "have at least three nodes in service by 2027"."""
    if _STATE.fullmatch(line.words, trigger.start, trigger.end) is None:
        return False
    return any(
        value.dimension == "count"
        and value.counted is not None
        and value.counted not in _TIMES
        and trigger.start - _SUBJECT_REACH <= value.end <= trigger.end
        and _JOINTS.search(line.words, value.end, trigger.end) is None
        for value in values
    )


def has_bulk_object(line: Line, trigger: Trigger, values: Sequence[Quantity], *, done: bool, of_rocket: bool) -> bool:
    """Say whether a launch verb only carries a figure: "launch 100 GW a year", "fly every two weeks"."""
    if _SO_OFTEN.match(line.words, trigger.end, line.end):
        return True  # "has flown all of three times"
    clause = line.whole_clause(line.clause_at(trigger.start))
    for value in values:
        if value.end <= trigger.start and _AND_THE_LAST.fullmatch(line.words, value.end, trigger.start):
            continue  # "We've flown it twelve times, and the last one lifted off on May 22"
        if not clause.start <= value.start < clause.end or line.pattern(_OF_CRAFT).match(
            line.words, value.end, line.end
        ):
            continue
        if (
            line.words[trigger.start : trigger.end] in _IS_UP
            and value.dimension == "count"
            and value.end <= trigger.start
        ):
            return True  # "two nodes are up" says how many, not when
        if (
            done
            and (of_rocket or not any(clause.start <= period.start < clause.end for period in line.periods))
            and value.dimension == "count"
            and not value.counted
            and _BARE_COUNT.fullmatch(line.words, trigger.end, value.start)
        ):
            return True  # "they flew five in 2025"
        if value.counted in _TIMES and value.start <= trigger.start < value.end:
            return True  # "one flight every two weeks"
        if value.dimension == "price_per_mass":
            return True  # "launch should fall below $100 per kilogram"
        if (
            value.counted in _TIMES
            and value.dimension == "count_rate"
            and trigger.end <= value.start <= trigger.end + _SUBJECT_REACH
        ):
            return True
        if value.dimension in _BULK:
            if trigger.start <= value.start < trigger.end or line.words[trigger.start : trigger.end].endswith("orbit"):
                return True
            if value.start >= trigger.end and _OBJECT.fullmatch(line.words[trigger.end : value.start]):
                return True
            if value.end <= trigger.start <= value.end + _SUBJECT_REACH and not any(
                mark in line.words[value.end : trigger.start] for mark in ",)"
            ):
                return True
        elif value.dimension == "count" and _only_counts(line, trigger, value, done=done):
            return True
    return False


def _only_counts(line: Line, trigger: Trigger, value: Quantity, *, done: bool) -> bool:
    """Say whether a count is that of the flights, or of more satellites than make a first flight."""
    if value.counted in {"time", "launch", "flight", "mission"}:
        # but not "is to fly next February after slipping twice", "was delayed twice"
        return _OF_ANOTHER.search(line.words, trigger.end, value.start) is None
    is_fleet = bool(value.counted) and value.value > _MANY and not done
    if line.words.startswith("first ", trigger.start) or "|" in line.words[value.end : trigger.start]:
        is_fleet = False  # "1M sats, 120 kW each, first launch early 2027"
    # but not "24 more, and will have the first of them launched in spring"
    return is_fleet and _THE_FIRST.search(line.words, value.end, trigger.start) is None
