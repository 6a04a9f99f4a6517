"""The watchlist's words: organizations, people, programs, metrics, units, period phrases, cues, words of hiring and of passing on.

Each entry carries its own proof: ``examples`` that must be read as stated, ``not_examples`` that must not fire.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from models.vocabulary import Basis, CueKind, Modality, Precision


class OrganizationRole(StrEnum):
    """What an organization is in this field; only a builder can be the owner of orbital compute."""

    BUILDER = "builder"
    CUSTOMER = "customer"
    SUPPLIER = "supplier"
    REGULATOR = "regulator"
    OBSERVER = "observer"  # counts, estimates, reports


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    """``ambiguous_aliases``, ``context`` and ``other_names`` as in ``Program``."""

    key: str
    name: str
    role: OrganizationRole = OrganizationRole.BUILDER
    group: str | None = None  # companies of one group run programs together
    buys_compute: bool = False  # a builder that may take computing from others, as every customer does
    compute_from: tuple[str, ...] = ()  # keys of the organizations of which it is known that they sell it computing
    aliases: tuple[str, ...] = ()
    ambiguous_aliases: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
    fiscal_year_ends_in_month: int = 12  # 1..12: where FY27 ends
    examples: tuple[str, ...] = ()
    not_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    key: str
    name: str
    organization: str  # key
    role: str
    pronoun: str = ""  # "he" or "she", where that is known
    aliases: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    not_examples: tuple[str, ...] = ()


class OutsiderKind(StrEnum):
    """What a name outside the catalogue is; ``ordinary`` words are no names, though they may begin a sentence.

    A ``place`` is somebody else's only as the subject of what is told: "Singapore has allotted 80 MW", not "in Singapore".
    """

    CONSTELLATION = "constellation"
    ROCKET = "rocket"
    SITE = "site"
    COMPANY = "company"
    PLACE = "place"
    ORDINARY = "ordinary"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outsider:
    """Names whose figures are no program's: other constellations, rockets, sites and companies."""

    key: str
    name: str
    kind: OutsiderKind
    aliases: tuple[str, ...]
    examples: tuple[str, ...] = ()
    not_examples: tuple[str, ...] = ()


class Place(StrEnum):
    """Where a program's capacity stands: orbit is never compared with ground."""

    ORBIT = "orbit"
    GROUND = "ground"
    FACTORY = "factory"
    ROCKET = "rocket"
    CHIP = "chip"


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """``aliases`` name the program by themselves; ``ambiguous_aliases`` only in a text that also has a word of ``context``.

    ``other_names`` are longer names that hold an alias and mean something else ("Starship Technologies"); ``elsewhere`` are
    words, in small letters, in whose text the name means something else unless its maker is named too.
    """

    key: str
    name: str
    organization: str | None = None  # key; None where no owner is named
    place: Place
    aliases: tuple[str, ...]
    serves: str | None = (
        None  # key of the program whose parts it makes or carries: their figures must come out together
    )
    sells_as: str | None = None  # ground: key of the program under which its computing is sold to others
    counts: str | None = None  # what a rate without a noun counts where it is said of the program: "20 a day"
    in_service: bool = False  # orbit: hardware of it flies today, so that "has 9,000 satellites" is no plan
    flown_names: tuple[str, ...] = ()  # orbit: the names under which something flies, where not all of it does
    ambiguous_aliases: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    not_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueExample:
    """``text`` holds exactly this value, in the canonical unit (None: an event)."""

    text: str
    value: float | None = None
    value_high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Metric:
    """What can be measured. ``words`` are the phrases near a number (or, for an event, the verbs) that decide for it.

    ``done_words`` say that an event has happened; ``verbs`` are verb phrases in the base form, which are looked for in all
    their forms, a slash between alternatives ("begin/start production", "-" for nothing); ``not_words``, which are spelled alike, and the words of ``not_families`` (keys of wordings) near the number or verb rule the metric out. ``counted``
    are the things that are counted, singular; ``places`` the kinds of program that it is said of (empty: any).
    """

    key: str
    meaning: str
    unit: str  # canonical unit; empty for an event
    basis: Basis
    dimension: str  # of the quantities that can be its value; empty for an event
    verbs: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    done_words: tuple[str, ...] = ()
    not_words: tuple[str, ...] = ()
    not_families: tuple[str, ...] = ()
    counted: tuple[str, ...] = ()
    of_anybody: bool = False  # companies of all kinds have such figures: without its program's name one says little
    places: tuple[Place, ...] = ()
    examples: tuple[ValueExample, ...] = ()
    not_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """What makes a claim less, or more, sure: a weight on the log-odds that it is read rightly."""

    key: str
    meaning: str
    weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How large what is said of a program by one metric is: the smallest and the largest value, in the metric's unit.

    An event has no value: that there is an entry says that it is told of the program.
    """

    key: str  # "spacex.starmind unit_power"
    program: str
    metric: str
    least: float | None = None
    most: float | None = None
    usual: tuple[float, ...] = ()  # between which two all but a tenth at either end lie; none where few are known
    announced: tuple[float, ...] = ()  # figures that are told again and again; those of targets need not be listed

    def with_announced(self, figures: Iterable[float]) -> "Size":
        """Return the size with figures that were announced."""
        every = sorted({*self.announced, *figures})
        if not every:
            return self
        least, most = (bound if bound is not None else every[0] for bound in (self.least, self.most))
        return replace(self, least=min(least, every[0]), most=max(most, every[-1]), announced=tuple(every))


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit of measure. ``value × factor`` is in ``canonical``; ``forms`` are its spellings, case counts unless ``any_case``."""

    key: str
    dimension: str
    canonical: str
    factor: float
    forms: tuple[str, ...]
    any_case: bool = False
    pint: str | None = None  # the same unit as pint writes it: the tests check the factor against it
    flag: str | None = None  # what has to be assumed, e.g. ton_assumed
    examples: tuple[ValueExample, ...] = ()
    not_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodExample:
    text: str
    phrase: str | None = None  # the words that are the period, where they are not the whole text
    anchor: date | None = None
    earliest: date | None = None
    latest: date | None = None
    precision: Precision | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodPhrase:
    """A word or phrase of the period grammar; ``role`` says what part it plays there, ``value`` what it stands for."""

    key: str
    role: str  # bound, part, season, unit, idiom, lower_bound, vague …
    value: str
    phrases: tuple[str, ...]
    examples: tuple[PeriodExample, ...] = ()
    not_examples: tuple[str, ...] = ()


