"""How firmly something is said, and on what condition.

``silent(line, start, end)``              what stands there is no claim: a question, sarcasm, a price
``governing(line, start, end, spans)``    the strongest cue that governs a value or verb
``modality(line, start, program, …)``     what is said of such a program where no cue governs
``condition(conditions, line, start)``    the words of the condition that a value hangs on
"""

import re
from collections.abc import Sequence

from extractors import cues
from extractors.passages import Line
from models.claims import ClaimPeriod
from models.lexicon import Place, Program
from models.reading import Cue
from models.vocabulary import CueKind, Modality

_CONDITIONAL_TAIL = re.compile(r"[ ,.;:!?)”\"]+$")
_EXISTS = re.compile(
    r"\b(?:launched|flew|flown|carried|released|deployed|delivered|lifted|houses?|hosts?|has|have|had|holds?|runs?|ran|drew|draws"
    r"|reached|built|installed|in service|in orbit|passed|stands? at|stood at|came online|is running|are running|now running|made"
    r"|on board|aboard|counts|operates|carries|carry|carrying|circles?|flies|fly|weighs|done|ended|were|was|fits?|at present|so far|left|dropped|ejected|put|placed|sent|took|lofted"
    r"|rode|brought|went up|took up|let go|freed)\b"
)
_PAPER = re.compile(
    r"(?:filed|accepted|signed|granted|approved|awarded|struck|raised|secured|completed?|has been|have been|finished|opened|restarted|revived|resumed|today)$"
)
_COMPARES = re.compile(r"\b(?:what (?:was|were|is|had been)|short of|than|as|than was)\s+$")
_FILLER = re.compile(r"\s(?:know|remember)\b")
_MADE_BY = re.compile(r"\s(?:by|with)\b")
_FIRST_TO = re.compile(r"\b(?:become|became|is|was|were) the (?:world's |very )?first\b[^.;]{0,50}$")
_ALOFT = re.compile(
    r"\b(?:has|have|operates?|counts?|runs?|keeps?)\b[^.;]{0,60}\b(?:in orbit|on orbit|in service|aloft|in space|flying)\b"
)
_STAYS = re.compile(
    r"\b(?:has|have)\s(?:\w+ly\s|since\s|so far\s)?(?:stayed|kept|remained|held|climbed|orbited|circled|logged|spent|returned|sent|burned|used)\b"
)
_PAST_TENSE = re.compile(r"\b(?:drew|had|was|were|reached|stood|ran|held|made|came|grew|passed|ended|\w{3,}ed)\b")
_FLIES = re.compile(r"\b(?:flew|launched|lifted off|reached orbit|is up|are up|in orbit since|has flown)\b")
_OF_VALUE = re.compile(r"\s+of\s+(?:about\s|roughly\s|some\s|over\s|more than\s|up to\s|at least\s)?")
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
_RELATIVE = re.compile(
    r"\s(?:an?|the|its|their|his|her|another|some|any)\s[^,;]{1,60}?\b(?:that|which|who|whom|whose)\s"
)
_OWN_RELATIVE = re.compile(r"(?:\s[\w’'-]+){0,3}?\s(?:that|which)\b")
_TAKEN_BACK = re.compile(
    r"(?:(?:^|(?<=[;,—–-]\s)|(?<=\bbut\s)|(?<=\band\s)|(?<=\byet\s))(?:that|which)|(?:^|(?<=\s))(?:this|it|neither|none of (?:it|that|this)))\s(?:\w+\s){0,3}?(?:\w+n't|not|never|yet to)\s"
    r"(?:(?:yet|ever|been|be|so far)\s){0,2}(?:happen\w*|occur\w*|materiali\w+|come (?:true|to pass|about)|came (?:true|to pass)|met|borne out)\b"
)
_MODAL_VERBS = frozenset({"might", "may", "could", "would", "will"})
_ENDS_HERE = re.compile(r"\s?[,;:.)—]")  # "continuous processing might, with peaks of …" is a noun
_ROUGHLY = frozenset({"perhaps", "maybe", "possibly"})
_SURE = re.compile(r"\b(?:will|plans?|expects?|is|are|has|have|was|were|flew|launched|made|built)\b")
_PUT_IN = re.compile(r"[,(—]\s?[\w.'’-]+(?:\s[\w.'’-]+){0,3}$")
_PUT_OUT = re.compile(r"\s?[,)—]")
_MONEY = re.compile(r"[$€£¥]|\b(?:dollars?|euros?|usd)\b")
_NEEDS = re.compile(r"would (?:require|need|take|mean|amount to|equal|have to)|works out to")
_TOLD = re.compile(
    r"\b(?:ended|lasted|failed|went|took place|broke|came|began|lifted|splashed|proved|saw|set|was|were)\b"
)
_NOT_TOLD = re.compile(r"\b(?:is|are|will|would|to|be|if|once|remains?|comes)\b")
_TURNS = re.compile(r";|\b(?:but|while|whereas|although|though)\b")
_JOINED = re.compile(r",|\band\b|\bor\b")
_ASIDE = re.compile(r"\s(?:[\w.’'-]+\s){0,4}[\w.’'-]+\s?[,)—]")
_WANTS = re.compile(r"wants?\b")
_ANOTHER_CLAUSE = re.compile(r"[,;:]|\b(?:where|when|because|since|so that|unless|until|whose)\b")
_VERB_AND_MORE = re.compile(
    r"\b(?:will|would|can|could|is|are|was|were|has|have|had|does|do|did|should|may|might|must)\s(?:[\w’'-]+\s){2,}"
)
_LOADED_NOW = re.compile(r"\b(?:(?:is|are|it's|it’s)\s(?:now\s)?carrying|left|flew|took|aboard|on board)\b")
_OF_DEAL = re.compile(r"\b(?:contract|deal|agreement|pact|arrangement|lease|transaction|order)\b[^,;]*$")
_GETS_TO = re.compile(r"\b(?:gets?|come|comes|falls?|drops?) (?:down )?(?:to|under|below)\b[^,;]{0,20}$")
_TO_BE = re.compile(
    r"\b(?:will|would|to|could|may|might|should|must|can|shall|be)\s(?:\w+ly\s|then\s|also\s|first\s)?(?:be|get|have been|being)\s(?:\w+ly\s|first\s)?$"
)
_CLOSES_ASIDE = re.compile(
    r",\s(?:has|have|had|is|are|was|were|will|would)\s(?:(?:now|since|been|be|also|\w+ly)\s){0,2}"
)
_APPOSED = re.compile(r",\s(?:\w+ed|built|made|flown|sent|each|both|all)\b[^,;:]{0,60},\s$")
_AT_PRICE = re.compile(
    r"\W*(?:but\s|and\s)?at\s(?:an?\s)?(?:\w+\s){0,2}?(?:price|prices|cost|costs|rate)?\s?(?:of\s)?(?:about\s|around\s|some\s|roughly\s|under\s|below\s)?"
)
_WOULD = re.compile(r"[^.;]*,\s[^.;]*\bwould\b")
_GROWTH = re.compile(
    r"grew to|rose to|doubled to|reached|passed|hit|topped|exceeded|surpassed|crossed|has been|have been|now has|already"
)
_COMPARING = re.compile(r"\b(?:than|short of|of the|against|versus|compared|from the|half)\b")
_NEAR = 24  # characters between a subject and its verb
_BESIDE = 8  # characters between a word and the value that it leads on to
_GOVERNING = frozenset({CueKind.MODALITY, CueKind.NEGATION, CueKind.CONDITION})
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


