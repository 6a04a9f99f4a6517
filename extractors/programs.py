"""Which program a value or an event is about.

``ProgramFinder.of(watchlist)``
``finder.find(scene, line, start, end, places) -> Found | None``
    the program that is named beside it; else the one that the claims and lines before speak of; else the one that the
    title, or the whole document, is about. None: it is nobody's in the catalogue, and so no claim.

Outside the catalogue there is no claim: a clause with a subject of its own that is in no list ("Hyperion is to draw
2 GW") never borrows a program from the lines before it.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extractors import nearness, newcomers
from extractors.clauses import Clause
from extractors.drafts import Told
from extractors.outsiders import OutsiderFinder
from extractors.passages import Line
from models.lexicon import Place, Program
from models.reading import Mention
from models.vocabulary import MentionLabel
from models.watchlist import Watchlist

ANTECEDENT = "antecedent"
DOCUMENT_CONTEXT = "document_context"

_PARAGRAPHS_BACK = 2
_LINES_BACK = 3
_JUST_BEFORE = 4  # lines
_PLANS = re.compile(
    r"\b(?:filed|files|filing|asked|asks|applied|applies|seeks|sought|proposes|proposed|submitted|application|request(?:s|ed)?)\b"
)
_GOES_ON = re.compile(r"[\s\"“*•-]*(?:that|this|these|those|they|it)\b(?![’']s\s(?:why|how|what))")
_INFERRED = frozenset({Place.ORBIT, Place.FACTORY})
_AIMS = re.compile(
    r"\b(?:will|plans?|aims?|intends?|expects?|hopes?|wants?|is to|means to|prepares)\b[^;]*\b(?:prototypes?|demonstrators?|pathfinders?|orbital"
    r"|data cent(?:er|re)s?|compute|computing|chips?|ai|processors?|gpus?|tpus?)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What has been read so far: the lines of the text, the claims before this one, the programs of the title.

    ``ends`` remembers how far back looking for a program went, from a line and for some places. ``named`` holds the keys of the programs that are named anywhere in the text: looked up once a text, for a prospectus is long.
    """

    lines: Sequence[Line]
    named: frozenset[str]
    told: Told = field(default_factory=Told)
    title_programs: tuple[str, ...] = ()
    ends: dict[tuple[int, frozenset[Place]], int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A program with what had to be assumed to find it; ``mention`` is where the line itself names it."""

    program: Program
    mention: Mention | None = None
    flags: tuple[str, ...] = ()
    lines_back: int = 0


@dataclass(frozen=True, slots=True)
class ProgramFinder:
    """Finds the program of a value by the names around it; made once from a watchlist."""

    programs: dict[str, Program]
    namesakes: dict[str, Program]  # organizations that are named like their only program: Starcloud
    outsiders: OutsiderFinder

    @classmethod
    def of(cls, watchlist: Watchlist) -> "ProgramFinder":
        programs = {program.key: program for program in watchlist.programs}
        namesakes = {
            organization.key: programs[organization.key]
            for organization in watchlist.organizations
            if organization.key in programs
        }
        return cls(programs=programs, namesakes=namesakes, outsiders=OutsiderFinder.of(watchlist))

    def named(self, line: Line) -> list[tuple[Mention, Program]]:
        """Return the programs named in a line, in order; a company that is its program counts for it."""
        return line.memo.once("programs", lambda: self._named(line))

    def _named(self, line: Line) -> list[tuple[Mention, Program]]:
        found: list[tuple[Mention, Program]] = []
        for mention in line.mentions:
            if mention.label is MentionLabel.PROGRAM:
                found.append((mention, self.programs[mention.key]))
            elif (
                mention.label is MentionLabel.ORGANIZATION
                and mention.key in self.namesakes
                and mention.text.lower().startswith(mention.key)
            ):
                found.append((mention, self.namesakes[mention.key]))
        return found

    def named_in(self, lines: Iterable[Line]) -> frozenset[str]:
        """Return the keys of the programs that are named in some lines."""
        return frozenset(program.key for line in lines for _, program in self.named(line))

    def find(
        self, scene: Scene, line: Line, start: int, end: int, places: frozenset[Place], *, event: bool = False
    ) -> Found | None:
        """Return the program of what stands at ``start:end`` of ``line``, which can be said of ``places``."""
        named = [(mention, program) for mention, program in self.named(line) if program.place in places]
        clause = line.clause_at(start)
        words = line.words[clause.start : clause.end]
        wanted, points = nearness.wanted(words, places, start - clause.start)
        spans = [(mention.start, mention.end) for mention, _ in self.named(line)]
        if named:
            straight = [
                pair
                for pair in named
                if not nearness.is_oblique(line, pair[0]) and not nearness.is_in_condition(line, pair[0], start)
            ]
            if not straight and all(nearness.is_in_condition(line, mention, start) for mention, _ in named):
                resumed = self._before(scene, line, wanted) or self._of_document(scene, wanted)
                if resumed is not None:
                    return resumed
            points_back = points and not any(program.place in wanted for _, program in straight)
            if not points_back or nearness.touches(line.words, named, end):
                pool = straight or named
                owners = [pair for pair in pool if pair[1].organization is not None and pair[0].start < start]
                if any(clause.start <= pair[0].start for pair in owners):
                    pool = owners  # "the Aetherflux plan is 1 MW of compute in orbit"
                mention, program = min(
                    pool,
                    key=lambda pair: nearness.remoteness(
                        line.words, pair[0], clause.start, clause.end, start, end, event=event
                    ),
                )
                if self.outsiders.owns(line, start, end, ours=spans):
                    return None
                told = nearness.described(line, named, start)
                if told is not None:
                    return Found(program=told[1], mention=told[0])
                if program.organization is None:
                    ours = self._of_subject(scene, line, mention, places)
                    if ours is not None:
                        return ours
                if mention.start >= clause.end:
                    resumed = self._before(scene, line, wanted)
                    if (
                        resumed is not None
                        and resumed.lines_back <= _JUST_BEFORE
                        and nearness.stands_apart(line, (mention, program), clause, resumed.program)
                    ):
                        is_same = resumed.program.key == program.key
                        return Found(program=program, mention=mention) if is_same else resumed
                whole = clause if event else line.whole_clause(clause)
                if mention.start >= end and not event and self._is_of_another(line, clause, start):
                    return None
                if whole.start <= mention.start < clause.end:
                    return Found(program=program, mention=mention)
                if self.outsiders.is_subject(line, line.whole_clause(clause).start, start, owner=program.organization):
                    return None
                if program.organization is None:  # a class of things that another clause speaks of
                    alike = wanted & {program.place}
                    resumed = self._before(scene, line, alike) or self._of_document(scene, alike)
                    return resumed or Found(program=program, mention=mention)
                return Found(program=program, mention=mention)
        if self.outsiders.owns(line, start, end, ours=spans) or self.outsiders.is_aside(line, start):
            return None
        if not named and newcomers.is_of_new_site(line, clause, start):
            return None  # "a farm of 40 MW in Ohio" is one that nobody has spoken of
        found = self._before(scene, line, wanted) or self._of_document(scene, wanted)
        owned = self._of_owner(scene, line, clause, start, wanted)
        if owned is not None and (found is None or found.program.organization != owned.program.organization):
            return owned
        if found is None and named:
            mention, program = named[0]
            found = Found(program=program, mention=mention)
        if found is None or self.outsiders.is_subject(
            line, line.whole_clause(clause).start, start, owner=found.program.organization
        ):
            return None
        if self.outsiders.is_promised_by(line, clause.start, start, owner=found.program.organization):
            return None
        return (
            None
            if self.outsiders.speaks_of_others(line, clause.start, clause.end, found.program.organization)
            else found
        )

    def _is_of_another(self, line: Line, clause: Clause, start: int) -> bool:
        """Say whether a value has a subject of its own before it, whatever is named behind: "a typical rack draws 100 kW"."""
        return newcomers.is_typical(line, clause, start) or self.outsiders.is_of_others(line, clause.start, start)

    def _before(self, scene: Scene, line: Line, places: frozenset[Place]) -> Found | None:
        """Return the program of the claim or line before, up to a line whose subject is an outsider."""
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
            if self._turns_away(earlier, places):
                return None
        end = self._end_of_search(scene, first - 1, line.paragraph, places)
        return None if end is None else self._told_in(scene, end, line.index - end.index, places)

    def _told_in(self, scene: Scene, earlier: Line, back: int, places: frozenset[Place]) -> Found | None:
        """Return the program that a line so many lines back speaks of."""
        straight = self._straight(earlier, places)
        claimed = (
            self.programs.get(draft.program)
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
        if drafted and back <= _LINES_BACK and not straight:
            return Found(program=drafted[-1], flags=(ANTECEDENT,), lines_back=back)
        named = [
            program
            for _, program in (self.named(earlier) if back == 1 else ())
            if program.place in places and program.organization is not None
        ]
        if not straight and not named:
            return None
        program = straight[0] if straight else named[0]
        if drafted and drafted[-1] in straight and len({other.key for other in straight}) == 1:
            program = drafted[-1]
        return Found(program=program, flags=(ANTECEDENT,), lines_back=back)

    def _straight(self, line: Line, places: frozenset[Place]) -> list[Program]:
        """Return the programs with an owner of which a line speaks, not those that only accompany."""
        straight = line.memo.once(
            "straight",
            lambda: [
                program
                for mention, program in self.named(line)
                if program.organization is not None and not nearness.is_oblique(line, mention)
            ],
        )
        return [program for program in straight if program.place in places]

    def _turns_away(self, line: Line, places: frozenset[Place]) -> bool:
        """Say whether a line speaks of somebody outside the catalogue, and of nothing that was told before it."""
        is_of_others = line.memo.once(
            "outsider", lambda: self.outsiders.is_subject(line, line.start, line.end, owner=None)
        )
        # "Samsung and TSMC will both make the chip" still speaks of it
        return is_of_others and not nearness.wanted(line.words[line.start : line.end], places)[1]

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
                ends = self._straight(line, places) or self._turns_away(line, places)
                following = at if ends else at - 1
            if following == at:
                break
            at = following
        scene.ends.update(((index, places), at) for index in passed)
        return scene.lines[at] if passed and passed[-1] == at else None

    def _of_owner(self, scene: Scene, line: Line, clause: Clause, start: int, places: frozenset[Place]) -> Found | None:
        """Return the only fitting program of the company that is the subject of a plan: "SpaceX filed for a million satellites"."""
        files = _PLANS.search(line.words, clause.start, clause.end) is not None
        if not files and not _AIMS.search(line.words, clause.start, clause.end):
            return None
        subjects = {
            mention.key
            for mention in line.organizations()
            if clause.start <= mention.start <= start and not nearness.is_oblique(line, mention)
        }
        named = scene.named | {*scene.title_programs}
        keys = [
            key
            for key in sorted(named)
            if self.programs[key].organization in subjects and self.programs[key].place in places & _INFERRED
        ]
        if len(subjects) != 1 or len(keys) != 1:
            return None
        if not files and sum(program.organization in subjects for program in self.programs.values()) > 1:
            return None  # a company with several programs may mean any of them
        return Found(program=self.programs[keys[0]], flags=(DOCUMENT_CONTEXT,), lines_back=1)

    def _of_subject(self, scene: Scene, line: Line, mention: Mention, places: frozenset[Place]) -> Found | None:
        """Return the program of the company whose plan a class of things is: "Blue Origin wants data centers in orbit"."""
        subjects = [
            company.key
            for company in line.organizations()
            if company.end <= mention.start and not nearness.is_oblique(line, company)
        ]
        return self._only_of(scene, subjects[-1], places) if subjects else None

    def _only_of(self, scene: Scene, company: str, places: frozenset[Place]) -> Found | None:
        """Return the only fitting program of a company, where the text names it."""
        fitting = [
            program for program in self.programs.values() if program.organization == company and program.place in places
        ]
        if len(fitting) != 1 or fitting[0].key not in scene.named | {*scene.title_programs}:
            return None
        return Found(program=fitting[0], flags=(DOCUMENT_CONTEXT,), lines_back=1)

    def _of_document(self, scene: Scene, places: frozenset[Place]) -> Found | None:
        """Return the program that the title names, else the only fitting one that the document names."""
        titled = [key for key in scene.title_programs if self.programs[key].place in places]
        if len(set(titled)) == 1 and self.programs[titled[0]].organization is not None:
            return Found(program=self.programs[titled[0]], flags=(DOCUMENT_CONTEXT,), lines_back=_LINES_BACK)
        keys = {key for key in scene.named if self.programs[key].place in places}
        if not titled and len(keys) == 1 and self.programs[next(iter(keys))].organization is not None:
            return Found(program=self.programs[keys.pop()], flags=(DOCUMENT_CONTEXT,), lines_back=_LINES_BACK)
        return None
