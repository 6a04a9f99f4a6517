"""Whether a text speaks of a program, or only names it in passing: a name in passing lends itself to nothing that is not tied to it.

``Passing(names=names, outsiders=outsiders)``
``passing.lends(scene, line, program, places)``     what a line leaves out can be said of the program
``passing.is_speakers(scene, line, program, places)``  a line is told by, or of, the company of the program
``passing.reaches(scene, line, start, program)``  a value without a name can be said of a program named before
``passing.naming(scene, program)``          how firmly the text speaks of it
``passing.names_program(line, program)``    a line names it; ``names_kin``: it, or who is behind it
``passing.turns_away(line, places)``                a line speaks of somebody outside the catalogue
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from extractors.lines import generalities, nearness
from extractors.lines.passages import Line
from extractors.lines.scenes import NamedPrograms, Scene
from extractors.names.companies import Companies
from extractors.programs import continuity, subjects_before, texts_of_others, writers
from extractors.programs.continuity import BREAKS, Bond, Naming
from extractors.programs.outsiders import OutsiderFinder
from extractors.programs.strangers import compares
from extractors.text.typography import word_set
from extractors.text.wordings import Frame
from models.lexicon import Place, Program
from models.reading import Mention

_HEADS = 3  # lines that may introduce whoever speaks
_SOON = 3  # lines
OPENING = 2
"""Lines in which a text says what it is about."""
_INTRODUCED = 4  # lines within which a text names what it is about
_LINES_OF_ANOTHER = 6
_IN_A_PARAGRAPH = 12  # lines
_ITS_COMPANY = re.compile(r"\W*(?:it|they|he|she|the (?:company|firm|group|start-?up))\s(?!(?:is|was)\b)")
FIRST_PERSON = word_set("we our us we'll we're we've")
"""Words with which a speaker or a page speaks for itself."""
_COMES_BACK = Frame(r"[\W_]*(?:(?:and|but|so|now|meanwhile),?\s)?<bond.returns>\s(?!\d)(?:the\s)?(?P<where>[\w’'-]+)")
_ASKED_ABOUT = re.compile(r"\basked\b[^,;.]{0,40}?\babout\s(?:the\s|its\s|his\s)?$")
_NOWHERE: frozenset[Place] = frozenset()
_ALOFT = frozenset({Place.ORBIT})
_STAND_BESIDE = frozenset({Place.GROUND, Place.FACTORY})
"""Programs beside which stand other works of the same measures; what is measured of satellites is seldom something else's."""
_ASKS = word_set("filed applied asked asks seeks sought filing application petition request")
_ITEM = re.compile(r"[\W_]*\d{1,2}\s?[/).:]\s")
_CRAFT = word_set("satellites spacecraft constellation")


