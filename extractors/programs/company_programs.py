"""The program of a value whose line names only a company: what it plans, files, flies, or says in its own voice.

``CompanyFinder(names=names, outsiders=outsiders)``
``finder.of_planner(scene, line, clause, start, places)``   the one that a company plans or files for
``finder.of_company(scene, line, mention, places)``         the one that a company's class of things is
``finder.of_voice(scene, line, places)``                    the one that computes in orbit, where its owner speaks
``finder.of_speaker(scene, line, start, places)``           the one of the company whose label or voice a line has
``finder.of_owner_before(scene, line, start, end, places)`` the one of the company whose craft it is
``finder.only_of(scene, company, places)``                  the only one of a company that fits
"""

import re
from dataclasses import dataclass

from extractors.lines import nearness
from extractors.lines.passages import Line
from extractors.lines.scenes import DOCUMENT_CONTEXT, Found, NamedPrograms, Scene
from extractors.programs.outsiders import OutsiderFinder
from extractors.programs.passing_names import FIRST_PERSON
from extractors.text.clauses import Clause
from models.lexicon import Place
from models.reading import Mention

_LINES_BACK = 3
_PLANS = re.compile(
    r"\b(?:filed|files|filing|asked|asks|applied|applies|seeks|sought|proposes|proposed|submitted|application|request(?:s|ed)?|petition|proposal)\b"
)
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
_PAPERS = frozenset({"application", "filing", "petition", "request", "paper", "papers"})
_ITS_PAPER = re.compile(
    r"\b(?:the|an?)\s(?:\w+\s){0,2}?(?:application|filing|petition|request|papers?)\s(?:that\s|which\s)?(?:it|they|the (?:company|firm))\s(?:has\s|have\s|had\s)?(?:filed|lodged|submitted|made|sent|handed|put)\b"
    r"|\b(?:its|their)\s(?:\w+\s){0,2}?(?:application|filing|petition)\b"
)
_INFERRED = frozenset({Place.ORBIT, Place.FACTORY})
_AIMS = re.compile(
    r"\b(?:will|plans?|aims?|intends?|expects?|hopes?|wants?|is to|means to|prepares)\b[^;]*\b(?:prototypes?|demonstrators?|pathfinders?|orbital"
    r"|data cent(?:er|re)s?|compute|computing|chips?|ai|processors?|gpus?|tpus?)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyFinder:
    """Finds the programs of companies; made once from a watchlist."""

    names: NamedPrograms
    outsiders: OutsiderFinder

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
        if line.index == 0 or _PAPERS.isdisjoint(line.heard):
            return None
        if _ITS_PAPER.search(line.words, clause.start, clause.end) is None:
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
        return self.only_of(scene, subjects[-1], places) if subjects else None

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
            return self.only_of(scene, company, places & {Place.ORBIT}, is_named=False)
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
        return self.only_of(scene, company, places) or self._computing_of(scene, line, company, places)

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

    def only_of(self, scene: Scene, company: str, places: frozenset[Place], *, is_named: bool = True) -> Found | None:
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
