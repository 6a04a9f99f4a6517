"""Dates of a clause that are those of something else: of a relative clause, a filing, a heading, the first of many.

Each function says whether a date is of that kind.
"""

import re

from extractors.passages import Line
from extractors.period_parts import Bound, Measure
from extractors.periods import PhraseMatch
from extractors.wordings import Frame

_MADE_ON = re.compile(r"\s(?:(?:in|on|as of|during|late|early|back)\s){0,2}")
_THAT_WAS = re.compile(r"\s(?:that\s(?:was|were)\s|we\s)?")
_SO_THAT = re.compile(r",?\s(?:to\s[a-z]|for\b|under\b|that\b|whereby\b|covering\b|giving\b|with\b)")
_ITS_OBJECT = re.compile(r"\s(?:(?!(?:to|that|which|will|would)\s)[a-z’'.&-]+\s){0,8}")
_HAD_BEEN = re.compile(r"\bhad\s(?:\w+ly\s|first\s|once\s|earlier\s)?been\s(?:\w+ly\s)?$")
_NAMES = re.compile(r"(?:'s)?[\s-]")
_A_WORD_OR_TWO = re.compile(r"(?:\s\w+){0,2}\s")
_TOLD = re.compile(r"\b(?:printed|quoted|had been (?:given|quoted|stated|named)(?: for \w+)?)\b")
_GUESS = Frame(r"\b<dates.estimates>\s(?:for|of|on|about)\s[^,;:.\d]{1,40}?\s(?:back\s)?$")
_PLANS = Frame(r"\b(?:will|would|to|plans?|expects?|aims?|by|could|should)\s+(?:\w+\s){0,3}<dates.planned_acts>\b")
_WILL = re.compile(r"\b(?:will|would|could|should|may|might|can|to\s(?!the\b|an?\b|its\b|their\b)[a-z])")
_IS_HEAD = re.compile(r"[\W_]*(?:(?:and|but|then|back|already|late|early|only|in|on|at|earlier)\s)*")
_TO_DO = re.compile(r"\b(?:will|would|could|should|may|might|can|to|has|have|is|are)\b|[;:]")
_OF_FIRST = re.compile(
    r"(?:,\s(?:with\s|and\s)?|\swith\s)(?:the|its|their)\s(?:very\s)?first\b(?!\s(?:half|quarter|months?|weeks?|days?|year))"
)
_ALONE = re.compile(r"(?:about|around|now|then|all|both|as of|currently|due|expected|planned|scheduled|targeted|\s)*")
_PREFACE = re.compile(
    r"\b(?:since|after|following|before|ahead of)\s(?:its|the|their|a|an|his|this|that)\s[^,;.]{0,40}?\s(?:of|in|on)?\s?$"
)
_HEAD = re.compile(r"[\W_]*(?:(?:and|but|first|originally|newly|recently|only|just|initially|formally)\s)*")
_DOING = re.compile(
    r"(?:since|after|before|following|despite|upon|on|by|while|having)\s(?:\w+ly\s)?\w{2,}ing\s|having\s"
)
_AT = re.compile(
    r"(?:(?:speaking|appearing)\s)?(?:at|during|in|on|after|before|following|ahead of|around)\s(?:its|the|an?|his|her|their|this|that|last|one)\s"
)
_ON_PAPER = re.compile(
    r"(?:in|on|per|from|according to|under|with|by)\s(?:its|the|an?|his|her|their|this|that|one|[a-z]+s\b)"
)
_IN_TIME = re.compile(r"(?:with)?in\b|after\b|over\b|inside\b")
_PAST_VERB = Frame(r"\b(?:<dates.past_verbs>|\w{3,}ed)\b")
_AHEAD = Frame(r"\b(?:<dates.ahead>|to\s[a-z]+)\b")
_AIM_IS = re.compile(
    r"(?:['’]s)?[\s-](?:\w+\s)?(?:targets?|goals?|forecasts?|guidance|budget|projections?|aims?)(?:\s[^,;:.]{0,50}?)?(?:,|:|\s(?:to|of|is|was|are|at|remains|stands?|now|will be))\s[^,;:.]{0,30}$"
)
_STILL_AHEAD = re.compile(
    r"\b(?:targets?|goals?|forecasts?|guidance|schedules?|plans? (?:for|to)|will|would|is to|are to)\b"
)
_BESIDE_AIM = re.compile(
    r"\b(?:than|from|missed|instead of|rather than|against|versus|up on|beyond|above|below|short of)\s(?:(?:the|its|an?|their)\s)?$"
)
_BESIDE = 30  # characters between an occasion and its date
_AS_SHOWN = Frame(r",\s(?:as|first)\s(?:\w+\s){0,2}<dates.shown>\s(?:[\w’'-]+\s){0,4}$")
_INSERT = Frame(r",\s(?:(?:which|who|whose)\s|<dates.inserted>\s)[^,;]*$")
_OF_SOME = re.compile(
    r",\s(?:about |roughly |at least )?(?:half|a third|a quarter|one|two|some|most|many|part|the first|the rest|the other half) of (?:which|whom|them|those|it)\b"
)
_OF_RELATIVE = Frame(
    r"[,\w]\s(?:that|which|who)\s(?:\w+ly\s)?(?:was|were|had been|had|has been)\s\w+[^,;]*$"
    r"|\s(?:that|which)\s(?:[\w’'.-]+\s){1,5}?<dates.paper_did>\s(?:[\w’'-]+\s){0,4}?$"
)
_OF_USE = Frame(
    r"(?:,|\s[—–-])\s(?:the\s(?:same\s)?|an?\s(?:\w+\s)?)<back.figures>s?\s(?:that\s|which\s)?(?:[\w’'.-]+\s){1,4}?(?:has|have|had|\w+ed|gave|gives?|quoted?|used?|put|cites?)\b[^,;]{0,40}$"
)
_THAN = Frame(
    r"\b(?:<dates.more> than (?:on|in|at|the|that|those|its|a|for|it|during|it did|it had)|as against|against (?:\w+\s){1,3}(?:in|for|on|a year))\b[^,;]{0,40}$"
    r"|\bwhat (?:had|was|were|has|they|it|he|she)\b[^,;]{0,40}$"
    r"|\b(?:<dates.more>|later|earlier|sooner) than (?:[\w.’'-]+\s){1,4}<dates.than_told>\b[^,;]{0,20}$"
    r"|\b(?:up|down) from (?:[\w.,$-]+\s){1,4}(?:(?:in|on|at|for|a)\s)?$"
)
_COMPARING = frozenset({"than", "against", "what", "from"})
_THAN_HAD = re.compile(r"\bthan\s[^,;]{1,60}\s(?:had|did|was|were|has|have)\s$")
_AS_MUCH = re.compile(r"\bas\s\w+\sas\s[^,;]{1,60}$")
_AS_MUCH_AS = re.compile(
    r"\bas (?:much|many)\s(?:[\w-]+\s){1,3}as\s(?:(?!(?:it|they|we)\b)[\w’'-]+\s){1,6}(?:[a-z]+s|did|does|had|has|made|used|drew)\s$"
)
_DEFINES = re.compile(
    r"\b(?:that|which|who)\s(?:\w+\s)?(?:flew|launched|went|came|was|were|went up|\w+ed)\b[^,;]{0,30}$"
)
_OF_ITS_DATE = re.compile(r"\b(?:satellites?|spacecraft|craft|nodes?|prototypes?|demonstrators?|probes?) (?:of|from) $")
_THEN_VERB = Frame(r"\s(?:each\s|all\s|both\s|now\s)?<dates.then>\b")


