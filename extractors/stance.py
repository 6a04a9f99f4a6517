"""How firmly something is said, and on what condition.

``silent(line, start, end)``              what stands there is no claim: a question, sarcasm, a price
``modality(line, start, program, …)``     what is said of such a program where no cue governs
``condition(conditions, line, start)``    the words of the condition that a value hangs on
"""

import re
from collections.abc import Sequence
from datetime import date

from extractors import cues
from extractors.governance import governing
from extractors.passages import Line
from models.claims import ClaimPeriod
from models.lexicon import Place, Program
from models.reading import Cue
from models.vocabulary import AnchorKind, CueKind, Modality

_CONDITIONAL_TAIL = re.compile(r"[ ,.;:!?)”\"]+$")
_EXISTS = re.compile(
    r"\b(?:launched|flew|flown|carried|released|deployed|delivered|lifted|houses?|hosts?|has|have|had|holds?|runs?|ran|drew|draws"
    r"|reached|built|installed|in service|in orbit|passed|stands? at|stood at|came online|is running|are running|now running|made"
    r"|on board|aboard|counts|operates|carries|carry|carrying|circles?|flies|fly|weighs|done|ended|were|was|fits?|at present|so far|left|dropped|ejected|put|placed|sent|took|lofted"
    r"|rode|brought|went up|took up|let go|freed|still works?|still working|alive|healthy|responding)\b"
)
_PAPER = re.compile(
    r"(?:filed|accepted|signed|granted|approved|awarded|struck|raised|secured|completed?|has been|have been|finished|opened|restarted|revived|resumed|today)$"
)
_ALOFT = re.compile(
    r"\b(?:has|have|operates?|counts?|runs?|keeps?)\b[^.;]{0,60}\b(?:in orbit|on orbit|in service|aloft|in space|flying)\b"
)
_STAYS = re.compile(
    r"\b(?:has|have)\s(?:\w+ly\s|since\s|so far\s)?(?:stayed|kept|remained|held|climbed|orbited|circled|logged|spent|returned|sent|burned|used)\b"
)
_IN_PROGRESS = re.compile(
    r"\b(?:is|are|['’]s|['’]re)\s(?:now\s|already\s|currently\s|still\s|busy\s)?"
    r"(?:build|assembl|install|mak|produc|add|spend|pour|ramp|ship|lay|erect|wir|integrat|stack|churn|turn|crank|stamp|manufactur|fabricat|deploy|rack|plugg|mount)ing\b[^,;]*$"
)
_TESTED = re.compile(
    r"\b(?:in (?:the|a|our|its) (?:\w+\s)?(?:lab|laboratory|test|tests|chamber|vacuum chamber|cleanroom|trial|trials)|on the (?:bench|ground)|bench tests?|test stand)\b"
)
_GOT = re.compile(
    r"\b(?:got|saw|reached|hit|ran|managed|achieved|pushed|sent|held|took|gave|shed|threw|\w{3,}ed)\b[^,;]{0,40}$"
)
_SHED = re.compile(
    r"\b(?:shed|threw off|gave off|gathered|soaked up|radiated|rejected|drew|consumed|burned|generated|beamed|relayed|weighed|measured|spanned)\s(?:[\w-]+\s){0,3}$"
)
_OF_NEXT = re.compile(
    r"\b(?:second|third|fourth|next|new)[- ]generation\b|\bthe new (?:craft|spacecraft|ones|batch|version|design|model|nodes?)\b|\bgeneration (?:two|three|2|3)\b|\b(?:its|the|a) (?:planned |bigger |larger |heavier )?(?:successors?|follow-on|replacement)\b"
)
_PAST_TENSE = re.compile(r"\b(?:drew|had|was|were|reached|stood|ran|held|made|came|grew|passed|ended|\w{3,}ed)\b")
_FLIES = re.compile(r"\b(?:flew|launched|lifted off|reached orbit|is up|are up|in orbit since|has flown)\b")
_WAS_PLANNED = re.compile(
    r"\bhad (?:\w+ly |once |first |also )?(?:planned|hoped|expected|aimed|wanted|intended|said|promised|scheduled|announced|targeted|set|pledged"
    r"|predicted|been (?:\w+ly )?(?:scheduled|due|planned|expected|promised|announced|set|slated))\b"
    r"|\b(?:was|were) (?:\w+ly |once |first )?(?:to|due|supposed|scheduled|expected|slated|meant|announced|promised)\b"
)
_ASKED = re.compile(
    r"\b(?:request\w*|applications?|petition\w*|proposals?|permission|permits?|authori[sz]ation|licen[sc]es?|filing|bid|leave|approval|papers|plans?)\b"
    r"[^.;]*\b(?:to|for|of|from|by)\b"
)
_STANDS_ALOFT = re.compile(
    r"^[^,.;:]{0,24}?\s(?:up|aloft|in orbit|in space|flying)\b(?!\s(?:to|from|by|for|next|until)\b)"
)
_MONEY = re.compile(r"[$€£¥]|\b(?:dollars?|euros?|usd)\b")
_NEEDS = re.compile(r"would (?:require|need|take|mean|amount to|equal|have to)|works out to")
_TOLD = re.compile(
    r"\b(?:ended|lasted|failed|went|took place|broke|came|began|lifted|splashed|proved|saw|set|was|were)\b"
)
_NOT_TOLD = re.compile(r"\b(?:is|are|will|would|to|be|if|once|remains?|comes)\b")
_WANTS = re.compile(r"wants?\b")
_LOADED_NOW = re.compile(r"\b(?:(?:is|are|it's|it’s)\s(?:now\s)?carrying|left|flew|took|aboard|on board)\b")
_OF_DEAL = re.compile(r"\b(?:contract|deal|agreement|pact|arrangement|lease|transaction|order)\b[^,;]*$")
_GETS_TO = re.compile(r"\b(?:gets?|come|comes|falls?|drops?) (?:down )?(?:to|under|below)\b[^,;]{0,20}$")
_DRAWN = re.compile(
    r"[\s-](?:\w+\s)?(?:design|concept|version|variant|configuration|proposal|architecture|study|paper design|plan|class|baseline)s?\b"
)
_AT_PRICE = re.compile(
    r"\W*(?:but\s|and\s)?at\s(?:an?\s)?(?:\w+\s){0,2}?(?:price|prices|cost|costs|rate)?\s?(?:of\s)?(?:about\s|around\s|some\s|roughly\s|under\s|below\s)?"
)
_WOULD = re.compile(r"[^.;]*,\s[^.;]*\bwould\b")
_GROWTH = re.compile(
    r"grew to|rose to|doubled to|reached|passed|hit|topped|exceeded|surpassed|crossed|has been|have been|now has|already"
)
_NEAR = 24  # characters between a subject and its verb
_BUILT = frozenset({Place.GROUND, Place.ROCKET, Place.CHIP})
PAST = frozenset({Modality.ACHIEVED, Modality.UNDERWAY, Modality.DENIED, Modality.CANCELLED})
"""Said of what lies behind: a month without a year is the last one."""