def governing(line: Line, start: int, end: int, spans: Sequence[tuple[int, int]] = ()) -> Cue | None:
    """Return the cue that governs a value or verb at ``start:end``; ``spans`` are all values of the line.

    Cues of the same clause come before those of others. A subject is governed by the verb that follows it ("two
    prototypes will fly"). What hangs on a later value after a comma ("$150m a month, up to $6.3bn if fully executed")
    does not govern the earlier one, and a word that only compares ("short of what was promised") governs nothing.
    """
    clause = line.clause_at(start)
    able = [
        cue
        for cue in line.cues
        if cue.kind in _GOVERNING
        and not (cue.start < end and start < cue.end and cue.kind is CueKind.CONDITION)
        and not _belongs_elsewhere(line, cue, end, spans)
        and not _is_of_another(line, cue, start, spans)
        and not _COMPARES.search(line.words[max(line.start, cue.start - 22) : cue.start])
        and not (cue.text.lower() in _MODAL_VERBS and _ENDS_HERE.match(line.words, cue.end))
        and not (cue.kind is CueKind.NEGATION and _FILLER.match(line.words, cue.end))
        and not _is_approximate(line, cue, start)
        and not (
            cue.value == Modality.ACHIEVED and _TO_BE.search(line.words, max(line.start, cue.start - _NEAR), cue.start)
        )
        and not (cue.text.lower() == "built" and _MADE_BY.match(line.words, cue.end))
        and not (cue.text.lower().startswith("to ") and _FIRST_TO.search(line.words[line.start : cue.start]))
    ]
    over = [cue for cue in able if cue.scope_start <= start and end <= cue.scope_end]
    failed = _failure(line, max(clause.end, end))
    if failed is not None:
        return failed
    own = [cue for cue in over if clause.start <= cue.start < clause.end or cue.kind is CueKind.CONDITION]
    own += [
        cue for cue in able if end <= cue.start < clause.end and cue not in own and _is_its_verb(line, cue, end, spans)
    ]
    own += [cue for cue in able if cue not in own and cue.end <= start and _is_aside(line, cue, start)]
    # "a contract, worth about $2 billion, has been called off"
    own += [cue for cue in able if cue not in own and _CLOSES_ASIDE.fullmatch(line.words, end, cue.start)]
    return max(own or over, key=lambda cue: (cue.strength, -_distance(cue, start, end)), default=None)