def had_been_planned(line: Line, start: int, end: int) -> bool:
    """Say whether what stands there leans on a plan that lies behind: "had originally been scheduled for 2025"."""
    return line.leads_up("dates.had_been", start, end) and any(
        _HAD_BEEN.search(line.words, start, at) for at in line.places("dates.had_been", start, end)
    )


def dates_agreement(line: Line, start: int, match: PhraseMatch) -> bool:
    """Say whether a date is that of an agreement, which dates nothing else: "under the lease signed in May"."""
    return any(
        _MADE_ON.fullmatch(line.words, signed.end(), match.start)
        and any(
            _THAT_WAS.fullmatch(line.words, deal.end(), signed.start())
            for deal in line.matches("deal.kinds", start, signed.start())
        )
        for signed in line.matches("dates.signed", start, match.start)
    )


def dates_signing(line: Line, start: int, match: PhraseMatch, value_at: int) -> bool:
    """Say whether a date is that of the signing, and a value what was agreed on: "agreed in June to rent 50,000 GPUs"."""
    if (
        match.end > value_at
        or match.bound not in {None, Bound.IN}
        or not _SO_THAT.match(line.words, match.end, value_at)
    ):
        return False
    return any(
        _ITS_OBJECT.fullmatch(line.words, verb.end(), match.start)
        for verb in line.matches("dates.agreed", start, match.start)
    )