def silent(line: Line, start: int, end: int) -> bool:
    """Say whether what stands here is no claim: a question, sarcasm, history, a price."""
    stands_apart = ";" in line.words[end : line.end]  # "AI6 to be made in 2028; what of Dojo?" asks only of Dojo
    if line.quote.rstrip("\"'”’)* ").endswith("?") and not stands_apart:
        return True
    is_money = _MONEY.search(line.words, start, end) is not None  # "would need $20bn" is what it costs
    silencing = [
        cue
        for cue in line.cues
        if cues.silencing([cue], start, end) is not None
        and not (cue.value == "question" and stands_apart)
        and not (is_money and _NEEDS.fullmatch(cue.text.lower()))
        and not (cue.value == "price" and _OF_DEAL.search(line.words, max(line.start, cue.start - 30), cue.start))
    ]
    if any(cue.value == "hypothetical" and not is_money and _is_subject(line, cue, end) for cue in line.cues):
        return True
    return any(cue.value != "comparison" or _is_compared(line, cue, start) for cue in silencing)


def _is_subject(line: Line, cue: Cue, end: int) -> bool:
    """Say whether a value is only reckoned with: "a gigawatt a year would take 6,000 of them"."""
    return end <= cue.start <= end + _NEAR and not re.search(
        r"[,;:]|\b(?:that|which|and|but)\b", line.words[end : cue.start]
    )


def _is_compared(line: Line, cue: Cue, start: int) -> bool:
    """Say whether a comparison reaches so far: "the size of a football pitch that would carry 120 kW" does not."""
    return cue.end <= start and not re.search(
        r"[,;]|\b(?:that|which|will|would|is|has|and)\b", line.words[cue.end : start]
    )


