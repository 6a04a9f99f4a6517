"""Which program a value or an event is about.

``ProgramFinder.of(watchlist)``
``finder.find(scene, line, start, end, places) -> Found | None``
    the program that is named beside it; else the one that the claims and lines before speak of; else the one that the
    title, or the whole document, is about. None: it is nobody's in the catalogue, and so no claim.

Outside the catalogue there is no claim: a clause with a subject of its own that is in no list ("Hyperion is to draw
2 GW") never borrows a program from the lines before it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from extractors.ellipses import lone_figures, respective
from extractors.lines import nearness
from extractors.lines.nearness import Named
from extractors.lines.passages import Line
from extractors.lines.scenes import ANTECEDENT, Found, NamedPrograms, Scene
from extractors.programs import continuity, newcomers, strangers
from extractors.programs.company_programs import CompanyFinder
from extractors.programs.continuity import BREAKS
from extractors.programs.earlier_programs import EarlierFinder
from extractors.programs.outsiders import OutsiderFinder
from extractors.programs.own_voices import VoiceFinder
from extractors.programs.passing_names import Passing
from extractors.text.clauses import Clause
from models.lexicon import Place
from models.reading import Mention
from models.records import made_often
from models.watchlist import Watchlist

_JUST_BEFORE = 4  # lines
_BRACKET = 30  # characters
_SERIES = 2  # names
_OF_LAUNCH_PRICES = frozenset({Place.ORBIT, Place.ROCKET})


@made_often
@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """A value or verb at ``start:end`` of a line, whose program is asked for.

    ``wanted`` are the kinds of program that "the site" or "each satellite" beside it leave of ``places``; ``points``
    says whether such words stand there.
    """

    scene: Scene
    line: Line
    start: int
    end: int
    event: bool
    places: frozenset[Place]
    wanted: frozenset[Place]
    points: bool
    clause: Clause  # in which it stands
    whole: Clause  # with what that one leans on
    names: Sequence[Named]  # all programs that the line names


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramFinder:
    """Finds the program of a value by the names around it; made once from a watchlist."""

    names: NamedPrograms
    outsiders: OutsiderFinder
    company_programs: CompanyFinder
    passing: Passing
    earlier: EarlierFinder
    voices: VoiceFinder

    @classmethod
    def of(cls, watchlist: Watchlist) -> "ProgramFinder":
        names, outsiders = NamedPrograms.of(watchlist), OutsiderFinder.of(watchlist)
        company_programs = CompanyFinder(names=names, outsiders=outsiders)
        passing = Passing(names=names, outsiders=outsiders)
        return cls(
            names=names,
            outsiders=outsiders,
            company_programs=company_programs,
            passing=passing,
            earlier=EarlierFinder(names=names, passing=passing, company_programs=company_programs),
            voices=VoiceFinder.of(watchlist, names, outsiders),
        )

    def find(
        self, scene: Scene, line: Line, start: int, end: int, places: frozenset[Place], *, event: bool = False
    ) -> Found | None:
        """Return the program of what stands at ``start:end`` of ``line``, which can be said of ``places``."""
        found = self._beside(scene, line, start, end, places, event=event)
        is_carrier = found is not None and found.mention is None and found.program.place is Place.ROCKET
        if found is not None and found.program.organization is not None and not is_carrier:
            return found
        own = self.voices.of_own(scene, line, start, places, found)
        if own is not None and self.passing.is_of_title(scene, line, own.program):
            own = None
        if (
            own is None and found is not None
        ):  # "The application it lodged covers a million orbital data center satellites"
            own = self.company_programs.of_planner(scene, line, line.clause_at(start), start, places)
        return own or found

    def _beside(
        self, scene: Scene, line: Line, start: int, end: int, places: frozenset[Place], *, event: bool
    ) -> Found | None:
        """Return the program that is named beside what is asked for, or of which the text speaks."""
        heading = self.names.heading(line, start)
        if heading is not None and heading[1].place in places:
            return Found(program=heading[1], mention=heading[0])
        if self.names.are_of_others(line, start):
            return None
        if "(" in line.words[max(0, start - _BRACKET) : start]:
            beside = self._in_brackets(scene, line, start, places)
            if beside is not None:
                return beside
        clause = line.clause_at(start)
        wanted, points = nearness.wanted(line, clause.start, clause.end, places, start)
        asked = _Asked(
            scene=scene,
            line=line,
            start=start,
            end=end,
            event=event,
            places=places,
            wanted=wanted,
            points=points,
            clause=clause,
            whole=line.whole_clause(clause),
            names=self.names.of_line(line),
        )
        fitting = [pair for pair in asked.names if pair[1].place in places]
        fitting = [pair for pair in fitting if not nearness.is_taken(line, pair[0], end)] or fitting
        its_own = nearness.bracketed(line, fitting, end) or self._in_turn(asked, fitting)
        if its_own is not None:
            return Found(program=its_own[1], mention=its_own[0])
        if not fitting:
            return self._unnamed(asked, fitting)
        # What a launch costs is the rocket's on whose cadence it hangs: "prices could fall to $200, if Starship flies weekly".
        is_price = places == _OF_LAUNCH_PRICES and not event
        in_condition = [
            nearness.is_in_condition(line, mention, start) and not (is_price and mention.start > start)
            for mention, _ in fitting
        ]
        straight = [
            pair
            for pair, only_if in zip(fitting, in_condition, strict=True)
            if not only_if and not nearness.is_oblique(line, pair[0])
        ]
        if all(in_condition):
            resumed = self._resumed(asked, wanted)
            if resumed is not None:
                return resumed
        is_carrier = all(program.place is Place.ROCKET and mention.start > end for mention, program in fitting)
        if is_carrier and (
            not (straight or is_price)
            or (event and all(nearness.carries(line, mention, end) for mention, _ in fitting))
        ):
            carried = self._resumed(asked, wanted - {Place.ROCKET})
            if carried is not None:
                return carried  # "It is designed for a mass of three tonnes, to ride on Starship"
        points_back = (
            points
            and not any(program.place in wanted for _, program in straight)
            and not any(nearness.names_the_things(line, mention, clause) for mention, _ in fitting)
        )
        if points_back and not nearness.touches(line.words, fitting, end):
            return self._unnamed(asked, fitting)
        return self._named(asked, fitting, straight)

    def _in_brackets(self, scene: Scene, line: Line, start: int, places: frozenset[Place]) -> Found | None:
        """Return the program behind whose name, or its maker's, a value stands in brackets."""
        for mention, program in self.names.of_line(line):
            if program.place in places and nearness.stands_in_brackets_of(line, mention, start):
                return Found(program=program, mention=mention)
        for company in line.organizations():
            if nearness.stands_in_brackets_of(line, company, start):
                return self.company_programs.of_owner(scene, line, company.key, places & {Place.ORBIT})
        return None

    def _in_turn(self, asked: _Asked, fitting: Sequence[Named]) -> Named | None:
        """Return the program of a value in a series that stands in the order of another: "A and B plan 1 and 2, respectively"."""
        line = asked.line
        if len(fitting) < _SERIES or not respective.is_told(line):
            return None
        asked_for = next((other for other in line.quantities if other.start <= asked.start < other.end), None)
        if asked_for is None:
            return None
        alike = [(other.start, other.end) for other in line.quantities if other.dimension == asked_for.dimension]
        at = respective.of(line, asked.start, [(mention.start, mention.end) for mention, _ in fitting], alike)
        return None if at is None else fitting[at]

    def _resumed(self, asked: _Asked, places: frozenset[Place]) -> Found | None:
        return self.earlier.told(asked.scene, asked.line, places) or self.earlier.of_document(
            asked.scene, asked.line, places
        )

    def _named(self, asked: _Asked, fitting: Sequence[Named], straight: Sequence[Named]) -> Found | None:
        """Return the program by the names of the line: the nearest one, unless the words between say otherwise."""
        line, clause, start = asked.line, asked.clause, asked.start
        if self._is_outsiders(asked):
            return None
        mention, program = self._nearest(asked, straight or fitting)
        told = nearness.described(line, fitting, start)
        if told is not None:
            return Found(program=told[1], mention=told[0])
        if program.organization is None:
            ours = self.company_programs.of_company(
                asked.scene, line, mention, asked.places
            ) or self.company_programs.of_voice(asked.scene, line, asked.places)
            if ours is not None:
                return ours
            if self.outsiders.strangers.are_subject(line, asked.whole.start, start) or strangers.plans_it(line, start):
                return None  # "Sophia Space plans an orbital data center of 3 MW"
        if asked.event:
            worked_on = next((pair for pair in fitting if nearness.is_worked_on(line, pair[0], asked.end)), None)
            mention, program = worked_on or (mention, program)
        here = Found(program=program, mention=mention)
        if program.organization is None and nearness.is_label(line, mention, start):
            return self._resumed(asked, asked.wanted & {program.place}) or here
        if mention.start >= clause.end:
            owned = self.company_programs.of_owner_before(asked.scene, line, start, asked.end, asked.wanted)
            if owned is not None:
                return owned  # "Each of SpaceX's craft would have 120 kW; Starcloud's would make do with 20"
            resumed = self.earlier.told(asked.scene, line, asked.wanted)
            if (
                resumed is not None
                and resumed.lines_back <= _JUST_BEFORE
                and nearness.stands_apart(line, (mention, program), clause, resumed.program)
            ):
                return here if resumed.program.key == program.key else resumed
        if mention.start >= asked.end and not asked.event and self._has_subject_of_others(asked):
            return None
        first = clause.start if asked.event else asked.whole.start
        if first <= mention.start < clause.end:
            return here
        if mention.start >= clause.end and continuity.bond(line, start) in BREAKS:
            return None  # "a link of 32 Gb/s for cars; and a lecture by somebody who consults for Starcloud"
        if self.outsiders.is_subject(line, asked.whole.start, start, owner=program.organization):
            return None
        if program.organization is None:  # a class of things that another clause speaks of
            return self._resumed(asked, asked.wanted & {program.place}) or here
        return here

    def _nearest(self, asked: _Asked, pool: Sequence[Named]) -> Named:
        """Return the name that stands nearest, of those that belong to somebody if one of them opens the clause."""
        owners = [pair for pair in pool if pair[1].organization is not None and pair[0].start < asked.end]
        if any(asked.clause.start <= mention.start for mention, _ in owners):
            pool = owners  # "the Aetherflux plan is 1 MW of compute in orbit"
        return min(pool, key=lambda pair: self._remoteness(asked, pair[0]))

    def _remoteness(self, asked: _Asked, mention: Mention) -> tuple[int, int]:
        clause = asked.clause
        return nearness.remoteness(
            asked.line.words, mention, clause.start, clause.end, asked.start, asked.end, event=asked.event
        )

    def _unnamed(self, asked: _Asked, fitting: Sequence[Named]) -> Found | None:
        """Return the program of what no name of the line is said of; ``fitting`` are those that it could still be."""
        label = lone_figures.label_of(asked.scene.lines, asked.line)
        named = [] if label is None else self.names.spoken_of(label, asked.places)
        if named:
            return Found(program=named[0], flags=(ANTECEDENT,), lines_back=1)
        line, clause, start, outsiders = asked.line, asked.clause, asked.start, self.outsiders
        if self._is_outsiders(asked) or outsiders.strangers.is_aside(line, start):
            return None
        on_the_ground = not asked.places.isdisjoint({Place.GROUND, Place.FACTORY})
        if not fitting and on_the_ground and newcomers.is_of_new_site(line, clause, start):
            return None  # "a farm of 40 MW in Ohio" is one that nobody has spoken of
        if newcomers.is_of_any_machine(line, asked.whole, start) or newcomers.is_one_rack(
            line, clause, start, asked.end
        ):
            return None
        found = self._resumed(asked, asked.wanted)
        if found is not None and not self.passing.reaches(asked.scene, line, start, found.program):
            found = None
        found = self.earlier.of_paper(asked.scene, line, asked.wanted) or found
        voice = self.company_programs.of_speaker(asked.scene, line, start, asked.wanted, is_own=True)
        if voice is not None and found is not None and found.program.organization != voice.program.organization:
            found = voice  # "Axiom representative: … We expect to launch two of them", whatever the others spoke of
        planned = self.company_programs.of_planner(asked.scene, line, clause, start, asked.wanted)
        if planned is not None and self.passing.is_of_title(asked.scene, line, planned.program):
            planned = None
        if planned is not None and (found is None or found.program.organization != planned.program.organization):
            return planned
        if found is None:
            company_programs = self.company_programs
            found = company_programs.of_speaker(
                asked.scene, line, start, asked.wanted
            ) or company_programs.of_owner_before(asked.scene, line, start, asked.end, asked.wanted)
        if found is None and fitting:
            mention, program = fitting[0]
            found = Found(program=program, mention=mention)
        if found is None:
            return None
        owner = found.program.organization
        is_of_others = (
            outsiders.is_subject(line, asked.whole.start, start, owner=owner)
            or outsiders.is_promised_by(line, clause.start, start, owner=owner)
            or outsiders.speaks_of_others(asked.scene.lines, line, clause.start, clause.end, owner, at=start)
        )
        return None if is_of_others else found

    def _is_outsiders(self, asked: _Asked) -> bool:
        """Say whether a name that is known to be none of ours owns what is asked for."""
        ours = [(mention.start, mention.end) for mention, _ in asked.names]
        return self.outsiders.owns(asked.line, asked.start, asked.end, ours=ours)

    def _has_subject_of_others(self, asked: _Asked) -> bool:
        """Say whether a value has a subject of its own before it, whatever is named behind: "a typical rack draws 100 kW"."""
        line, clause, start = asked.line, asked.clause, asked.start
        return (
            newcomers.is_typical(line, clause, start)
            or newcomers.is_of_any_machine(line, asked.whole, start)
            or self.outsiders.is_of_others(line, clause.start, start)
            or self.outsiders.is_of_all_owners(line, asked.end)
        )
