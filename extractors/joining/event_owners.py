"""Whose a happening is where its sentence names no program, and whether it goes on with what was spoken of.

``of_same_thing(names, scene, line, trigger, places, here) -> Found | None``  the program of another event of the sentence, or of a paper told before
``resumes(passage, scene, line, trigger, found) -> bool``                    a line goes on speaking of a program named before it
``is_on_topic(scene, line, trigger, found) -> bool``                         an event without a date is told of what the title names
"""

import re
from collections.abc import Sequence

from extractors.firmness import states
from extractors.joining.context import Passage
from extractors.lines.drafts import Draft
from extractors.lines.passages import Line
from extractors.lines.scenes import ANTECEDENT, DOCUMENT_CONTEXT, Found, NamedPrograms, Scene
from extractors.lines.triggers import FLIGHTS, Trigger
from models.lexicon import Place
from models.vocabulary import DocumentKind

ON_PAPER = frozenset({"filing", "approval", "agreement"})
_RESUMES = re.compile(
    r"\b(?:the|its|this|that|it|they|both|first|next|these|two|three|another|second|a pair|there|here)\b"
)
_WORKS = re.compile(
    r"\b(?:the|this|its|that)\s(?:\w+\s)?(?:plant|factory|fab|complex|supercomputer|cluster|constellation)\b"
)
_GOES_ON = re.compile(r"\W*(?:(?:and|but|then|or)\s)*(?:both|they|it|each|all|the (?:pair|two|first|second|other))\b")
_OF_IT = re.compile(r"\s(?:it|them|that)\b")
_ONE_OF_THEM = re.compile(
    r"\W*(?:(?:and|but|so|now|then|well|today)\b,?\s)*(?:it|they|both|each|these|those|that (?:one|craft|spacecraft|satellite)"
    r"|the (?:first|second|third|next|other|new|old|older|newer|latest)(?:\sone)?|the (?:pair|two|ones))(?:['’]\w+)?\s"
)
_THAT_CRAFT = re.compile(
    r"\W*(?:that|this|our|the)\s(?:first\s)?(?:satellite|spacecraft|craft|node|prototype|demonstrator)\s(?:has|have)\sbeen\s$"
)
_NEAR = 2  # lines
_SOME_WAY = 8  # lines
_LONGEST_LIST = 15  # lines


def of_same_thing(
    names: NamedPrograms,
    scene: Scene,
    line: Line,
    trigger: Trigger,
    places: frozenset[Place],
    here: Sequence[Draft],
) -> Found | None:
    """Return the program of which the sentence told another event: "They went up in May, and both entered service".

    Of an approval also the one whose paper the lines before tell of: "The Commission has not granted it".
    """
    told, of_paper = next(reversed(here), None), trigger.metric.key == "approval"
    if told is None and of_paper:
        happened = scene.told.back_from(line, _NEAR, dimension="")
        told = next((draft for draft in happened if draft.metric.key in ON_PAPER), None)
    program = names.by_key.get(told.program or "") if told is not None else None
    if told is None or program is None or program.place not in places:
        return None
    clause = line.clause_at(trigger.start)
    is_of_it = of_paper and _OF_IT.match(line.words, trigger.end, clause.end) is not None
    if not is_of_it and _GOES_ON.match(line.words, clause.start, trigger.start) is None:
        return None
    return Found(program=program, flags=(ANTECEDENT,), lines_back=line.index - told.line.index)


def resumes(passage: Passage, scene: Scene, line: Line, trigger: Trigger, found: Found) -> bool:
    """Say whether a line that names no program goes on speaking of the one before it."""
    if passage.kind is DocumentKind.JOB_POSTING:
        return False
    if trigger.stated:
        return found.lines_back <= _LONGEST_LIST
    if states.is_item(line, trigger):
        return found.lines_back <= _LONGEST_LIST
    if found.lines_back > _NEAR + 1:
        is_topic = found.program.key in scene.title_programs
        most = _LONGEST_LIST if is_topic else _SOME_WAY
        is_told_of = is_topic or (ANTECEDENT in found.flags and bool(line.periods))
        return found.lines_back <= most and is_told_of and _is_of_it(line, trigger)
    if found.lines_back <= _NEAR:
        return True
    clause = line.clause_at(trigger.start)
    if trigger.metric.key == "operation" and DOCUMENT_CONTEXT in found.flags:
        return _WORKS.search(line.words, clause.start, trigger.start) is not None
    return _RESUMES.search(line.words, clause.start, clause.end) is not None or trigger.metric.key in FLIGHTS


def is_on_topic(scene: Scene, line: Line, trigger: Trigger, found: Found) -> bool:
    """Say whether an event without a date is told of what the title names: "That spacecraft has been launched", "The FCC has not granted it"."""
    if found.program.key not in scene.title_programs:
        return False
    clause = line.clause_at(trigger.start)
    if trigger.metric.key == "approval":
        return _OF_IT.match(line.words, trigger.end, clause.end) is not None
    return _THAT_CRAFT.match(line.words, clause.start, trigger.start) is not None


def _is_of_it(line: Line, trigger: Trigger) -> bool:
    """Say whether the subject of an event is a word that points back: "The first one taped out in April", "Both fly in 2027"."""
    clause = line.whole_clause(line.clause_at(trigger.start))
    return _ONE_OF_THEM.match(line.words, clause.start, trigger.start) is not None