def modality(
    line: Line, start: int, end: int, program: Program, *, flown: bool, flew: bool, is_count: bool = False
) -> Modality:
    """Return the modality of a value that no cue governs: by what stands, and what is only drawn.

    ``flown``: hardware of that name flies today; ``flew``: the text has told of its flight. A count of things that fly
    may still be one that is drawn.
    """
    clause = line.clause_at(start)
    if _AT_PRICE.fullmatch(line.words, line.start, start) and _WOULD.match(line.words, start, line.end):
        return Modality.CONDITIONAL  # "at $500 per kilogram, its power would be as cheap"
    if _ASKED.search(line.words, clause.start, start):
        return Modality.PLANNED
    if (
        _STAYS.search(line.words, clause.start, start)
        or _ALOFT.search(line.words, clause.start, clause.end)
        or _STANDS_ALOFT.match(line.words[start : clause.end])
    ):
        return Modality.ACHIEVED
    if _DRAWN.match(line.words, end, clause.end) and not flown:
        return Modality.PLANNED  # "for the 5 GW design"
    stands = _EXISTS.search(line.words[clause.start : clause.end]) is not None
    if _GETS_TO.search(line.words, clause.start, start):
        return Modality.PLANNED
    if _SHED.search(line.words, clause.start, start) or (
        _TESTED.search(line.words, clause.start, clause.end) and _GOT.search(line.words, clause.start, start)
    ):
        return Modality.ACHIEVED
    if program.place is Place.ORBIT and not flew and _OF_NEXT.search(line.words, clause.start, start):
        return Modality.PLANNED  # "the second-generation spacecraft weighs 310 kg"
    if _IN_PROGRESS.search(line.words, clause.start, start):
        return Modality.UNDERWAY
    if program.place in _BUILT or flew:
        return Modality.ACHIEVED
    return Modality.ACHIEVED if flown and (stands or not is_count) else Modality.PLANNED


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


def tells_of_flight(line: Line) -> bool:
    """Say whether a line tells that its hardware has flown, so that what it says of it in the present is no plan."""
    return _FLIES.search(line.words, line.start, line.end) is not None and not any(
        cue.kind is CueKind.NEGATION or cue.value == Modality.PLANNED for cue in line.cues
    )


def was_planned(line: Line, start: int) -> bool:
    """Say whether a clause tells of a plan that lies behind: "had planned to fly by June 30"."""
    clause = line.clause_at(start)
    return _WAS_PLANNED.search(line.words, clause.start, clause.end) is not None


def is_past(line: Line, start: int) -> bool:
    """Say whether the clause of a value is told in the past tense."""
    clause = line.clause_at(start)
    return _PAST_TENSE.search(line.words, clause.start, clause.end) is not None


def tells_of_load(line: Line, start: int) -> bool:
    """Say whether a load is that of a flight that was, or is under way: "left the bay", "is carrying"."""
    return is_past(line, start) or _LOADED_NOW.search(line.words, line.clause_at(start).start, line.end) is not None


def is_told(line: Line, start: int, end: int) -> bool:
    """Say whether something is told as past by its verb alone: "The twelfth flight, on May 4, ended in a splashdown"."""
    clause = line.clause_at(start)
    return (
        _TOLD.search(line.words, end, clause.end) is not None
        and _NOT_TOLD.search(line.words, clause.start, clause.end) is None
        and governing(line, start, end) is None
    )


def is_growth(cue: Cue) -> bool:
    """Say whether a cue tells of a figure that has become larger, which a design's can on paper: "grew to", "reached"."""
    return cue.value == Modality.ACHIEVED and _GROWTH.fullmatch(cue.text.lower()) is not None


def is_of_paper(cue: Cue) -> bool:
    """Say whether a cue tells of an act on paper, which makes none of its figures true: filed, accepted, announced."""
    return cue.value == Modality.ACHIEVED and _PAPER.match(cue.text.lower()) is not None


def condition(conditions: Sequence[tuple[int, int]], line: Line, start: int) -> str | None:
    """Return the words of the condition that the value hangs on, unless the value stands in the condition itself."""
    for left, right in conditions:
        if line.start <= left < line.end and not left <= start < right:
            return _CONDITIONAL_TAIL.sub("", line.text[left:right])
    return None
