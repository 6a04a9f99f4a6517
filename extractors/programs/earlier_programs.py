"""The program of a value whose line leaves it out: what the lines before speak of, or the title, or the whole document.

``EarlierFinder(names=names, passing=passing, company_programs=company_programs)``
``finder.told(scene, line, places)``         the program of the claims and lines before
``finder.of_document(scene, line, places)``  the one that the title, or the whole document, is about
``finder.of_paper(scene, line, places)``     the one whose application was spoken of last
"""

import re
from dataclasses import dataclass

from extractors.lines import nearness
from extractors.lines.passages import Line
from extractors.lines.scenes import ANTECEDENT, DOCUMENT_CONTEXT, Found, NamedPrograms, Scene
from extractors.programs.company_programs import CompanyFinder
from extractors.programs.passing_names import Passing
from extractors.text.wordings import Frame
from models.lexicon import Place

_PARAGRAPHS_BACK = 2
_LINES_BACK = 3
_ALOFT = re.compile(r"\b(?:in orbit|in space|from orbit|aloft|up there)\b")
_GOES_ON = re.compile(r"[\s\"“*•-]*(?:that|this|these|those|they|it)\b(?![’']s\s(?:why|how|what))")
_RUBRIC = Frame(
    r"[\W_]*(?:the\s)?<list.rubrics>(?:\s(?:the|this) (?:day|week|month|issue))?[*_]{0,3}(?:\s?[:.!—–-]|\s*$|\n)"
)
_LINES_OF_RUBRIC = 8
_LONGEST_RUBRIC = 40  # characters
_THE_PAPER = re.compile(
    r"[\W_]*(?:in\s|according to\s)?(?:the|its|this|that)\s(?:\w+\s)?(?:application|filing|petition|request|papers?)\b(?:\sitself)?(?! (?:of|by|for|from)\b)"
)
_A_PAPER = re.compile(r"\b(?:application|filing|filed|applied|petition|request|asked the (?:fcc|commission))\b")
_PAPERS_BACK = 10  # lines


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierFinder:
    """Finds programs by what stands before a line; made once from a watchlist."""

    names: NamedPrograms
    passing: Passing
    company_programs: CompanyFinder

    def told(self, scene: Scene, line: Line, places: frozenset[Place]) -> Found | None:
        """Return the program of the claim or line before, up to a line whose subject is an outsider."""
        if _is_of_rubric(scene, line):
            return None
        first = max(0, line.index - _LINES_BACK)
        for earlier in reversed(scene.lines[first : line.index]):
            if line.paragraph - earlier.paragraph > _PARAGRAPHS_BACK:
                return None
            found = self._told_in(scene, earlier, line.index - earlier.index, places)
            if found is not None:
                return found
            company = nearness.headed_by(earlier)
            if company is not None and earlier.paragraph == line.paragraph:
                return self.company_programs.only_of(scene, company, places)
            if self.passing.turns_away(earlier, places):
                return None
        end = self._end_of_search(scene, first - 1, line.paragraph, places)
        return None if end is None else self._told_in(scene, end, line.index - end.index, places)

    def of_document(self, scene: Scene, line: Line, places: frozenset[Place]) -> Found | None:
        """Return the program that the title names, else the only fitting one that the document names.

        A name that only stands somewhere in a text about other things lends itself to lines alone that are tied to it.
        """
        if _is_of_rubric(scene, line):
            return None
        titled = [key for key in scene.title_programs if self.names.by_key[key].place in places]
        if len(set(titled)) == 1 and self.names.by_key[titled[0]].organization is not None:
            return Found(program=self.names.by_key[titled[0]], flags=(DOCUMENT_CONTEXT,), lines_back=_LINES_BACK)
        keys = {key for key in scene.named if self.names.by_key[key].place in places}
        owned = [self.names.by_key[key] for key in keys if self.names.by_key[key].organization is not None]
        if not owned:  # "The application that SpaceX lodged is for orbital data centers" names none, and tells of one
            told = (self.names.by_key[key] for key in sorted(scene.told.programs()) if key in self.names.by_key)
            owned = [
                program
                for program in told
                if program.place in places & {Place.ORBIT} and program.organization is not None
            ]
        served = [program for program in owned if program.serves not in keys]  # what all the others make or carry
        if not titled and len(served) > 1:
            served = [program for program in served if self.passing.is_speakers(scene, line, program, places)]
        if titled or len(served) != 1:
            return None
        if not self.passing.lends(scene, line, served[0], places):
            return None
        return Found(program=served[0], flags=(DOCUMENT_CONTEXT,), lines_back=_LINES_BACK)

    def of_paper(self, scene: Scene, line: Line, places: frozenset[Place]) -> Found | None:
        """Return the program whose application was spoken of last, where a line goes on with it: "The filing puts the shells at …"."""
        if Place.ORBIT not in places or _THE_PAPER.match(line.words, line.start, line.end) is None:
            return None
        for earlier in reversed(scene.lines[max(0, line.index - _PAPERS_BACK) : line.index]):
            if not earlier.mentions or _A_PAPER.search(earlier.words, earlier.start, earlier.end) is None:
                continue
            ours = [program for _, program in self.names.of_line(earlier) if program.place in places & {Place.ORBIT}]
            return Found(program=ours[0], flags=(ANTECEDENT,), lines_back=1) if ours else None
        return None

    def _told_in(self, scene: Scene, earlier: Line, back: int, places: frozenset[Place]) -> Found | None:
        """Return the program that a line so many lines back speaks of."""
        spoken_of = self.names.spoken_of(earlier, places)
        claimed = (
            self.names.by_key.get(draft.program)
            for draft in scene.told.of_line(earlier)
            if draft.program and (draft.quantity is not None or draft.counterparty is None)
        )
        following = scene.lines[earlier.index + 1]
        goes_on = back == 1 and (
            _GOES_ON.match(following.words, following.start) is not None
            or _ALOFT.search(following.words, following.start, following.end) is not None
        )
        # A class of things without an owner is left again with its sentence, but for "That is some 18,000 satellites".
        drafted = [
            program
            for program in claimed
            if program is not None and program.place in places and (program.organization is not None or goes_on)
        ]
        if drafted and back <= _LINES_BACK and not spoken_of:
            return Found(program=drafted[-1], flags=(ANTECEDENT,), lines_back=back)
        named = [
            program
            for _, program in (self.names.of_line(earlier) if back == 1 else ())
            if program.place in places and program.organization is not None
        ]
        if not spoken_of and not named:
            return None
        program = spoken_of[0] if spoken_of else named[0]
        if drafted and drafted[-1] in spoken_of and len({other.key for other in spoken_of}) == 1:
            program = drafted[-1]
        return Found(program=program, flags=(ANTECEDENT,), lines_back=back)

    def _end_of_search(self, scene: Scene, last: int, paragraph: int, places: frozenset[Place]) -> Line | None:
        """Return the line, at or before ``last``, at which looking back for a program ends; None: none is near enough.

        Lines that were passed once are passed in one step from then on: a long text is not gone through for every value.
        """
        at, passed = last, []
        while at >= 0 and paragraph - scene.lines[at].paragraph <= _PARAGRAPHS_BACK:
            passed.append(at)
            following = scene.ends.get((at, places))
            if following is None:
                line = scene.lines[at]
                ends = self.names.spoken_of(line, places) or self.passing.turns_away(line, places)
                following = at if ends else at - 1
            if following == at:
                break
            at = following
        scene.ends.update(((index, places), at) for index in passed)
        return scene.lines[at] if passed and passed[-1] == at else None


def _is_of_rubric(scene: Scene, line: Line) -> bool:
    """Say whether a line stands under a rubric that has nothing to do with what was told before, and names nobody since."""
    last = line.index
    while last > 0 and scene.lines[last - 1].paragraph == line.paragraph:
        last -= 1
        if line.index - last > _LINES_OF_RUBRIC:
            return False
    for first in (last, last - 1):
        head = scene.lines[first] if first >= 0 else None
        if head is None or (first < last and not _is_short(head)):
            continue
        found = head.pattern(_RUBRIC).match(head.words, head.start, head.end) if head.hears_of("list.rubrics") else None
        if found is not None:
            return not any(between.mentions for between in scene.lines[first : line.index + 1])
    return False


def _is_short(line: Line) -> bool:
    return line.end - line.start <= _LONGEST_RUBRIC