def _failure(line: Line, end: int) -> Cue | None:
    """Return the negation by which the next clause takes it all back: "…; that has not happened"."""
    match = _TAKEN_BACK.search(line.words, end, line.end)
    if match is None:
        return None
    return next(
        (cue for cue in line.cues if cue.kind is CueKind.NEGATION and match.start() <= cue.start < match.end()), None
    )


def _is_of_another(line: Line, cue: Cue, start: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Say whether a noun belongs to another value: "toward a long-term goal of a terawatt"."""
    following = min((span for span in spans if span[0] >= cue.end), default=None)
    if following is None or following[0] == start:
        return False
    return _OF_VALUE.fullmatch(line.words[cue.end : following[0]]) is not None


def _is_its_verb(line: Line, cue: Cue, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    if cue.kind is CueKind.CONDITION or any(end <= span[0] < cue.start for span in spans):
        return False
    apposed = _APPOSED.search(line.words, end, cue.start)
    begin = end if apposed is None else apposed.end()  # "two prototypes, built by Planet, will be launched"
    return not _ANOTHER_CLAUSE.search(line.words, begin, cue.start) and not _VERB_AND_MORE.search(
        line.words, begin, cue.start
    )


def _is_aside(line: Line, cue: Cue, start: int) -> bool:
    """Say whether a cue is put in between, and so bears on all that follows: "AI6, hopes Musk, will be made in 2028"."""
    if cue.kind is not CueKind.MODALITY or _TURNS.search(line.words, cue.end, start):
        return False
    before = line.words[line.start : cue.start].rstrip(" \"'“•*-")
    if not before:
        return line.words.startswith(",", cue.end)  # "Over time, he said, the radiators should …"
    if _PUT_IN.search(before) and _PUT_OUT.match(line.words, cue.end, line.end):
        return True  # "Starcloud, its founder hopes, will launch …"
    return before.endswith((",", "(", "—")) and _ASIDE.match(line.words, cue.end, line.end) is not None


def _distance(cue: Cue, start: int, end: int) -> int:
    return max(start - cue.end, cue.start - end, 0)


def modality(line: Line, start: int, program: Program, *, flown: bool, flew: bool, is_count: bool = False) -> Modality:
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
    stands = _EXISTS.search(line.words[clause.start : clause.end]) is not None
    if _GETS_TO.search(line.words, clause.start, start):
        return Modality.PLANNED
    if program.place in _BUILT or flew:
        return Modality.ACHIEVED
    return Modality.ACHIEVED if flown and (stands or not is_count) else Modality.PLANNED


def as_wished(modality: Modality, cue: Cue | None, period: ClaimPeriod | None) -> Modality:
    """Return the modality of what somebody wants: with a date it is a plan, without one an ambition."""
    is_dated = period is not None and (period.earliest is not None or period.latest is not None)
    return Modality.PLANNED if cue is not None and is_dated and _WANTS.match(cue.text.lower()) else modality


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


def _belongs_elsewhere(line: Line, cue: Cue, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    if cue.start >= end and cue.kind is not CueKind.CONDITION and _is_of_other_noun(line, cue, end, spans):
        return True
    if cue.start >= end and (_is_next_ones(line, cue, end, spans) or _is_of_compared(line, cue, end, spans)):
        return True
    if cue.start < end or (cue.kind is not CueKind.CONDITION and cue.value != Modality.ASPIRATIONAL):
        return False
    between = [span for span in spans if end <= span[0] and span[1] <= cue.start]
    return any("," in line.words[end : span[0]] or " or " in line.words[end : span[0]] for span in between)


def _is_approximate(line: Line, cue: Cue, start: int) -> bool:
    """Say whether a word only makes the number rough: "will see perhaps four flights", but not "…, maybe four flights"."""
    return (
        cue.end <= start <= cue.end + 3
        and cue.text.lower() in _ROUGHLY
        and _SURE.search(line.words, line.clause_at(start).start, cue.start) is not None
        and not line.words[max(line.start, cue.start - 3) : cue.start].rstrip().endswith(",")
    )


def _is_of_compared(line: Line, cue: Cue, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Say whether a word belongs to a value that this one is compared with: "26, fewer than half of the 60 planned"."""
    between = [span for span in spans if end <= span[0] and span[1] <= cue.start]
    return (
        cue.kind is not CueKind.CONDITION
        and bool(between)
        and _COMPARING.search(line.words, end, between[-1][0]) is not None
        and not re.search(r"[,;]", line.words[between[-1][1] : cue.start])
    )


def _is_next_ones(line: Line, cue: Cue, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Say whether a word leads on to the next value: "a three-billion-dollar thing, maybe a few thousand wafers"."""
    following = min((span[0] for span in spans if span[0] >= cue.end), default=None)
    return (
        cue.kind is not CueKind.CONDITION
        and following is not None
        and following <= cue.end + _BESIDE
        and _JOINED.search(line.words, end, cue.start) is not None
    )


def _is_of_other_noun(line: Line, cue: Cue, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    """Say whether a cue tells of something else that stands between: "five satellites from a builder that it did not name"."""
    later = max((span[1] for span in spans if end <= span[0] and span[1] <= cue.start), default=None)
    if later is not None:
        return _OWN_RELATIVE.match(line.words, later, cue.start) is not None
    return _RELATIVE.search(line.words, end, cue.start) is not None


def condition(conditions: Sequence[tuple[int, int]], line: Line, start: int) -> str | None:
    """Return the words of the condition that the value hangs on, unless the value stands in the condition itself."""
    for left, right in conditions:
        if line.start <= left < line.end and not left <= start < right:
            return _CONDITIONAL_TAIL.sub("", line.text[left:right])
    return None
