"""A quantity while it is being read: a number, what it was found to measure, and what its surroundings add."""

from dataclasses import dataclass, field

from extractors.quantities.numbers import Number
from extractors.quantities.unit_table import MONEY, Meaning
from models.reading import Quantity
from models.vocabulary import Qualifier

_EXACT = 1e12  # whole numbers below have no more digits than are kept
COUNT = Meaning(key="count", dimension="count", canonical="1", factor=1.0)
RATIO = Meaning(key="ratio", dimension="ratio", canonical="1", factor=1.0)
SHARE = Meaning(key="share", dimension="share", canonical="1", factor=1.0)


@dataclass(slots=True, kw_only=True)
class Draft:
    """Changes while its text is being read, unlike a record. ``start``/``end`` are the quantity's own words,
    ``outer_start``/``outer_end`` take in what bounds it ("at least", "or more")."""

    number: Number
    start: int
    end: int
    outer_start: int
    outer_end: int
    meaning: Meaning
    figure: float
    scale: float
    qualifier: Qualifier = Qualifier.EXACTLY
    high: "Draft | None" = None  # the upper end of a range
    counted: str | None = None
    per: str | None = None
    per_year: float | None = None  # times a year, where it is a rate
    is_bare: bool = False  # nothing says what it counts
    is_scaled: bool = False  # "million" and the like stand with it
    is_inverted: bool = False  # "ten times cheaper"
    flags: list[str] = field(default_factory=list)

    @property
    def amount(self) -> float:
        """The value in the canonical unit, a year's worth where it is a rate."""
        value = self.figure * self.scale
        if self.is_inverted:
            value = 1 / value if value else 0.0
        value *= self.meaning.factor
        return value if self.per_year is None else value * self.per_year

    @property
    def spoken(self) -> float:
        """The figure as it is spoken, in the canonical unit, with no time that it is said per."""
        return self.figure * self.scale * self.meaning.factor

    @property
    def is_measured(self) -> bool:
        """Whether it has a unit, rather than a counted noun or nothing."""
        return self.meaning not in (COUNT, RATIO)

    def measures_like(self, other: "Draft") -> bool:
        return (self.meaning.dimension, self.meaning.canonical) == (other.meaning.dimension, other.meaning.canonical)

    def value_like(self, other: "Draft") -> bool:
        """Say whether two numbers are of a kind, so that one may leave out what the other counts: not 2.5 and 60,000."""
        return self.is_scaled == other.is_scaled and self.figure.is_integer() == other.figure.is_integer()

    def take_unit_of(self, other: "Draft") -> None:
        """A bare number shares the unit that only its neighbour says: "30-50 kW", "5 and 10 GW"."""
        self.meaning, self.counted, self.is_inverted = other.meaning, other.counted, other.is_inverted
        self.is_bare, self.per_year, self.per = other.is_bare, other.per_year, other.per


def drafted(number: Number, meaning: Meaning, *, start: int, end: int) -> Draft:
    """Begin a draft for a number whose unit, if it has one, ends at ``end``."""
    return Draft(
        number=number,
        start=start,
        end=end,
        outer_start=start,
        outer_end=end,
        meaning=meaning,
        figure=number.figure,
        scale=number.scale,
        qualifier=number.qualifier or Qualifier.EXACTLY,
        is_scaled=number.scale != 1,
    )


def finished(draft: Draft, text: str, at: int = 0) -> Quantity:
    """Return the record of a draft that has been read to its end, of a text that begins at the character ``at``."""
    value, value_high = _rounded(draft.amount), None
    if draft.high is not None:
        value, value_high = sorted((value, _rounded(draft.high.amount)))
    dimension, unit = draft.meaning.dimension, draft.meaning.canonical
    if draft.per_year is not None:
        dimension, unit = f"{dimension}_rate", f"{unit}/yr"
    return Quantity(
        start=at + draft.start,
        end=at + draft.end,
        unit_text=text[draft.start : draft.end],
        value=value,
        value_high=value_high,
        qualifier=draft.qualifier,
        unit=unit,
        dimension=dimension,
        counted=draft.counted,
        per=draft.per,
        flags=tuple(dict.fromkeys((*draft.meaning.flags, *draft.flags))),
    )


def is_money(draft: Draft) -> bool:
    """Whether a draft is a sum of any currency."""
    return draft.meaning.dimension in MONEY


def _rounded(value: float) -> float:
    """Drop the last digits, which are the arithmetic's and not the text's: 2.3 × 1e6 is 2300000.0."""
    if value.is_integer() and -_EXACT < value < _EXACT:
        return value
    return float(f"{value:.12g}")
