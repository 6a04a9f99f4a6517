"""Dates of a clause that are those of something else: of a relative clause, a heading, a comparison, the first of many.

``is_of_another(line, match, start, end)``  a date is of that kind, for what stands at ``start:end``
``is_attributive(line, match)``             a date only names a thing; ``is_of_aim``, ``names_paper`` say when that is its own all the same
"""

import re

from extractors.lines.passages import Line
from extractors.periods.period_parts import Bound, Measure
from extractors.periods.periods import PhraseMatch
from extractors.text.wordings import Frame
from models.vocabulary import Modality

_NAMES = re.compile(r"(?:'s)?[\s-]")
_OF_FIRST = re.compile(
    r"(?:,\s(?:with\s|and\s)?|\swith\s|\sand\s)(?:the|its|their)\s(?:very\s)?(?:first|last|latest|(?:most|more) recent)\b"
    r"(?!\s(?:half|quarter|months?|weeks?|days?|years?|decade|two|three|few)\b)"
)
_ONE_OF = re.compile(
    r"\bthe\s(?:very\s)?(?:first|next|last|latest)\s(?:(?:two|three|few|couple|batch|pair)\s)?of\s[^,;:]{0,30}$"
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
_OUT_OF = re.compile(r"(?:out\s)?(?:of|among)\s(?:the|its|their|those|these|all)\s")
_IN_TIME = re.compile(r"(?:with)?in\b|after\b|over\b|inside\b")
_PAST_VERB = Frame(r"\b(?:<dates.past_verbs>|\w{3,}ed)\b")
_AHEAD = Frame(r"\b(?:<dates.ahead>|to\s[a-z]+)\b")
_AIM_IS = re.compile(
    r"(?:['’]s)?[\s-](?:\w+\s)?(?:targets?|goals?|forecasts?|guidance|budget|projections?|aims?)(?:\s[^,;:.]{0,50}?)?(?:,|:|\s(?:to|of|is|was|are|at|remains|stands?|now|will be))\s[^,;:.]{0,30}$"
)
_BESIDE_AIM = re.compile(
    r"\b(?:than|from|missed|instead of|rather than|against|versus|up on|beyond|above|below|short of)\s(?:(?:the|its|an?|their)\s)?$"
)
_BESIDE = 30  # characters between an occasion and its date
_AS_SHOWN = Frame(r",\s(?:as|first)\s(?:\w+\s){0,2}<dates.shown>\s(?:[\w’'-]+\s){0,4}$")
_INSERT = Frame(r",\s(?:(?:which|who|whose)\s|<dates.inserted>\s)[^,;]*$")
_NOW = re.compile(
    r"(?:,|\sand|\sbut)\s(?:(?:it|they)\s)?(?:(?:is|are|stands?|has (?:since )?become)\s)?(?:now|today|currently)\s(?:(?:at|about|some|only|just|over|nearly|an?)\s){0,2}"
)
_OF_SOME = re.compile(
    r",\s(?:about |roughly |at least )?(?:half|a third|a quarter|one|two|some|most|many|part|the first|the rest|the other half) of (?:which|whom|them|those|it)\b"
)
_OF_RELATIVE = Frame(
    r"[,\w]\s(?:that|which|who)\s(?:\w+ly\s)?(?:was|were|had been|had|has been)\s\w+[^,;]*$"
    r"|\s(?:that|which)\s(?:[\w’'.-]+\s){1,5}?<dates.paper_did>\s(?:[\w’'-]+\s){0,4}?$"
)
_HAD_DATE = Frame(r"\b(?:<stance.was_due>|<stance.was_to>)\s(?:[\w’'-]+\s){0,3}?$")
_IN_ALL = re.compile(
    r",\s(?:bringing|taking|lifting|pushing|which (?:brings|takes|brought|took))\s(?:the|its|our|their)\s(?:\w+\s)?(?:total|spending|outlays?|investments?|bill|sum|cost)\s(?:\w+\s){0,3}?(?:to|past|above|over)\s[^,;]{0,20}$"
)
"""What sums up more than the period before it: "spent $600 million in the quarter, bringing the total to $1.9 billion"."""
_LIFETIME = Frame(r"(?:(?:in|during|over|for|by)\s)?(?:its|their|his|her)\s\w+\s\w+\sof\s<dates.lifetimes>\b")
"""A year of a thing's life, which is that of no calendar: "in its last year of service"."""
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
    r"|\b(?:satellites?|nodes?|spacecraft|craft|prototypes?|demonstrators?|units?|ones|pair|chips?|probes?)\s(?:launched|flown|lofted|orbited|sent up|put up|deployed|delivered|shown|unveiled|announced|filed|built|installed|opened)\s$"
)
_OF_ITS_DATE = re.compile(r"\b(?:satellites?|spacecraft|craft|nodes?|prototypes?|demonstrators?|probes?) (?:of|from) $")
_THEN_VERB = Frame(r"\s(?:each\s|all\s|both\s|now\s)?<dates.then>\b")


