"""Values that strayed: the only one of a program, paragraphs away from the only words that name it, with nothing to lead back.

``without_strays(scene, drafts, passing) -> list[Draft]``. A text that goes on about a program says more than one thing of it,
names it again, or leads back to it ("each satellite"); a text that named it in passing has gone on to something else.
"""

import re
from collections import Counter
from collections.abc import Iterable

from extractors.lines import headings, nearness
from extractors.lines.drafts import Draft
from extractors.lines.passages import Line
from extractors.lines.scenes import ANTECEDENT, DOCUMENT_CONTEXT, Scene
from extractors.programs.continuity import Naming
from extractors.programs.passing_names import OPENING, Passing
from models.lexicon import Place
from models.vocabulary import MentionLabel

_EVERYWHERE = frozenset(Place)
_ASSUMED = frozenset({ANTECEDENT, DOCUMENT_CONTEXT})
_SOMEBODY = re.compile(r"\W*(?:and\s|but\s|so\s|then\s|for the record,?\s)?(?:he|she|his|her)\s")


def without_strays(scene: Scene, drafts: Iterable[Draft], passing: Passing) -> list[Draft]:
    """Leave out the values that strayed."""
    kept = list(drafts)
    counts = Counter(draft.program for draft in kept)
    return [draft for draft in kept if counts[draft.program] > 1 or not _strayed(scene, draft, passing)]


def _strayed(scene: Scene, draft: Draft, passing: Passing) -> bool:
    program = passing.names.by_key.get(draft.program or "")
    line = draft.line
    if program is None or _ASSUMED.isdisjoint(draft.flags) or program.key in scene.title_programs:
        return False
    if passing.names_kin(line, program):
        return False
    named = next(
        (earlier for earlier in reversed(scene.lines[: line.index]) if passing.names_program(earlier, program)), None
    )
    if named is None or (named.index < OPENING and passing.naming(scene, program) is Naming.LEADS):
        return False
    if named.paragraph == line.paragraph:
        return _is_of_somebody(line, draft) and not any(
            mention.label is MentionLabel.PERSON and passing.is_kin(mention, program)
            for earlier in scene.lines[: line.index]
            for mention in earlier.mentions
        )
    if _asks(named) or _is_heading(scene, named):
        return False
    places, leads_back = nearness.wanted(line, line.start, line.end, _EVERYWHERE)
    return not (leads_back and program.place in places)


def _is_of_somebody(line: Line, draft: Draft) -> bool:
    """Say whether a value is that of a person: "She would set the threshold at 50 megawatts", "his project is 600 MW"."""
    clause = line.clause_at(draft.start)
    somebody = _SOMEBODY.match(line.words, clause.start, draft.start)
    return somebody is not None and line.match("said.reports", somebody.end(), clause.end) is None


def _asks(line: Line) -> bool:
    """Say whether a line is a question, to which the next paragraph is the answer."""
    return line.text.find("?", line.start, line.end) >= 0


def _is_heading(scene: Scene, line: Line) -> bool:
    """Say whether a line is a paragraph of its own and no sentence."""
    beside = scene.lines[max(0, line.index - 1) : line.index + 2]
    alone = all(other is line or other.paragraph != line.paragraph for other in beside)
    return alone and headings.is_open(line)