def dates_news(line: Line, match: PhraseMatch) -> bool:
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
    is_next = match.start - act.end() <= _BESIDE and not any(
        act.end() <= value.start < match.start for value in line.quantities
    )
    return is_next or not ahead  # "applied to the FCC in March for leave to fly 51,600 satellites"


def is_of_talks(line: Line, match: PhraseMatch) -> bool:
    """Say whether a date says since when something is talked about: "have been in discussions since April about …"."""
    return match.bound is Bound.SINCE and any(
        _A_WORD_OR_TWO.fullmatch(line.words, talk.end(), match.start)
        for talk in line.matches("dates.talks", line.start, match.start)
    )


def is_of_compared(line: Line, match: PhraseMatch, end: int) -> bool:
    """Say whether a date is that of what a value is compared with: "14 more than on the mission in September"."""
    if _THAN_HAD.search(line.words, line.clause_at(match.start).start, match.start):
        return True  # "more than all the nations of the earth had until 2018"
    if match.start < end:
        return False
    if match.measure is Measure.AGO and _AS_MUCH.search(line.words, end, match.start):
        return True  # "about as real as the drawing from ten years ago"
    if "as" in line.heard and _AS_MUCH_AS.search(line.words, end, match.start):
        return True  # "as much heat as a small hospital produces in winter"
    return (
        not _COMPARING.isdisjoint(line.heard) and line.pattern(_THAN).search(line.words, end, match.start) is not None
    )


def is_attributive(line: Line, match: PhraseMatch) -> bool:
    """Say whether a date only names a thing: "the June design", "the 2027 target"."""
    names = _NAMES.match(line.words, match.end, line.end)
    return names is not None and line.match("dates.things", names.end(), line.end) is not None


def is_of_aim(line: Line, match: PhraseMatch, start: int) -> bool:
    """Say whether a date names the target that a value is: "cut the 2027 target to 500,000", not "later than the 2027 target"."""
    return (
        match.end <= start
        and _AIM_IS.match(line.words, match.end, start) is not None
        and _BESIDE_AIM.search(line.words, line.clause_at(match.start).start, match.start) is None
    )


def names_aim(line: Line, match: PhraseMatch) -> bool:
    """Say whether what was told of is still to be done, so that a date behind it may be its own: "confirmed plans for 40 launches in December"."""
    return _STILL_AHEAD.search(line.words, line.clause_at(match.start).start, match.start) is not None


def names_paper(line: Line, match: PhraseMatch) -> bool:
    """Say whether a date names a paper by its day, which is then that of the filing: "in a March 19 filing"."""
    names = _NAMES.match(line.words, match.end, line.end)
    return names is not None and line.match("paper.request", names.end(), line.end) is not None


def is_of_first(line: Line, match: PhraseMatch, end: int) -> bool:
    """Say whether a date is only that of the first of many: "1,000 a year, the first of them by 2027"."""
    return match.start >= end and _OF_FIRST.search(line.words, end, match.start) is not None


