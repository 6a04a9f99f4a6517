"""How firmly something is said, on what condition, and by whom.

``modality(line, start, end, fallback)``  the strongest cue that governs; ``fallback`` where no cue does
``condition(line, start)``                the words of the condition that it hangs on, for the last value of a sentence
``speaker(line, start, owner)``           who is reported to say it; None: the page itself
"""

import re
from collections.abc import Sequence

from extractors import cues
from extractors.passages import Line
from models.lexicon import Place, Program
from models.reading import Cue
from models.vocabulary import CueKind, Modality

_CONDITIONAL_TAIL = re.compile(r"[ ,.;:!?)”\"]+$")
_EXISTS = re.compile(
    r"\b(?:launched|flew|flown|carried|released|deployed|delivered|lifted|houses?|hosts?|has|have|had|holds?|runs?|ran|drew|draws"
    r"|reached|built|installed|in service|in orbit|passed|stands? at|stood at|came online|is running|are running|now running|made"
    r"|on board|aboard|counts|operates|carries|weighs|done|ended|were|was|fits?|at present|so far)\b"
)
_PAPER = re.compile(r"(?:filed|accepted|signed|granted|approved|awarded|struck|raised|secured|completed?|has been|have been|finished|opened|restarted|revived|resumed|today)$")
_GOVERNING = frozenset({CueKind.MODALITY, CueKind.NEGATION, CueKind.CONDITION})
_BUILT = frozenset({Place.GROUND, Place.ROCKET, Place.CHIP})
PAST = frozenset({Modality.ACHIEVED, Modality.UNDERWAY, Modality.DENIED, Modality.CANCELLED})
"""Said of what lies behind: a month without a year is the last one."""


def silent(line: Line, start: int, end: int) -> bool:
    """Say whether what stands here is no claim: a question, sarcasm, history, a price."""
    return line.quote.rstrip("\"'”’)* ").endswith("?") or cues.silencing(line.cues, start, end) is not None


def governing(line: Line, start: int, end: int, spans: Sequence[tuple[int, int]] = ()) -> Cue | None:
    """Return the cue that governs a value or verb at ``start:end``.

    A condition behind another value ("$150m a month, up to $6.3bn if fully executed") hangs on that one alone. A subject
    is governed by the verb that follows it ("two prototypes will fly").
    """
    able = [cue for cue in line.cues if not _hangs_elsewhere(line, cue, end, spans)]
    found = cues.governing(able, start, end)
    if found is not None:
        return found
    clause = line.clause_at(start)
    behind = [cue for cue in able if cue.kind in _GOVERNING and cue.kind is not CueKind.CONDITION and end <= cue.start < clause.end]
    return max(behind, key=lambda cue: (cue.strength, -cue.start), default=None)


def modality(line: Line, start: int, end: int, program: Program, *, flown: bool) -> Modality:
    """Return the modality of a value that no cue governs: by what stands, and what is only drawn."""
    clause = line.clause_at(start)
    stands = _EXISTS.search(line.words[clause.start : clause.end]) is not None
    if program.place in _BUILT:
        return Modality.ACHIEVED
    return Modality.ACHIEVED if flown and stands else Modality.PLANNED


def is_of_paper(cue: Cue) -> bool:
    """Say whether a cue tells of an act on paper, which makes none of its figures true: filed, accepted, announced."""
    return cue.value == Modality.ACHIEVED and _PAPER.match(cue.text.lower()) is not None


def _hangs_elsewhere(line: Line, cue: Cue, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    if cue.kind is not CueKind.CONDITION or cue.start < end:
        return False
    between = [span for span in spans if end <= span[0] and span[1] <= cue.start]
    return any("," in line.words[end : span[0]] or " or " in line.words[end : span[0]] for span in between)


def condition(conditions: list[tuple[int, int]], line: Line, start: int) -> str | None:
    """Return the words of the condition that the value hangs on, unless the value stands in the condition itself."""
    for left, right in conditions:
        if line.start <= left < line.end and not left <= start < right:
            return _CONDITIONAL_TAIL.sub("", line.text[left:right])
    return None


def in_condition(conditions: list[tuple[int, int]], start: int) -> bool:
    return any(left <= start < right for left, right in conditions)
