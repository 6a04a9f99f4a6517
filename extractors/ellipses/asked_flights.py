"""Dates that answer a question for when "they" go, or only "when?": "And when do these fly? – 2027, both of them."

``happenings(scene, line, names, metrics, find) -> list[Trigger]``   what was asked of, at the date that the line begins with
"""

import re
from collections.abc import Callable, Mapping, Sequence

from extractors.ellipses import answers
from extractors.lines.passages import Line
from extractors.lines.scenes import NamedPrograms, Scene
from extractors.lines.triggers import Trigger
from extractors.text.wordings import Frame
from models.lexicon import Metric, Place

_GO = Frame(
    r"\bwhen (?:do|does|will|did|would|can|are|is)\s(?:they|it|these|those|both|the (?:first|next|second|other|new|pair|two)(?:\s(?:one|ones|two|pair))?|that one|yours)\s"
    r"(?:supposed to |going to |due to |meant to |to )?<asked.goes>\b"
)
_FIRST_ONE = re.compile(
    r"\bwhen(?:['’]s|\s(?:is|will|are))\s(?:that|it|the (?:first|next|second)(?:\s(?:one|pair|two))?)\W*$"
)
_BARE = re.compile(
    r"[\W_]*(?:(?:and|ok|okay|but|so|cool|right|yes|great|nice|fine|well)\b,?\s){0,3}when(?:\s(?:exactly|then|though))?\W*$"
)
_OWN = re.compile(r"\b(?:my|mine|i|your|party|office|hearing)\b")
_ASKS = re.compile(r"\bwhen\b")
_LEAD = Frame(
    r"[\W_]*(?:[\w.’'-]+(?:\s[\w.’'()-]+){0,3}:\**\s)?(?:(?:probably|hopefully|maybe|perhaps|around|about|in|by|early|<number.about>|no earlier than|not before),?\s){0,3}"
)
_BEHIND = re.compile(
    r"\W*$|,?\s(?:for the (?:first|next|second|pair|two|other)|says?\b|said\b|both\b|all\b|together\b|if\b|at the (?:earliest|latest)|hopefully|i hope|we hope|on a\b)|[.,;]\s"
)
_LINES_BACK, _TOLD_BACK = 4, 10  # lines
_LONGEST_QUESTION, _LONGEST_ASIDE = 110, 60  # characters


def happenings(
    scene: Scene,
    line: Line,
    names: NamedPrograms,
    metrics: Mapping[str, Metric],
    find: Callable[[Line], Sequence[Trigger]],
) -> list[Trigger]:
    """Return the happening for whose date the lines before ask, where a line begins with one."""
    if not line.periods or line.quantities or line.index == 0:
        return []
    date = line.periods[0]
    if line.pattern(_LEAD).fullmatch(line.words, line.start, date.start) is None:
        return []
    if _BEHIND.match(line.words, date.end, line.end) is None:
        return []
    question = _question(scene.lines, line)
    metric = None if question is None else _asked(scene, question, names, metrics, find)
    return [] if metric is None else [Trigger(metric=metric, start=date.start, end=date.end, done=False)]


def _question(lines: Sequence[Line], line: Line) -> Line | None:
    """Return the line that asks when, over asides of the one who answers: "That's the one date.", "They do it themselves."."""
    for back in range(1, min(_LINES_BACK, line.index) + 1):
        before = lines[line.index - back]
        if line.paragraph - before.paragraph > 1 or before.periods or before.quantities:
            return None
        is_short = before.end - before.start <= _LONGEST_QUESTION
        if is_short and before.paragraph != line.paragraph and _ASKS.search(before.words, before.start, before.end):
            return None if _OWN.search(before.words, before.start, before.end) else before
        if is_short and answers.is_question(before) and _ASKS.search(before.words, before.start, before.end):
            return None if _OWN.search(before.words, before.start, before.end) else before
        if before.end - before.start > _LONGEST_ASIDE:
            return None
    return None


def _asked(
    scene: Scene,
    question: Line,
    names: NamedPrograms,
    metrics: Mapping[str, Metric],
    find: Callable[[Line], Sequence[Trigger]],
) -> Metric | None:
    """Return what a question asks the date of: its own verb, or the first flight of the craft that the text is on."""
    at = (question.words, question.start, question.end)
    told = find(question)
    if told:
        return told[-1].metric if question.words.find("when", question.start, question.end) >= 0 else None
    flies = question.hears_of("asked.goes") and question.pattern(_GO).search(*at) is not None
    if not flies and not (_FIRST_ONE.search(*at) or _BARE.fullmatch(*at)):
        return None
    last = next(iter(scene.told.back_from(question, _TOLD_BACK)), None)
    keys = scene.title_programs if last is None else (last.program,)
    programs = [names.by_key[key] for key in keys if key in names.by_key]
    if len(programs) != 1 or programs[0].place is not Place.ORBIT:
        return None
    return metrics.get("launch")
