"""How a sentence falls into clauses, as far as that decides what a date, a name or a word of plan bears on.

``split(text, start, end, whole, wordings) -> list[Clause]``: in order, without gaps. ``whole`` are spans that are never cut
(quantities, dates, names), looked at only where there is something to cut. A clause is ``dependent`` where it leans on the one before it ("which …", ", with …").
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from extractors.text.typography import word_set
from extractors.text.wordings import WORD_BEGINS, Frame, Wordings, group_of

_FINITE = group_of(
    word_set(
        "will would is are was were has have had can could may might should shall must did does do plan plans expect expects aim"
        " aims want wants hope hopes intend intends say says said target targets goes went get gets got take takes took reached"
        " reaches weigh weighs draw draws drew carries carried cost costs run runs ran hold holds held launched flew flow flown"
        " span spans operate operates works grow grows grew need needs remain remains remained stands stood agreed signed began"
        " begun started starts stays comes came put puts rose fell seek seeks offer offers foresee foresees propose proposes"
        " anticipate anticipates promises promised deliver delivers produce produces envision envisage think believe doubt doubts"
        " makes made uses used adds pays paid builds built flies sees saw gives gave lets let allows allowed requires obliges lost"
        " loses ended retired deorbited opened closed filed won wins sold sells bought buys spent spends moved shipped ships turned"
        " turns finished lowered raised raises cut"
    )
)
_SUBJECT = (
    r"(?:it|they|he|she|we|I|there|this|that|these|those|the|its|their|his|her|our|each|a|an|another|one|[A-Z][\w'’-]*)"
)

_PUT_IN = r"(?:I|we)\s(?:would\s|can\s|must\s)?(?:\w+ly\s)?(?:hopes?|think|believe|guess|suppose|expect|say|should say|reckon|imagine|fear|trust|gather|want to say|would say)(?:\s(?:to say|so))?\s?[,)]"
"""What a speaker puts in between: "a hundred gigawatts a year, I hope, by 2030"."""

_INDEPENDENT = re.compile(
    # most characters are passed by with one look, and so are most spaces
    r"(?=[;—.,]|\s+(?:[|—–-]|and\s|or\s|so\s|but\s|yet\s|while\s|whereas\s|although\s|though\s))(?:"
    r"(?P<mark>;|\s[—–-]\s|—|\s\|\s|(?:(?<=[A-Za-z]{2})|(?<=[\d²³%)]))\.\s+(?=(?:that|this|it|they|we|he|she|but|and|so|nobody|nothing|no|there|also|then|i|you|one|some|not|if|the|page)\s[a-z]))"
    r"|(?<!not)(?<!n['’]t),?\s+(?P<contrast>but|while|whereas|although|though|yet(?!\s(?:to|be|been|being|another|more|again|have|has)\b)|so that)\s+"
    rf"|,?\s+(?P<joined>and|or|so)\s+(?=(?:(?:now|today)\s)?{_SUBJECT}\b[^,;.]{{0,60}}?\b{_FINITE}\b)"
    r"|,?\s+(?P<short>and|so)\s+(?=(?:it|that|he|she|there)['’](?:s|ll)\b|(?:they|we|you)['’](?:re|ve|ll)\b|I['’](?:m|ve|ll)\b)"
    rf"|,?\s+(?P<dated>and|but)\s+(?=(?:by|in|from|after|until|at|unlike|like|with)\s(?:[\w’'-]+\s){{1,6}}(?:it|they|he|she|we|I|the\s\w+)\s(?:\w+\s)?{_FINITE}\b)"
    rf"|,\s+(?P<bare>and|but)\s+(?=(?!(?:{_FINITE}|then|now|also|which|who|that|not|by|in|from|at|with|after|until|has|have)\b)(?:[a-z][\w’'-]+\s){{1,2}}(?:has|have|had|is|are|was|were|will|would)\s)"
    r"|,\s+(?P<counted>and|but)\s+(?=(?:(?:about|some|around|roughly|nearly|another|a further|an additional|up to|at least|more than)\s){0,2}\d[\w.,%]*(?:\s(?!and\b)[\w’'-]+){0,4}?\s(?:is|are|was|were|will|would|have|has|should|could|may|might|remain)\s)"
    rf"|,\s+(?P<hung>and|but)\s+(?=(?:if|once|when|unless|provided|assuming|should)\s[^;.]{{0,120}}?\b{_FINITE}\b)"
    rf"|,\s+(?P<spliced>)(?=(?:the|its)\s(?:[\w’'-]+\s){{1,2}}(?:hasn|haven|isn|wasn|doesn|didn|won)['’]t\b)"
    rf"|,\s+(?P<that>and\sthat)\s+(?=(?:{_SUBJECT})\b)"
    rf"|,\s+(?P<then>then)\s+(?={_SUBJECT}\b)"
    r"|,\s+(?P<named>)(?=[A-Z][\w’'-]*(?:\s(?:\d|[A-Z])[\w’'-]*)?\s(?:is|are|was|were|has|have|had|will|would|flew)\s)"
    rf"|,\s+(?P<comma>)(?=(?:it|they|he|she|we|I)\s(?:\w+\s)?{_FINITE}\b)(?!{_PUT_IN})"
    r")"
)
_GROWING = (
    r"(?:(?:and|is|are|now|then|still)\s){0,3}(?:<growth.rising>\s(?:up\s)?(?:to|towards?|for)"
    r"|headed\s(?:to|towards?|for)|<growth.on_its_way> to(?:wards?)?)\s"
    r"(?:(?:about|some|roughly|around|nearly|almost|over|more than|as much as|as many as|perhaps|the|its|full|of|an?)\s){0,3}[$€]?(?:\d|(?:half|one|two|three|four|five|six|ten|twenty|dozens|tens|hundreds|thousands|a?\s?hundred|thousand|million|billion|gigawatt|terawatt|megawatt)s?\b)"
)
_GROWS = Frame(_GROWING)
"""How a figure leads to the next one, which has its own date: "draws 130 MW, rising to 500 MW by June"."""
_MAY_CUT = re.compile(r"[,;|—–]|\s-\s|\.\s|\s(?:and|or|so|but|with|while|whereas|although|though|yet)\s")
"""Without one of these a sentence is one clause."""
_DEPENDENT = Frame(
    r"(?=,|\s+(?:[—–-]|and\s|with\s))(?:"
    r",\s+(?=(?:which|who|whose|where|with|after|before|because|since|as|against|including|compared|up from|down from)\s)"
    rf"|,?\s+and\s+(?=(?:then\s+|now\s+|also\s+)?{_FINITE}\b)"
    r"|,?\s+and\s+(?=(?:then|now|also|already)\s+\w+(?:s|ed)\b)"
    rf"|,\s+(?={_FINITE}\b)"
    rf"|(?:,|\s[—–-]|\s+and)\s+(?={_GROWING})"
    r"|\s+(?=with\s(?:a further|another|an additional)\s)"
    r")"
)


_OPENS_WITH_PARTICIPLE = re.compile(r"(?:then\s+|now\s+|also\s+)?(?:\w{2,}ed|flown|built|made|sent|due)\b")
_SAYING = Frame(r"\b(?:<said.between>|told \w+)$")
_DASHES = frozenset({" — ", " – ", " - ", "—"})
_MARKS = " *_•·>#+.-–—()0123456789"
"""What may stand around a value that is the label of its line; a list may be numbered."""
_DATE = re.compile(r"(?i)\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|q[1-4]|h[12]|(?:19|20)\d\d\b)")
_LONGEST_ASIDE = 120  # characters
_CELL = 40  # characters: what stands behind the bar of a headline is longer
_SAID_BETWEEN = Frame(
    r"(?:,\s(?:[\w.’'-]+\s){1,6}(?:<said.between>|told \w+)(?:\s[\w.’'-]+){0,4}"
    r"|,\s(?:according to|in the words of)\s(?:[\w.’'-]+\s){0,4}[\w.’'-]+)(?:,\s)?$"
)
_PREFACE = re.compile(r"\bHaving\s\w+[^,;]{0,120},\s")
_SUBORDINATE = re.compile(
    r"[\"“‘(*]{0,3}(?:(?:And|But|So)\s)?"
    rf"(?:[Bb]y the time|[Ww]hen|(?:[A-Z][\w-]*|\d+) (?:days|weeks|months|years) (?:after|before)|[Aa]fter|[Bb]efore|[Ww]hile|[Nn]ow that|[Uu]ntil)\s(?!the (?:decade|year|century|end|turn)\b)(?:{_SUBJECT}|the\s)[^,;]{{0,120}}?\b(?:{_FINITE}|fly|launch|arrives?|go|ship|open|opens)\b[^,;]{{0,80}},\s(?={_SUBJECT}\b|[a-z]+\s)"
)
_OPENS_WITH_CONDITION = re.compile(r"(?i)\b(?:if|once|when|unless|provided|assuming|should|were)\b")
_WHICH = re.compile(r"(?:(?:for|of|in|on|at|by|to|from|with|about)\s)?(?:which|who|whom|whose|where)\s")
_PUT_IN_WHICH = re.compile(
    rf",\s(?:{_WHICH.pattern}|(?:an?|the|its|their|one|another)\s(?:[\w’'-]+\s){{1,5}}?(?:that\s|{_WHICH.pattern}))[^,;]*$"
)
_FINITE_VERB = re.compile(rf"{WORD_BEGINS}{_FINITE}\b")
_OPENS_WITH_VERB = re.compile(rf"(?:then\s+|now\s+|also\s+)?{_FINITE}\b")
_VERB = re.compile(rf"(?!(?-i:May)\b)\b{_FINITE}\b|\b\w{{2,}}(?:ed|es)\b", re.IGNORECASE)
"""What stands before a cut must hold a verb: "As of June 30, we had 1.4 GW" is one clause."""


class Clause(NamedTuple):
    """``text[start:end]`` is the clause; a ``dependent`` one shares what governs the clause before it."""

    start: int
    end: int
    dependent: bool = False


def split(text: str, start: int, end: int, whole: Iterable[tuple[int, int]], wordings: Wordings) -> list[Clause]:
    """Return the clauses of the sentence ``text[start:end]``."""
    if _MAY_CUT.search(text, start, end) is None:
        return [Clause(start, end)]
    bars = text.count("|", start, end)
    bar = text.find("|", start, end) if bars == 1 else -1
    closed = sorted(whole) if bars == 1 and end - bar <= _CELL else None
    # A row of a table is one clause, also one of two cells: "First launch | Q4 2027".
    is_row = bars > 1 or (closed is not None and any(left > bar for left, _ in closed))
    cuts: list[tuple[int, bool]] = []
    for pattern, dependent in ((_INDEPENDENT, False), (wordings.pattern(_DEPENDENT), True)):
        for match in pattern.finditer(text, start, end):
            if not start < match.start() < match.end() < end and match.end() != match.start():
                continue
            mark = None if dependent else match["mark"]
            if mark == " | " and is_row:
                continue
            if dependent and is_said_between(text, start, match.start(), wordings):
                continue  # "$200 a kilogram, its authors reckon, might come in 2035": the saying is put in between
            if not dependent and match["hung"] is not None and _OPENS_WITH_CONDITION.search(text, start, match.start()):
                continue  # "If it lifts a million tonnes, and if each yields 100 kW, …": one condition more
            if (
                not dependent
                and match["named"] is not None
                and wordings.pattern(_SAYING).search(text, start, match.start())
            ):
                continue  # "In 2030, Musk says, Starmind will add 100 GW": the saying is put in between
            if not (mark or _is_told(text, start, match.start())) and not (
                dependent and wordings.pattern(_GROWS).match(text, match.end())
            ):
                continue  # without a verb only "Campus total 1.25 GW, going to 1.8 by June" is cut
            closed = sorted(whole) if closed is None else closed
            if mark in _DASHES and _is_value_alone(text, start, match.start(), closed):
                continue  # "**$1.25bn** – what Anthropic pays each month through May 2029"
            if not _inside(match.start(), match.end(), closed):
                cuts.append((match.end(), dependent))
    preface = _PREFACE.search(text, start, end) if text.find("Having", start, end) >= 0 else None
    preface = preface or _SUBORDINATE.match(text, start, end)
    if preface is not None:
        closed = sorted(whole) if closed is None else closed
        if not _inside(preface.end() - 2, preface.end() - 1, closed):
            cuts.append((preface.end(), False))
    clauses: list[Clause] = []
    begin, leans = start, False
    for cut, dependent in _without_doubles(sorted(cuts)):
        clauses.append(Clause(begin, cut, leans))
        begin, leans = cut, dependent
    clauses.append(Clause(begin, end, leans))
    return clauses


def _is_told(text: str, start: int, end: int) -> bool:
    """Say whether ``text[start:end]`` holds a verb; one that is known is quicker to find than any."""
    return _FINITE_VERB.search(text, start, end) is not None or _VERB.search(text, start, end) is not None


def _is_value_alone(text: str, start: int, end: int, whole: Sequence[tuple[int, int]]) -> bool:
    """Say whether ``text[start:end]`` is one quantity with nothing but marks around it: the label of what follows."""
    first = next((span for span in whole if start <= span[0] < end), None)
    if first is None or _DATE.search(text, *first):
        return False  # a dateline
    return not (text[start : first[0]] + text[first[1] : end]).strip(_MARKS)


def is_said_between(text: str, start: int, end: int, wordings: Wordings) -> bool:
    """Say whether ``text[start:end]`` is followed by who says so, put in between commas: "…, its authors reckon, "."""
    return wordings.pattern(_SAID_BETWEEN).search(text, max(start, end - _LONGEST_ASIDE), end) is not None


def begins_with_participle(text: str, clause: Clause) -> bool:
    """Say whether a clause describes what stands before it: "12 satellites, launched on 14 May 2025"."""
    return _OPENS_WITH_PARTICIPLE.match(text, clause.start, clause.end) is not None


def begins_with_relative(text: str, clause: Clause) -> bool:
    """Say whether a clause is a relative one: "for which no year was named"."""
    return _WHICH.match(text, clause.start, clause.end) is not None


def is_put_in(text: str, start: int, at: int) -> bool:
    """Say whether ``at`` stands in a relative clause that is put in: "Starcloud, the start-up that wants to fly 5 GW, …"."""
    return _PUT_IN_WHICH.search(text, start, at) is not None


def holds_verb(text: str, clause: Clause) -> bool:
    return _FINITE_VERB.search(text, clause.start, clause.end) is not None


def verb_in(text: str, clause: Clause) -> int | None:
    """Return where the first finite verb of a clause stands; None: it has none that is known."""
    found = _FINITE_VERB.search(text, clause.start, clause.end)
    return None if found is None else found.start()


def begins_with_verb(text: str, clause: Clause) -> bool:
    """Say whether a clause goes on with the verb of the one before: "…, are scheduled for early 2027"."""
    return _OPENS_WITH_VERB.match(text, clause.start, clause.end) is not None


def _without_doubles(cuts: Sequence[tuple[int, bool]]) -> list[tuple[int, bool]]:
    kept: list[tuple[int, bool]] = []
    for position, dependent in cuts:
        if kept and kept[-1][0] == position:
            continue  # sorted: the independent cut stands first and stays
        kept.append((position, dependent))
    return kept


def _inside(start: int, end: int, closed: Sequence[tuple[int, int]]) -> bool:
    return any(left < end and start < right for left, right in closed)