def is_of_another(line: Line, match: PhraseMatch, start: int, end: int) -> bool:
    """Say whether a date is that of something else than what stands at ``start:end``."""
    return (
        _is_of_first(line, match, start, end)
        or _is_inserted(line, match, start)
        or _is_bracketed(line, match, start)
        or _is_of_relative(line, match, end)
        or _is_of_some(line, match, end)
        or _is_of_what_was(line, match, start)
        or _is_of_use(line, match, end)
        or _is_of_defining(line, match, start)
        or _is_of_compared(line, match, end)
        or _is_of_preface(line, match, start)
        or _is_of_duration(line, match)
        or (match.end <= start and _IN_ALL.search(line.words, match.end, start) is not None)
        or line.pattern(_LIFETIME).match(line.words, match.start, line.end) is not None
    )


def _is_of_compared(line: Line, match: PhraseMatch, end: int) -> bool:
    """Say whether a date is that of what a value is compared with: "14 more than on the mission in September"."""
    if "than" in line.heard and _THAN_HAD.search(line.words, line.clause_at(match.start).start, match.start):
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


def names_paper(line: Line, match: PhraseMatch) -> bool:
    """Say whether a date names a paper by its day, which is then that of the filing: "in a March 19 filing"."""
    names = _NAMES.match(line.words, match.end, line.end)
    return names is not None and line.match("paper.request", names.end(), line.end) is not None


def _is_of_first(line: Line, match: PhraseMatch, start: int, end: int) -> bool:
    """Say whether a date is only that of the first of many: "1,000 a year, the first of them by 2027", "the first of 1,000 is due in 2027"."""
    return match.start >= end and (
        _OF_FIRST.search(line.words, end, match.start) is not None
        or (
            any(value.start <= start < value.end for value in line.quantities)
            and _ONE_OF.search(line.words, line.clause_at(start).start, start) is not None
        )
    )


def _is_bracketed(line: Line, match: PhraseMatch, start: int) -> bool:
    """Say whether a date dates what stands with it in brackets: "(launch: 2027)", but not "(2027)" or "(by 2027)"."""
    opened = line.words.rfind("(", line.start, match.start)
    if opened < 0 or opened <= start < match.start or ")" in line.words[opened : match.start]:
        return False
    closed = line.words.find(")", match.end, line.end)
    return not opened <= start <= closed and _ALONE.fullmatch(line.words, opened + 1, match.start) is None


def _is_of_relative(line: Line, match: PhraseMatch, end: int) -> bool:
    """Say whether a date is that of a relative clause: "has restarted Dojo, the effort that was scrapped in August"."""
    if match.start < end or line.pattern(_OF_RELATIVE).search(line.words, end, match.start) is None:
        return False
    is_off = any(cue.value == Modality.CANCELLED for cue in line.cues)
    # what is off keeps the date that it had: "the cluster that was planned for 2032 has been shelved"
    return not (is_off and line.pattern(_HAD_DATE).search(line.words, end, match.start))


def _is_of_use(line: Line, match: PhraseMatch, end: int) -> bool:
    """Say whether a date is that of an aside on the figure: "175 kW on average, a figure that it has used since August"."""
    return match.start >= end and line.pattern(_OF_USE).search(line.words, end, match.start) is not None


def _is_of_what_was(line: Line, match: PhraseMatch, start: int) -> bool:
    """Say whether a date is that of an old value, where the new one is so now: "110 m² in March, now 160"."""
    return match.end <= start and _NOW.fullmatch(line.words, match.end, start) is not None


def _is_of_some(line: Line, match: PhraseMatch, end: int) -> bool:
    """Say whether a date is that of a part: "51,600 satellites, half of which must be flying within six years"."""
    return match.start >= end and _OF_SOME.search(line.words, end, match.start) is not None


def _is_of_defining(line: Line, match: PhraseMatch, start: int) -> bool:
    """Say whether a date is that of a clause that only says which: "the satellites that flew in August each move 1 Tbps"."""
    if match.end > start:
        return False
    if _OF_ITS_DATE.search(line.words, line.clause_at(match.start).start, match.start):
        return True  # "its satellite of last November weighs 60 kilos"
    before = _DEFINES.search(line.words, line.clause_at(match.start).start, match.start)
    return before is not None and line.pattern(_THEN_VERB).match(line.words, match.end, start) is not None


def _is_of_preface(line: Line, match: PhraseMatch, start: int) -> bool:
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
    if ends and _OUT_OF.match(line.words, first, match.start):
        return True  # "Of the 12 that went up in May 2025, ten are working"
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


def _is_of_duration(line: Line, match: PhraseMatch) -> bool:
    """Say whether an amount of time is how long a past act took: "doubled it to 200,000 GPUs in 92 days"."""
    if match.amount is None or match.measure not in {Measure.AT, Measure.WITHIN}:
        return False
    clause = line.whole_clause(line.clause_at(match.start))
    return (
        _IN_TIME.match(match.text.lower()) is not None
        and line.pattern(_PAST_VERB).search(line.words, clause.start, clause.end) is not None
        and line.pattern(_AHEAD).search(line.words, clause.start, clause.end) is None
    )


def _is_inserted(line: Line, match: PhraseMatch, start: int) -> bool:
    """Say whether a date stands in a relative clause put in before: "AI5, which he called finished last July, is late"."""
    if match.end > start or "," not in line.words[match.end : start]:
        return False
    if line.pattern(_AS_SHOWN).search(line.words, line.start, match.start):
        return True  # "AI1, as shown in June, is 70 m wide"
    return line.pattern(_INSERT).search(line.words, line.clause_at(match.start).start, match.start) is not None
