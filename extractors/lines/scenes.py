"""What has been read of a text so far, and the programs that its lines name.

``Scene``          the lines, the claims before this one, the programs of the title
``Found``          a program with what had to be assumed to find it
``NamedPrograms``  which programs a line names: ``NamedPrograms.of(watchlist).of_line(line)``
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from extractors.lines import nearness, tables
from extractors.lines.drafts import Told
from extractors.lines.nearness import Named
from extractors.lines.passages import Line
from extractors.lines.workload import Workload
from extractors.text.wordings import Frame
from models.lexicon import Place, Program
from models.reading import Mention
from models.records import made_often
from models.vocabulary import MentionLabel
from models.watchlist import Watchlist

_OWNERS = Frame(r"(?:the\s)?<table.owners>(?:\s(?:name|\(.{0,20}\)))?")
ANTECEDENT = "antecedent"
DOCUMENT_CONTEXT = "document_context"
_CLASS = "orbital data center"  # what a program that computes in orbit is called together with its owner


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What has been read so far: the lines of the text, the claims before this one, the programs of the title.

    ``work`` counts what reading costs. ``ends`` remembers how far back looking for a program went, from a line and for some places. ``named`` holds the keys of the programs that are named anywhere in the text: looked up once a text, for a prospectus is long.
    """

    lines: Sequence[Line]
    named: frozenset[str]
    told: Told = field(default_factory=Told)
    work: Workload = field(default_factory=Workload)
    title: str = ""
    title_programs: tuple[str, ...] = ()
    owners: frozenset[str] = frozenset()  # keys of the companies and people whom the title names, and whose page it is
    topics: dict[str, bool] = field(default_factory=dict)  # key of a program → whether the text is about it
    ends: dict[tuple[int, frozenset[Place]], int] = field(default_factory=dict)


@made_often
@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A program with what had to be assumed to find it; ``mention`` is where the line itself names it."""

    program: Program
    mention: Mention | None = None
    flags: tuple[str, ...] = ()
    lines_back: int = 0


@dataclass(frozen=True, slots=True)
class NamedPrograms:
    """Knows the programs of a watchlist, and which of them a line names; made once."""

    by_key: dict[str, Program]
    namesakes: dict[str, Program]  # organizations that are named like their only program: Starcloud
    computing: dict[str, Program]  # organization → its program that computes in orbit

    @classmethod
    def of(cls, watchlist: Watchlist) -> "NamedPrograms":
        programs = {program.key: program for program in watchlist.programs}
        namesakes = {
            organization.key: programs[organization.key]
            for organization in watchlist.organizations
            if organization.key in programs
        }
        computing = {
            program.organization: program
            for program in watchlist.programs
            if program.organization is not None and _CLASS in program.ambiguous_aliases
        }
        return cls(by_key=programs, namesakes=namesakes, computing=computing)

    def of_line(self, line: Line) -> list[tuple[Mention, Program]]:
        """Return the programs named in a line, in order; a company that is its program counts for it."""
        if not line.mentions:
            return []
        found: list[tuple[Mention, Program]] | None = line.memo.get("programs")
        if found is None:
            found = line.memo["programs"] = self._of_line(line)
        return found

    def _of_line(self, line: Line) -> list[tuple[Mention, Program]]:
        return [(mention, program) for mention in line.mentions if (program := self.named_by(mention)) is not None]

    def named_by(self, mention: Mention) -> Program | None:
        """Return the program that a mention names; that of a company by whose own name alone it goes."""
        if mention.label is MentionLabel.PROGRAM:
            return self.by_key[mention.key]
        is_own_name = mention.label is MentionLabel.ORGANIZATION and mention.text.lower().startswith(mention.key)
        return self.namesakes.get(mention.key) if is_own_name else None

    def heading(self, line: Line, position: int) -> Named | None:
        """Return the program that heads the column of a table in which ``position`` stands."""
        cell = tables.heading_of(line, position)
        if cell is None:
            return None
        named = (mention for mention in line.named if cell.start <= mention.start < cell.end)
        programs = ((mention, self.by_key[mention.key]) for mention in named if mention.label is MentionLabel.PROGRAM)
        return next(programs, None)

    def are_of_others(self, line: Line, position: int) -> bool:
        """Say whether a row is that of somebody who is in no list: "Sophia Space | 3,000" under "Company | Satellites"."""
        row = tables.row_of(line, position)
        if row is None or line.mentions:
            return False
        return line.pattern(_OWNERS).fullmatch(line.words, *row.headings[0]) is not None

    def of_lines(self, lines: Iterable[Line]) -> frozenset[str]:
        """Return the keys of the programs that are named in some lines."""
        return frozenset(program.key for line in lines if line.mentions for _, program in self.of_line(line))

    def spoken_of(self, line: Line, places: frozenset[Place]) -> list[Program]:
        """Return the programs with an owner of which a line speaks, not those that only accompany."""
        if not line.mentions:
            return []
        spoken_of = line.memo.once(
            "spoken of",
            lambda: [
                program
                for mention, program in self.of_line(line)
                if program.organization is not None and not nearness.is_oblique(line, mention)
            ],
        )
        return [program for program in spoken_of if program.place in places]