def is_bracketed(line: Line, match: PhraseMatch, start: int) -> bool:
    """Say whether a date dates what stands with it in brackets: "(launch: 2027)", but not "(2027)" or "(by 2027)"."""
    opened = line.words.rfind("(", line.start, match.start)
    if opened < 0 or opened <= start < match.start or ")" in line.words[opened : match.start]:
        return False
    closed = line.words.find(")", match.end, line.end)
    return not opened <= start <= closed and _ALONE.fullmatch(line.words, opened + 1, match.start) is None


def is_of_relative(line: Line, match: PhraseMatch, end: int) -> bool:
    """Say whether a date is that of a relative clause: "has restarted Dojo, the effort that was scrapped in August"."""
    return match.start >= end and line.pattern(_OF_RELATIVE).search(line.words, end, match.start) is not None


def is_of_use(line: Line, match: PhraseMatch, end: int) -> bool:
    """Say whether a date is that of an aside on the figure: "175 kW on average, a figure that it has used since August"."""
    return match.start >= end and line.pattern(_OF_USE).search(line.words, end, match.start) is not None


def is_of_some(line: Line, match: PhraseMatch, end: int) -> bool:
    """Say whether a date is that of a part: "51,600 satellites, half of which must be flying within six years"."""
    return match.start >= end and _OF_SOME.search(line.words, end, match.start) is not None


def is_of_defining(line: Line, match: PhraseMatch, start: int) -> bool:
    """Say whether a date is that of a clause that only says which: "the satellites that flew in August each move 1 Tbps"."""
    if match.end > start:
        return False
    if _OF_ITS_DATE.search(line.words, line.clause_at(match.start).start, match.start):
        return True  # "its satellite of last November weighs 60 kilos"
    before = _DEFINES.search(line.words, line.clause_at(match.start).start, match.start)
    return before is not None and line.pattern(_THEN_VERB).match(line.words, match.end, start) is not None


def is_of_preface(line: Line, match: PhraseMatch, start: int) -> bool:
    """Say whether a date is that of another happening: "since its launch in 2025 it has kept to 325 km"."""
    if match.end > start:
        return False
    clause = line.clause_at(match.start)
    if _PREFACE.search(line.words, clause.start, match.start):
        return True
    head = _HEAD.match(line.words, clause.start, match.start)
    first = clause.start if head is None else head.end()
    ends = line.words.startswith(",", match.end)
    if ends and (_DOING.match(line.words, first, match.start) or line.match("dates.before", first, match.start)):
        return True  # "Since raising money in March, …", "Founded in 2024, …"
    if (
        ends
        and match.bound in {None, Bound.IN}
        and not match.text.lower().startswith("for ")
        and _ON_PAPER.match(line.words, first, match.start)
        and line.find("dates.things", first, match.start)
    ):
        return True  # "In slides shown to investors last week, …"
    return (
        match.bound in {None, Bound.IN}
        and _AT.match(line.words, first, match.start) is not None
        and line.leads_up("dates.occasions", first, match.start, reach=_BESIDE)
    )


def is_of_duration(line: Line, match: PhraseMatch) -> bool:
    """Say whether an amount of time is how long a past act took: "doubled it to 200,000 GPUs in 92 days"."""
    if match.amount is None or match.measure not in {Measure.AT, Measure.WITHIN}:
        return False
    clause = line.whole_clause(line.clause_at(match.start))
    return (
        _IN_TIME.match(match.text.lower()) is not None
        and line.pattern(_PAST_VERB).search(line.words, clause.start, clause.end) is not None
        and line.pattern(_AHEAD).search(line.words, clause.start, clause.end) is None
    )


def is_inserted(line: Line, match: PhraseMatch, start: int) -> bool:
    """Say whether a date stands in a relative clause put in before: "AI5, which he called finished last July, is late"."""
    if match.end > start or "," not in line.words[match.end : start]:
        return False
    if line.pattern(_AS_SHOWN).search(line.words, line.start, match.start):
        return True  # "AI1, as shown in June, is 70 m wide"
    return line.pattern(_INSERT).search(line.words, line.clause_at(match.start).start, match.start) is not None
