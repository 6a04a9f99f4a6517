"""What a time expression says, before any date is known: points in the calendar, amounts of time, phrases."""

from dataclasses import dataclass
from enum import StrEnum

from models.records import made_often


class CalendarUnit(StrEnum):
    DAY = "day"
    WEEKDAY = "weekday"
    WEEKEND = "weekend"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    SEASON = "season"
    HALF = "half"
    YEAR = "year"
    FISCAL_YEAR = "fiscal_year"
    DECADE = "decade"


class Part(StrEnum):
    """Which part of a point is meant: a third of it, two of them, or the instant at one of its ends."""

    EARLY = "early"
    MID = "mid"
    LATE = "late"
    EARLY_TO_MID = "early_to_mid"
    MID_TO_LATE = "mid_to_late"
    START = "start"
    END = "end"  # "the end of 2027": late 2027 by itself, its last day behind a bound
    LAST_DAY = "last_day"  # "year-end 2027": always the last day
    REST = "rest"  # from the anchor on
    WHOLE = "whole"  # "later this year": the whole of it


class Bound(StrEnum):
    """How a phrase takes its point."""

    IN = "in"
    AS_OF = "as_of"  # "as of June 30": like IN, but a day without a year lies in the past
    BY = "by"
    BEFORE = "before"
    UNTIL = "until"  # like BY; a lower bound where the clause is negated
    NOT_BEFORE = "not_before"
    FROM = "from"
    SINCE = "since"
    AFTER = "after"


class Measure(StrEnum):
    """How a phrase takes its amount of time, counted from the anchor."""

    AT = "at"  # in about 18 months
    WITHIN = "within"  # within 30 months, over the next three years
    NOT_BEFORE = "not_before"  # in more than two years, at least three years away
    AGO = "ago"
    LONGER_AGO = "longer_ago"  # more than ten years ago
    LAST = "last"  # over the past two years
    AFTER_EVENT = "after_event"  # five months after something that happened
    BEFORE_EVENT = "before_event"


class PhraseKind(StrEnum):
    POINT = "point"  # in 2027, on June 23
    DEADLINE = "deadline"  # by 2027, before 2030, until May: a latest day and no earliest
    LOWER_BOUND = "lower_bound"  # as early as 2028, not until mid-2027: an earliest day and no latest
    SPAN = "span"  # from 2026 through 2029, 2027 or 2028
    DURATION = "duration"  # within 30 months, three years away: measured from the anchor
    VAGUE = "vague"  # eventually, in the coming years: no date can come of it


@made_often
@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A place in the calendar.

    ``number`` counts within the unit: a year, the first year of a decade, quarter 1–4, half 1–2, season 0 (spring) to 3,
    month 1–12, weekday 0 (Monday) to 6, the day of ``month``; or the how-manieth ``count`` units of ``within`` (−1: the last;
    of a weekday ``within`` something ``count`` is the how-manieth).
    ``shift`` counts units from the anchor's own (next year: 1). With neither ``within`` nor ``shift`` a numbered point has no year.
    """

    unit: CalendarUnit
    number: int | None = None
    month: int | None = None
    within: "Point | None" = None
    shift: int | None = None
    count: int = 1
    part: Part | None = None
    of_event: bool = False  # "the following year": relative to something told, not to the anchor

    @property
    def is_of_years(self) -> bool:
        """Whether it is a year, or more than one."""
        return self.unit in (CalendarUnit.YEAR, CalendarUnit.FISCAL_YEAR, CalendarUnit.DECADE)

    @property
    def is_relative(self) -> bool:
        """Whether no date can come of it without an anchor."""
        if self.shift is not None or self.of_event or self.part is Part.REST:
            return True
        if self.within is not None:
            return self.within.is_relative
        return not self.is_of_years


@made_often
@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """``low`` to ``high`` units of time; the same number twice where it is no range."""

    low: float
    high: float
    unit: CalendarUnit


@made_often
@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a time expression means, not yet resolved.

    ``until`` is the far point of a span; exactly one of ``point`` and ``amount`` is set, neither for a vague phrase.
    """

    kind: PhraseKind
    bound: Bound = Bound.IN
    point: Point | None = None
    until: Point | None = None
    amount: Amount | None = None
    measure: Measure = Measure.AT


@made_often
@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase(Meaning):
    """A time expression by its words: ``end`` is the index behind the last one."""

    end: int


@made_often
@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseMatch(Meaning):
    """A time expression found in a text. ``text`` is the whole phrase with its preposition, at ``start:end``."""

    start: int
    end: int
    text: str

    @property
    def is_lower_bound(self) -> bool:
        """Whether it says only what cannot be earlier: no deadline."""
        return self.kind is PhraseKind.LOWER_BOUND

    @property
    def is_bare_deadline(self) -> bool:
        """Whether it says only what must not be later."""
        return self.kind is PhraseKind.DEADLINE

    @property
    def is_vague(self) -> bool:
        """Whether no date can come of it: ``resolve`` gives None."""
        return self.kind is PhraseKind.VAGUE

    @property
    def is_of_event(self) -> bool:
        """Whether it counts from another event of the text ("five months after") and not from the anchor."""
        points = (point for point in (self.point, self.until) if point is not None)
        return self.measure in {Measure.AFTER_EVENT, Measure.BEFORE_EVENT} or any(
            _is_of_event(point) for point in points
        )

    @property
    def is_relative(self) -> bool:
        """Whether it needs an anchor to become a date."""
        points = (point for point in (self.point, self.until) if point is not None)
        return self.amount is not None or any(point.is_relative for point in points)


def _is_of_event(point: Point) -> bool:
    return point.of_event or (point.within is not None and _is_of_event(point.within))
