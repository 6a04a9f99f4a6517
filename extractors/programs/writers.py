"""What a writer tells of himself, in a text that names a program of somebody else: "We launched in 2019 with two ovens".

``is_own_deed(scene, line, start, program, is_ours=…)``   what stands at ``start`` is told of whoever writes, or of a guest who is asked
"""

import re
from collections import Counter
from collections.abc import Callable

from extractors.lines.passages import Line
from extractors.lines.scenes import Scene
from extractors.programs.continuity import is_question
from extractors.text.clauses import Clause
from extractors.text.quotations import quotation_at
from extractors.text.typography import word_set
from extractors.text.wordings import Frame
from models.reading import Mention

_FIRST_PERSON = word_set("i we i've we've i'd we'd you you've")
_THINGS = r"(?=\s(?:an?|the|our|my|it|them|in|with|through|from|for|only|about|some|nearly|over|up|more|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[\d$€£]))"
_DOES = Frame(
    r"\b(?:we|i)(?:['’](?:ve|d))?\s(?:(?:had|have|also|once|then|already|now|just|recently|only)\s){0,2}?<voice.deeds>\b"
    + _THINGS
)
_ASKED = Frame(
    r"\byou(?:['’](?:ve|d))?\s(?:(?:had|have|also|once|then|already|now|just|recently|only)\s){0,2}?<voice.deeds>\b"
    + _THINGS
)
_LABEL = re.compile(r"[\W_]*[A-Z][\w.’'-]*(?:\s[\w.,’'()-]+){0,6}:[*_]{0,2}\s")
_I = re.compile(r"(?<![\w*_.’'-])(?:I|I['’](?:m|ve|d|ll)|[Mm]y)(?=\s\w)")
_FOR_ONESELF = word_set("i my i'm i've i'd i'll")
_TURNS = 2
_WORKS_AT = re.compile(r"\b(?:at|for|joined|joining|here at|with us at)\s(?:the\s)?$")


def is_own_deed(scene: Scene, line: Line, start: int, program: str, *, is_ours: Callable[[Mention], bool]) -> bool:
    """Say whether what stands at ``start`` is a deed of the writer, who tells of himself and is none of those of a program whom ``is_ours`` knows."""
    if _FIRST_PERSON.isdisjoint(line.heard) or not line.hears_of("voice.deeds"):
        return False
    clause = line.clause_at(start)
    if _stands_before(line.pattern(_ASKED), line, clause, start):
        return not any(is_ours(mention) for mention in line.mentions)  # "You ran a 6-gigawatt factory in Ohio"
    if (
        not _stands_before(line.pattern(_DOES), line, clause, start)
        or quotation_at(line.text, start) is not None
        or line.whole.once("is talk", lambda: _is_talk(scene))
    ):
        return False
    is_writer = line.whole.once("writer", lambda: any(speaks_for_himself(other) for other in scene.lines))
    return is_writer and not line.whole.once(
        ("works for", program), lambda: any(_works_for_ours(other, is_ours) for other in scene.lines)
    )


def _is_talk(scene: Scene) -> bool:
    """Say whether several speak in a text, by labels or by questions that are paragraphs: "we" may be whoever is asked."""
    counts = Counter(line.paragraph for line in scene.lines)
    heads = [line for line in scene.lines if line.index == 0 or scene.lines[line.index - 1].paragraph != line.paragraph]
    labels = sum(_LABEL.match(line.text, line.start, line.end) is not None for line in heads)
    asks = sum(counts[line.paragraph] == 1 and is_question(line) for line in heads)
    return labels >= _TURNS or asks >= _TURNS


def _stands_before(deed: re.Pattern[str], line: Line, clause: Clause, start: int) -> bool:
    """Say whether a deed of somebody's begins before ``start`` in its clause; it may be what stands there."""
    return any(found.start() <= start for found in deed.finditer(line.words, clause.start, clause.end))


def speaks_for_himself(line: Line) -> bool:
    """Say whether a person writes a line, and no company: "I know a bit about radiators"."""
    if _FOR_ONESELF.isdisjoint(line.heard):
        return False
    return any(quotation_at(line.text, found.start()) is None for found in _I.finditer(line.text, line.start, line.end))


def _works_for_ours(line: Line, is_ours: Callable[[Mention], bool]) -> bool:
    """Say whether the writer says that he is of ours: "At Google I ran the desk"."""
    if _FIRST_PERSON.isdisjoint(line.heard) and _FOR_ONESELF.isdisjoint(line.heard):
        return False
    return any(
        is_ours(company) and _WORKS_AT.search(line.words, line.start, company.start) is not None
        for company in line.organizations()
    )
