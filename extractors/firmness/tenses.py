"""Whether a line tells of what lies behind: by its tense, by a plan that was, by a purchase or a flight that is told.

Each function says whether it does so; ``start:end`` are the words it is asked of.
"""

import re

from extractors.firmness.governance import governing
from extractors.lines.passages import Line
from extractors.text.wordings import Frame
from models.vocabulary import CueKind, Modality

_HAD = re.compile(r"\bhad (?:\w+ly |once |first |also )?$")
_SHOULD_HAVE = re.compile(r"\b(?:should|ought to) (?:\w+ly |already )?have \w+(?:ed|n|ne|wn|id|ade|ut)\b")
_WAS = re.compile(r"\b(?:was|were) (?:\w+ly |once |first )?$")
_WAS_AT = re.compile(r"\b(?:was|were|had been)\s(?:(?:at|about|some|only|just|still|put at|given as)\s){0,2}$")
_LAY_BEHIND = frozenset({"had", "was", "were"})
_PAST_TENSE = Frame(
    r"\b(?:<stance.past>|was|were|had(?! <stance.had_spoken>)"
    r"|(?:(?<=[a-z]\s)|(?<=,\s))(?<!to\s)put(?=\s(?:the|its)\b|\s(?:[\w’'-]+\s){1,3}at\s)"
    r"|(?!<stance.foreseen>\b)\w{3,}ed(?!-))\b"
)
_STILL_TO_COME = re.compile(
    r"\bdue\b|\b(?:will|would|could|may|might|should|can|must|to|be|is|are|for|from|by|until|through|starting|beginning|if|once)\s(?=[a-z])(?!(?:the|its|an?)\b)"
)


def tells_of_flight(line: Line) -> bool:
    """Say whether a line tells that its hardware has flown, so that what it says of it in the present is no plan."""
    return line.find("stance.flew", line.start, line.end) is not None and not any(
        cue.kind is CueKind.NEGATION or cue.value == Modality.PLANNED for cue in line.cues
    )


def was_planned(line: Line, start: int) -> bool:
    """Say whether a clause tells of a plan that lies behind: "had planned to fly by June 30", "1 GW was the plan for July"."""
    clause = line.clause_at(start)
    if "have" in line.heard and _SHOULD_HAVE.search(line.words, clause.start, clause.end):
        return True
    if line.find("stance.old_aim", clause.start, clause.end):
        return True
    return not _LAY_BEHIND.isdisjoint(line.heard) and (
        any(_HAD.search(line.words, clause.start, at) for at in line.places("stance.was_to", clause.start, clause.end))
        or any(
            _WAS.search(line.words, clause.start, at) for at in line.places("stance.was_due", clause.start, clause.end)
        )
    )


def was_so(line: Line, start: int) -> bool:
    """Say whether a figure is said to have been so: "was 110 m² in March" tells of the March that was."""
    return not _LAY_BEHIND.isdisjoint(line.heard) and _WAS_AT.search(line.words, line.start, start) is not None


def is_past(line: Line, start: int) -> bool:
    """Say whether the clause of a value is told in the past tense."""
    clause = line.whole_clause(line.clause_at(start))
    return line.pattern(_PAST_TENSE).search(line.words, clause.start, clause.end) is not None


def is_bought(line: Line, start: int, end: int) -> bool:
    """Say whether what stands before a date tells of a purchase that was: "bought 100,000 GPUs in May", not "… for delivery in May"."""
    first = line.clause_at(end).start
    return (
        first <= start and line.find("dates.bought", first, end) is not None and not _is_still_to_come(line, first, end)
    )


def _is_still_to_come(line: Line, start: int, end: int) -> bool:
    """Say whether words of what is to be stand here; what a program of ours gets for itself is none: "for Colossus"."""
    named = {mention.start for mention in line.programs()}
    return any(match.end() not in named for match in _STILL_TO_COME.finditer(line.words, start, end))


def tells_of_load(line: Line, start: int) -> bool:
    """Say whether a load is that of a flight that was, or is under way: "left the bay", "is carrying"."""
    return (
        is_past(line, start)
        or line.find("stance.load", line.whole_clause(line.clause_at(start)).start, line.end) is not None
    )


def is_told(line: Line, start: int, end: int) -> bool:
    """Say whether something is told as past by its verb alone: "The twelfth flight, on May 4, ended in a splashdown"."""
    clause = line.clause_at(start)
    told = line.find("stance.told", end, clause.end)
    return (
        told is not None
        and not line.words.endswith("(", 0, told.start())  # "tape-out Dec (was Oct)"
        and line.find("stance.not_told", clause.start, clause.end) is None
        and governing(line, start, end) is None
    )
