"""The program of a value whose line leaves it out: what the lines before speak of, or the title, or the whole document.

``EarlierFinder(names=names, outsiders=outsiders, passing=passing)``
``finder.told(scene, line, places)``              the program of the claims and lines before
``finder.of_document(scene, line, places)``       the one that the title, or the whole document, is about
``finder.of_planner(scene, line, clause, start, places)``  the one that a company plans or files for
``finder.of_company(scene, line, mention, places)``        the one that a company's class of things is
``finder.of_speaker(scene, line, start, places)``          the one of the company whose label or voice a line has
``finder.of_owner_before(scene, line, start, end, places)``  the one of the company whose craft it is
"""

import re
from dataclasses import dataclass

from extractors import nearness
from extractors.clauses import Clause
from extractors.outsiders import OutsiderFinder
from extractors.passages import Line
from extractors.passing_names import FIRST_PERSON, Passing
from extractors.scenes import ANTECEDENT, DOCUMENT_CONTEXT, Found, NamedPrograms, Scene
from extractors.wordings import Frame
from models.lexicon import Place
from models.reading import Mention

_PARAGRAPHS_BACK = 2
_LINES_BACK = 3
_PLANS = re.compile(
    r"\b(?:filed|files|filing|asked|asks|applied|applies|seeks|sought|proposes|proposed|submitted|application|request(?:s|ed)?|petition|proposal)\b"
)
_GOES_ON = re.compile(r"[\s\"“*•-]*(?:that|this|these|those|they|it)\b(?![’']s\s(?:why|how|what))")
_ITS_VOICE = re.compile(r"\b(?:we|our|ours|we['’](?:re|ve|ll|d)|it|its|it['’]s|they|their|there)\b")
_LABELS = re.compile(
    r"(?:\s\([^)\n]{1,40}\)|\s(?:representative|spokes(?:man|woman|person)|executive|official|engineer|ceo|cfo|team))?\s?(?::|\*\*\s?:?|\.\*\*)"
)
_ITS_CRAFT = re.compile(
    r"['’]s?\s(?:(?!rocket|launch)[\w-]+\s){0,2}?(?:demonstrator|prototype|satellite|spacecraft|node|pathfinder|craft|test\sarticle)s?\b"
)
_COMPUTES_ALOFT = re.compile(
    r"\b(?:orbital|space-based|in-orbit)\s(?:ai\s)?(?:data cent|comput)|\bdata cent(?:er|re)s? in (?:space|orbit)\b|\bcomput\w+ in (?:space|orbit)\b|\bdata cent(?:er|re)s? into (?:space|orbit)\b"
)
_RUBRIC = Frame(
    r"[\W_]*(?:the\s)?<list.rubrics>(?:\s(?:the|this) (?:day|week|month|issue))?[*_]{0,3}(?:\s?[:.!—–-]|\s*$|\n)"
)
_LINES_OF_RUBRIC = 8
_LONGEST_RUBRIC = 40  # characters
_THE_PAPER = re.compile(
    r"[\W_]*(?:in\s|according to\s)?(?:the|its|this|that)\s(?:\w+\s)?(?:application|filing|petition|request|papers?)\b(?:\sitself)?(?! (?:of|by|for|from)\b)"
)
_A_PAPER = re.compile(r"\b(?:application|filing|filed|applied|petition|request|asked the (?:fcc|commission))\b")
_ITS_PAPER = re.compile(
    r"\b(?:the|an?)\s(?:\w+\s){0,2}?(?:application|filing|petition|request|papers?)\s(?:that\s|which\s)?(?:it|they|the (?:company|firm))\s(?:has\s|have\s|had\s)?(?:filed|lodged|submitted|made|sent|handed|put)\b"
    r"|\b(?:its|their)\s(?:\w+\s){0,2}?(?:application|filing|petition)\b"
)
_PAPERS_BACK = 10  # lines
_INFERRED = frozenset({Place.ORBIT, Place.FACTORY})
_AIMS = re.compile(
    r"\b(?:will|plans?|aims?|intends?|expects?|hopes?|wants?|is to|means to|prepares)\b[^;]*\b(?:prototypes?|demonstrators?|pathfinders?|orbital"
    r"|data cent(?:er|re)s?|compute|computing|chips?|ai|processors?|gpus?|tpus?)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierFinder:
    """Finds programs by what stands before a line; made once from a watchlist."""

    names: NamedPrograms
    outsiders: OutsiderFinder
    passing: Passing

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
                return self._only_of(scene, company, places)
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
        served = [program for program in owned if program.serves not in keys]  # what all the others make or carry
        if not titled and len(served) > 1:
            served = [program for program in served if self.passing.is_speakers(scene, line, program, places)]
        if titled or len(served) != 1:
            return None
        if not self.passing.lends(scene, line, served[0], places):
            return None
        return Found(program=served[0], flags=(DOCUMENT_CONTEXT,), lines_back=_LINES_BACK)

    def of_planner(
        self, scene: Scene, line: Line, clause: Clause, start: int, places: frozenset[Place]
    ) -> Found | None:
        """Return the only fitting program of the company that is the subject of a plan: "SpaceX filed for a million satellites"."""
        filer = self._filer_before(scene, line, clause)
        if filer is None and not line.organizations():
            return None
        files = _PLANS.search(line.words, clause.start, clause.end) is not None
        if not files and not _AIMS.search(line.words, clause.start, clause.end):
            return None
        subjects = {
            mention.key
            for mention in line.organizations()
            if clause.start <= mention.start <= start and not nearness.is_oblique(line, mention)
        } or ({filer} if filer is not None else set())
        named = scene.named | {*scene.title_programs}
        programs = self.names.by_key
        keys = [
            key
            for key in sorted(named)
            if programs[key].organization in subjects and programs[key].place in places & _INFERRED
        ]
        if len(subjects) == 1 and not keys and files:
            return self._computing_of(scene, line, next(iter(subjects)), places)
        if len(subjects) != 1 or len(keys) != 1:
            return None
        if not files and sum(program.organization in subjects for program in programs.values()) > 1:
            return None  # a company with several programs may mean any of them
        return Found(program=programs[keys[0]], flags=(DOCUMENT_CONTEXT,), lines_back=1)

    def _filer_before(self, scene: Scene, line: Line, clause: Clause) -> str | None:
        """Return the company of which the line before tells, where a line goes on with its paper: "The application it lodged …"."""
        if line.index == 0 or _ITS_PAPER.search(line.words, clause.start, clause.end) is None:
            return None
        before = scene.lines[line.index - 1]
        companies = {company.key for company in before.organizations() if company.key not in self.outsiders.bystanders}
        return companies.pop() if len(companies) == 1 and before.paragraph == line.paragraph else None

    def of_company(self, scene: Scene, line: Line, mention: Mention, places: frozenset[Place]) -> Found | None:
        """Return the program of the company whose plan a class of things is: "Blue Origin wants data centers in orbit"."""
        subjects = [
            company.key
            for company in line.organizations()
            if company.end <= mention.start and not nearness.is_oblique(line, company)
        ]
        return self._only_of(scene, subjects[-1], places) if subjects else None

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

    def of_voice(self, scene: Scene, line: Line, places: frozenset[Place]) -> Found | None:
        """Return the only program of a text that computes in orbit, where a line speaks of such things in the voice of its owner."""
        if FIRST_PERSON.isdisjoint(line.heard) or Place.ORBIT not in places:
            return None
        ours = [program for program in self.names.computing.values() if program.key in scene.named]
        return Found(program=ours[0], flags=(DOCUMENT_CONTEXT,), lines_back=1) if len(ours) == 1 else None

    def of_speaker(
        self, scene: Scene, line: Line, start: int, places: frozenset[Place], *, is_own: bool = False
    ) -> Found | None:
        """Return the program of the company under whose name, or in whose voice, a line stands.

        "**Axiom:** We're there. It has two nodes in orbit"; "Philip Johnston: Our application is for 88,000". ``is_own``: only
        where the line says "we".
        """
        clause = line.clause_at(start)
        if is_own and FIRST_PERSON.isdisjoint(line.heard):
            return None
        if not _ITS_VOICE.search(line.words, clause.start, clause.end):
            return None
        for earlier in reversed(scene.lines[max(0, line.index - _LINES_BACK) : line.index + 1]):
            if earlier.paragraph != line.paragraph:
                return None
            label = next(iter(earlier.mentions), None)
            if label is None or earlier.text[earlier.start : label.start].strip(nearness.MARKUP):
                continue
            if _LABELS.match(earlier.text, label.end) is None:
                continue
            company = self.outsiders.companies.behind(label.key)
            return self._only_of(scene, company, places & {Place.ORBIT}, is_named=False)
        return None

    def of_owner_before(self, scene: Scene, line: Line, start: int, end: int, places: frozenset[Place]) -> Found | None:
        """Return the program of the company that a craft is said to be of: "Google's demonstrator went up"."""
        owners = [
            company.key
            for company in line.organizations()
            if company.start < end
            and line.clause_at(company.start) == line.clause_at(start)
            and _ITS_CRAFT.match(line.words, company.end, line.end) is not None
        ]
        return self.of_owner(scene, line, owners[-1], places) if owners else None

    def of_owner(self, scene: Scene, line: Line, company: str, places: frozenset[Place]) -> Found | None:
        """Return the only program of a company that a text can mean, or the one that computes in orbit."""
        return self._only_of(scene, company, places) or self._computing_of(scene, line, company, places)

    def _computing_of(self, scene: Scene, line: Line, company: str, places: frozenset[Place]) -> Found | None:
        """Return the program of a company that computes in orbit, in a text on that which names no other satellites of it."""
        program = self.names.computing.get(company)
        if program is None or program.place not in places or not self._is_on_computing(scene, line):
            return None
        others = (self.names.by_key[key] for key in scene.named | {*scene.title_programs})
        if any(other.organization == company and other.place is program.place for other in others if other != program):
            return None
        return Found(program=program, flags=(DOCUMENT_CONTEXT,), lines_back=1)

    def _is_on_computing(self, scene: Scene, line: Line) -> bool:
        """Say whether a text speaks of computing in orbit."""
        classes = {program.key for program in self.names.computing.values()}
        if not classes.isdisjoint(scene.named):
            return True
        return line.whole.once("computes aloft", lambda: _COMPUTES_ALOFT.search(line.words) is not None)

    def _only_of(self, scene: Scene, company: str, places: frozenset[Place], *, is_named: bool = True) -> Found | None:
        """Return the only fitting program of a company, where the text names it, or at least another of its kind."""
        fitting = [
            program
            for program in self.names.by_key.values()
            if program.organization == company and program.place in places
        ]
        named = scene.named | {*scene.title_programs}
        if len(fitting) != 1 or (
            fitting[0].key not in named
            and (is_named or not any(self.names.by_key[key].place is fitting[0].place for key in named))
        ):
            return None
        return Found(program=fitting[0], flags=(DOCUMENT_CONTEXT,), lines_back=1)

    def _told_in(self, scene: Scene, earlier: Line, back: int, places: frozenset[Place]) -> Found | None:
        """Return the program that a line so many lines back speaks of."""
        spoken_of = self.names.spoken_of(earlier, places)
        claimed = (
            self.names.by_key.get(draft.program)
            for draft in scene.told.of_line(earlier)
            if draft.program and (draft.quantity is not None or draft.counterparty is None)
        )
        following = scene.lines[earlier.index + 1]
        goes_on = back == 1 and _GOES_ON.match(following.words, following.start) is not None
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