@dataclass(frozen=True, slots=True, kw_only=True)
class Passing:
    """Tells the topics of a text from names in passing; made once from a watchlist."""

    names: NamedPrograms
    outsiders: OutsiderFinder

    def lends(self, scene: Scene, line: Line, program: Program, places: frozenset[Place]) -> bool:
        """Say whether what a line leaves out can be said of a program that the text names somewhere."""
        if not (self._is_topic(scene, program) or self._is_tied(scene, line, program, places)):
            return False
        return self._has_met(scene, line, program) and not self._has_left(scene, line, program, places)

    def is_speakers(self, scene: Scene, line: Line, program: Program, places: frozenset[Place]) -> bool:
        """Say whether a line is told by, or of, the company of one of several programs: "our application is for 88,000"."""
        if any(self._is_of(mention, program) for mention in line.mentions):
            return places == _ALOFT or not FIRST_PERSON.isdisjoint(line.heard)
        return not FIRST_PERSON.isdisjoint(line.heard) and self._is_on_owner(scene, program)

    def turns_away(self, line: Line, places: frozenset[Place]) -> bool:
        """Say whether a line speaks of somebody outside the catalogue, and of nothing that was told before it.

        What only compares is an aside, from which the text comes back.
        """
        is_of_others = line.memo.once(
            "outsider", lambda: self.outsiders.is_subject(line, line.start, line.end, owner=None)
        )
        # "Samsung and TSMC will both make the chip" still speaks of it
        return is_of_others and not compares(line) and not nearness.wanted(line, line.start, line.end, places)[1]

    def reaches(self, scene: Scene, line: Line, start: int, program: Program) -> bool:
        """Say whether what stands at ``start`` of a line without a name can be said of a program that lines before name."""
        bond = continuity.bond(line, start)
        if generalities.opens_item(scene.lines, line):
            return False
        breaks_off = bond is Bond.FOREIGN or (bond is Bond.BROKEN and program.place in _STAND_BESIDE)
        if breaks_off and not self.is_its_makers(line, start, program):
            return False  # "A foundry of 200 MW was closed", after a line on Colossus
        if subjects_before.is_of_others(
            scene, line, start, self.outsiders, names_ours=lambda earlier: self.names_kin(earlier, program)
        ):
            return False  # "Entergy serves Mississippi. Its peak was 3,260 megawatts"
        if not self._is_named_company(scene, program) and writers.is_own_deed(
            scene, line, start, program.key, is_ours=lambda mention: self.is_kin(mention, program)
        ):
            return False  # "We launched in 2019 with two ovens", in a column that names Starship
        if texts_of_others.was_named_last(
            scene, line, self.outsiders, is_ours=lambda mention: self.is_kin(mention, program)
        ):
            return False  # "Polaris Forge 1. The campus is in Ellendale. It has 400 megawatts"
        if program.key in scene.title_programs or self._is_on_owner(scene, program):
            return True
        if self.is_of_title(scene, line, program):
            return False
        if scene.told.is_of(program.key):
            return True  # a text that has told something of a program goes on with it
        if any(self._is_of(mention, program) and not nearness.is_oblique(line, mention) for mention in line.mentions):
            return True
        if self._takes_up_another(scene, line, start, program):
            return False
        naming = self.naming(scene, program)
        if (
            not self._is_titled(scene, program)
            and texts_of_others.are_told_of(scene, line, self.outsiders)
            and not self._is_beside_name(scene, line, program)
        ):
            return False
        if naming is None or naming is Naming.LEADS:
            return True
        if naming is Naming.PASSES or bond in BREAKS:
            return False
        return bond is Bond.TIED or not self._has_broken_off(scene, line, program)

    def is_its_makers(self, line: Line, start: int, program: Program) -> bool:
        """Say whether something new is said to be of the makers of a program: "A chip factory that SpaceX and Tesla plan"."""
        clause = line.whole_clause(line.clause_at(start))
        return any(
            clause.start <= company.start < start and self.is_kin(company, program) for company in line.organizations()
        )

    def is_of_title(self, scene: Scene, line: Line, program: Program) -> bool:
        """Say whether a line is rather said of somebody else, of whom the title tells.

        "TeraWave slips again: the network was to have 5,408 satellites", before a program is named; "we" on "Vertiv Q2 2026 call".
        """
        first = line.whole.once(("first line of", program.key), lambda: self._first_line(scene, program))
        speaks = not FIRST_PERSON.isdisjoint(line.heard)
        if (speaks or first >= line.index) and self.outsiders.known.stand_in(scene.title):
            return True
        is_of_kin = self._is_titled(scene, program)
        return speaks and not is_of_kin and texts_of_others.is_talk_of_company(scene.title, self.outsiders)

    def _is_titled(self, scene: Scene, program: Program) -> bool:
        """Say whether a title, or the page, is of the company of a program or of its kin."""
        companies = self.outsiders.companies
        return any(companies.are_kin(companies.behind(key), program.organization) for key in scene.owners)

    def _is_beside_name(self, scene: Scene, line: Line, program: Program) -> bool:
        """Say whether a program, or who is behind it, is named shortly before a line in its paragraph."""
        return any(
            earlier.paragraph == line.paragraph and self.names_kin(earlier, program)
            for earlier in scene.lines[max(0, line.index - _IN_A_PARAGRAPH) : line.index]
        )

    def _first_line(self, scene: Scene, program: Program) -> int:
        """Return the first line that names a program, or the one behind the last where none does: a text is gone through once."""
        naming = (line.index for line in scene.lines if self.names_program(line, program))
        return next(naming, len(scene.lines))

    def _takes_up_another(self, scene: Scene, line: Line, start: int, program: Program) -> bool:
        """Say whether a pronoun stands for what the line before brought in: "The school is new. It was budgeted at $210 million"."""
        before = scene.lines[line.index - 1] if line.index > 0 else None
        return (
            before is not None
            and before.paragraph == line.paragraph
            and continuity.is_pronoun(line, start)
            and not self.names_kin(before, program)
            and continuity.bond(before, before.start) in BREAKS
        )

    def naming(self, scene: Scene, program: Program) -> Naming | None:
        """Return how firmly a text speaks of a program; None: it does not name it."""
        found: Naming | None = None
        for earlier in scene.lines:
            for mention, kind in self.names.of_line(earlier):
                if kind.key != program.key:
                    continue
                naming = continuity.naming(earlier, mention, program.organization)
                if naming is Naming.PASSES and self._is_asked_of_kin(earlier, mention, program):
                    naming = Naming.LEADS
                is_told = bool(scene.told.of_line(earlier))
                if naming is Naming.LEADS or is_told or (found is not None and found is not Naming.PASSES):
                    return Naming.LEADS  # twice mentioned is spoken of
                found = naming if found is None or naming is Naming.MENTIONS else found
        return found

    def _is_asked_of_kin(self, line: Line, mention: Mention, program: Program) -> bool:
        """Say whether somebody behind a program is asked about it: "Musk was asked about AI1 for an hour"."""
        return _ASKED_ABOUT.search(line.words, line.start, mention.start) is not None and any(
            self.is_kin(other, program) for other in line.mentions if other.key != program.key
        )

    def _has_broken_off(self, scene: Scene, line: Line, program: Program) -> bool:
        """Say whether something new was brought in since a line named a program."""
        for earlier in reversed(scene.lines[max(0, line.index - _LINES_OF_ANOTHER) : line.index]):
            if self.names_program(earlier, program):
                return False
            if continuity.bond(earlier, earlier.start) in BREAKS:
                return True
        first = line.whole.once("first named", lambda: _first_named(scene.lines, self.outsiders.companies))
        return first.get(program.key, 0) < line.index

    def _is_topic(self, scene: Scene, program: Program) -> bool:
        """Say whether a text comes to speak of a program at once, or more than in passing."""
        if program.key not in scene.topics:
            scene.topics[program.key] = self._opens_with(scene, program) or (
                any(self.names_program(line, program) for line in scene.lines[:_INTRODUCED])
                and self.naming(scene, program) is Naming.LEADS  # "…, called Terafab, …"
            )
        return scene.topics[program.key]

    def _opens_with(self, scene: Scene, program: Program) -> bool:
        """Say whether a text names a program in its first lines, or twice."""
        naming = (line.index for line in scene.lines if self.names_program(line, program))
        first, second = next(naming, None), next(naming, None)
        return second is not None or (first is not None and first < OPENING)

    def names_program(self, line: Line, program: Program) -> bool:
        """Say whether a line names a program."""
        return any(kind.key == program.key for _, kind in self.names.of_line(line))

    def _is_tied(self, scene: Scene, line: Line, program: Program, places: frozenset[Place]) -> bool:
        """Say whether a line speaks of the company of a program, in its voice, or of "the satellites" or "the site"."""
        if nearness.wanted(line, line.start, line.end, places)[1]:
            return True
        if any(self._is_of(mention, program) for mention in line.mentions):
            return True
        before = scene.lines[max(0, line.index - 1) : line.index]
        if _ITS_COMPANY.match(line.words, line.start, line.end) and any(
            self._is_of(mention, program) and not nearness.is_oblique(before[0], mention)
            for mention in (before[0].mentions if before else ())
        ):
            return True  # "Google is new to orbit. It will fly two prototypes."
        if places == _ALOFT and not _ASKS.isdisjoint(line.heard) and not _CRAFT.isdisjoint(line.heard):
            return True  # "On January 30 they filed for up to 1,000,000 spacecraft"
        heads = scene.lines[:_HEADS]
        return not FIRST_PERSON.isdisjoint(line.heard) and (
            program.organization in scene.owners
            or any(self._is_of(mention, program) for head in heads for mention in head.mentions)
        )

    def _is_on_owner(self, scene: Scene, program: Program) -> bool:
        """Say whether a text is on a page of the company of a program, or names it or one of its people in the title."""
        return any(self.outsiders.companies.behind(key) == program.organization for key in scene.owners)

    def _is_named_company(self, scene: Scene, program: Program) -> bool:
        """Say whether a text is on a page of the company of a program, or names that or one of its people in the title, and not the program alone."""
        return any(
            key not in self.names.by_key
            and self.outsiders.companies.are_kin(self.outsiders.companies.behind(key), program.organization)
            for key in scene.owners
        )

    def _is_of(self, mention: Mention, program: Program) -> bool:
        """Say whether a name is that of the company of a program, or of somebody who speaks for it."""
        return mention.key == program.key or self.outsiders.companies.behind(mention.key) == program.organization

    def is_kin(self, mention: Mention, program: Program) -> bool:
        """Say whether a name is that of a program, or of a company that makes it alone or with others."""
        companies = self.outsiders.companies
        return mention.key == program.key or companies.are_kin(companies.behind(mention.key), program.organization)

    def names_kin(self, line: Line, program: Program) -> bool:
        """Say whether a line names a program, or a company or a person behind it."""
        return any(self.is_kin(mention, program) for mention in line.mentions)

    def _has_met(self, scene: Scene, line: Line, program: Program) -> bool:
        """Say whether a program, or its maker, is named up to the end of a line, in the title, or owns the page.

        A name that only follows is no topic: a page on another company's plant that ends with "Terafab will be larger" says
        nothing of Terafab before.
        """
        companies, owner = self.outsiders.companies, program.organization
        first = line.whole.once("first named", lambda: _first_named(scene.lines, companies))
        met = {companies.behind(key) for key in scene.owners} | {key for key, at in first.items() if at <= line.index}
        if any(key == program.key or companies.are_kin(key, owner) for key in met):
            return True
        soon = first.get(program.key, 0) - line.index
        if soon > 0 and _ITEM.match(line.words, scene.lines[first[program.key]].start):
            return False  # "4/ Terafab. Still a hole"
        # "The satellites each draw 120 kW. That is a lot. Work on Starmind began in May."
        return 0 < soon < _SOON and (
            self._opens_with(scene, program)
            or nearness.wanted(line, line.start, line.end, frozenset({program.place}))[1]
        )

    def _comes_back(self, scene: Scene, line: Line) -> bool:
        """Say whether the paragraph of a line opens by coming back to where the text was: "Back in Memphis, …"."""
        first = line.index
        while first > 0 and scene.lines[first - 1].paragraph == line.paragraph:
            if self.turns_away(scene.lines[first], _NOWHERE):
                return False
            first -= 1
        head = scene.lines[first]
        if not head.hears_of("bond.returns"):
            return False
        found = head.pattern(_COMES_BACK).match(head.words, head.start, head.end)
        if found is None or any(period.start <= found.start("where") < period.end for period in head.periods):
            return False  # "Back in May …"
        where = found["where"]
        return where in scene.title.lower() or any(where in earlier.heard for earlier in scene.lines[:first])

    def _has_left(self, scene: Scene, line: Line, program: Program, places: frozenset[Place]) -> bool:
        """Say whether a text has turned to somebody else since it named a program or its maker, and has not come back."""
        if self.names_kin(line, program) or self._comes_back(scene, line) or _speaks_of_all_this(line):
            return False
        speaks = not FIRST_PERSON.isdisjoint(line.heard)  # and whoever does was introduced
        for earlier in reversed(scene.lines[max(0, line.index - _LINES_OF_ANOTHER) : line.index]):
            if self.outsiders.known.are_in(earlier) and program not in self.names.spoken_of(earlier, places):
                return True
            if self.names_kin(earlier, program):
                return False
            if (
                self.turns_away(earlier, places)
                and not any(item.is_telling for item in earlier.attributions)
                and not speaks
            ):
                return True
        return False


def _speaks_of_all_this(line: Line) -> bool:
    """Say whether a line speaks of the whole of which its text tells: "what all this is to stand in: a hall of …"."""
    return line.find("bond.all_this", line.start, line.end) is not None


def _first_named(lines: Iterable[Line], companies: Companies) -> dict[str, int]:
    """Return by their keys the line in which programs, companies and companies of named people first stand."""
    first: dict[str, int] = {}
    for line in lines:
        for mention in line.mentions:
            first.setdefault(companies.behind(mention.key), line.index)
    return first