class Direction(StrEnum):
    FORWARD = "forward"  # governs what follows it
    BACKWARD = "backward"  # governs what stands before it
    BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class CueRule:
    """Phrases that bear on how something is said. ``value`` is a Modality, or the kind's own word (see ``CueKind``).

    ``strength`` decides between cues that govern the same value: the highest wins. ``stops_at`` are words that end the scope.
    """

    key: str
    kind: CueKind
    value: str
    phrases: tuple[str, ...]
    direction: Direction = Direction.FORWARD
    strength: int = 0
    stops_at: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    not_examples: tuple[str, ...] = ()

    @property
    def modality(self) -> Modality | None:
        """The modality that this cue stands for, None where it stands for none."""
        return Modality(self.value) if self.value in Modality.__members__.values() else None


class ReportingPart(StrEnum):
    """What part a phrase plays where words are passed on from one to the next."""

    CITES = "cites"  # what follows is whom the one before it has it from
    HEARS = "hears"  # an outlet that follows was told, and passes it on
    SEES = "sees"  # an outlet that follows saw the paper, or had it first
    HAS_SEEN = "has_seen"  # the outlet before it passes on what it read
    UNVERIFIED = "unverified"  # the outlet before it passes on what it could not check
    OUTLET = "outlet"  # names of outlets, as they are written
    OUTLET_WORD = "outlet_word"  # the last word of an outlet's name: "Gazette"
    OUTLET_UNNAMED = (
        "outlet_unnamed"  # stands for one: "the newspaper" for that which was named before, "reports" for nobody's
    )
    PAPER = "paper"  # what is somebody's, and can be cited or told of: "filing", "memo"
    PEOPLE = "people"  # those without a name who pass on what they heard: "people familiar"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportingPhrases:
    """Phrases by which it is known through whose hands words have come; ``part`` says what each of them does.

    Where a phrase has an outlet beside it, it is looked for on the side that ``direction`` says, up to one of ``stops_at`` and
    at most ``reach`` words away.
    """

    key: str
    part: ReportingPart
    phrases: tuple[str, ...]
    direction: Direction = Direction.FORWARD
    reach: int = 8
    stops_at: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    not_examples: tuple[str, ...] = ()


class HiringPart(StrEnum):
    """What part a phrase plays where a text says that somebody is hiring."""

    HIRES = "hires"  # a job follows: "is hiring"
    SEEKS = "seeks"  # a job follows only where its last word is a profession: "is looking for"
    POSTS = "posts"  # an opening follows: "has advertised"
    NOTICE = "notice"  # the posting itself: "job posting"
    OPENING = "opening"  # what is filled: "position", "role"
    PROFESSION = "profession"  # what a job's name ends in: "engineer"
    LEADING = "leading"  # stands before a job's name and is no part of it: "dozens of"
    AIDE = "aide"  # says nothing between the words of a phrase: "now", "reportedly"
    AGAINST = "against"  # a sentence with it reports no hiring: "hiring freeze"
    UNDONE = "undone"  # shortly before the phrase it takes it back: "not", "whether"
    MARKET = "market"  # a subject that is nobody: "the industry", "companies"
    ITSELF = "itself"  # a subject that was named before: "it", "the company"
    STAFF = "staff"  # a subject that belongs to the name beside it: "team", "division"
    ORBIT = "orbit"  # the work is for orbit or space
    GROUND = "ground"  # holds a word of orbit and means another space: "office space"


@dataclass(frozen=True, slots=True, kw_only=True)
class HiringPhrases:
    """Phrases by which a report of hiring is known; ``part`` says what each of them does."""

    key: str
    part: HiringPart
    phrases: tuple[str, ...]
    examples: tuple[str, ...] = ()
    not_examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A family of words that a rule of reading looks for; ``key`` names the rule and what the words say to it.

    A phrase matches as whole words in any case, with "s" behind it where ``plurals``; "…" stands for a few words between.
    ``verbs`` are verb phrases in the base form, which match in all their forms.
    """

    key: str
    meaning: str
    phrases: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    plurals: bool = False
    examples: tuple[str, ...] = ()
    not_examples: tuple[str, ...] = ()
