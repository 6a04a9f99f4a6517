"""How firmly a value is said: as done, planned, owed or hoped, by its cue, by what has flown, by what it is a value of.

``ValueStance(context, triggers).modality(line, start, end, metric, program, spans, …) -> (Modality, Cue | None)``
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extractors.dating.dating import Anchor
from extractors.firmness import governance, stance, tenses
from extractors.joining.context import Context
from extractors.joining.deal_sums import CONTRACTS
from extractors.lines import tables
from extractors.lines.passages import Line
from extractors.lines.triggers import FLIGHTS, Trigger, TriggerFinder
from models.claims import ClaimPeriod
from models.lexicon import Metric, Place, Program
from models.reading import Cue
from models.vocabulary import Basis, CueKind, Modality

_SUMS_UP = re.compile(r"[\s,]*(?:and\s)?(?:which|that|this)\s(?:now\s)?(?:makes|made|brings|brought)\b")
"""What sums up a happening told before: "put up eight more, which makes 20"."""
_AT_THE_END = re.compile(r"at the (?:very )?(?:end|close) of\b")
_OF_FLIGHTS = frozenset({"satellite_count", "satellites_per_launch", "accelerator_count"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueStance:
    """Tells how firmly values are said."""

    context: Context
    triggers: TriggerFinder

    def is_told_as_past(self, line: Line, start: int, metric: Metric) -> bool:
        """Say whether the words around a value tell of what was, so that no date can make it a plan."""
        return tenses.is_past(line, start) or (metric.key in _OF_FLIGHTS and self.has_flown(line, start))

    def is_another(self, lines: Sequence[Line], told: Line, line: Line, program: Program) -> bool:
        """Say whether a line speaks of another one of a program than the one whose flight was told: Starcloud-2."""
        before = self._names_in([told], program)
        numbered = {
            name for name in self._names_in(lines[told.index + 1 : line.index + 1], program) if name[-1].isdigit()
        }
        return told is not line and bool(numbered) and not numbered & before

    def _names_in(self, lines: Sequence[Line], program: Program) -> set[str]:
        """Return the names under which a program stands in ``lines``, in small letters."""
        return {
            mention.text.lower()
            for line in lines
            for mention, kind in self.context.programs.names.of_line(line)
            if kind.key == program.key
        }

    def has_flown(self, line: Line, start: int) -> bool:
        """Say whether the clause of a value tells of a flight that was: "two nodes hitched a ride to orbit"."""
        clause = line.clause_at(start)
        if _SUMS_UP.match(line.words, clause.start, start):
            clause = line.clause_at(max(line.start, clause.start - 1))
        return any(
            trigger.done
            and trigger.metric.key in FLIGHTS
            and line.clause_at(trigger.start) == clause
            and _is_happening(line, trigger)
            for trigger in self.triggers.find(line)
        )

    def modality(
        self,
        line: Line,
        start: int,
        end: int,
        metric: Metric,
        program: Program,
        spans: Iterable[tuple[int, int]],
        *,
        flown: bool,
        flew: bool,
        is_deal: bool,
    ) -> tuple[Modality, Cue | None]:
        """Return the modality, and the cue that says so."""
        cue = governance.governing(line, start, end, tuple(spans))
        is_drawn = (
            metric.basis is Basis.EACH
            and metric.key != "link_rate"
            and program.place is Place.ORBIT
            and not flown
            and not flew
        )
        if cue is not None and is_drawn and stance.is_growth(line, cue):
            return Modality.PLANNED, cue  # "its radiators grew to 160 m²": on paper
        if cue is not None and program.place is Place.GROUND and cue.text.lower().startswith("rated "):
            cue = None  # what stands is rated at so much
        if metric.key == "launch_price" and stance.is_asked_of_price(line, start):
            return Modality.CONDITIONAL, None if cue is None or cue.kind is not CueKind.CONDITION else cue
        if cue is not None and metric.key in CONTRACTS and cue.text.lower() == "subject to":
            cue = None  # terms that every contract has
        if cue is not None and not stance.is_of_paper(line, cue):
            return Modality(cue.value), cue
        supply = self.context.parties.supply
        if metric.key in CONTRACTS or (supply is not None and program.key == supply.key and is_deal):
            return Modality.COMMITTED, None
        if metric.key in _OF_FLIGHTS and self.has_flown(line, start):
            return Modality.ACHIEVED, None
        # What a flight carried is told of the flight, whether or not its load had flown before.
        flown = flown or (metric.key == "satellites_per_launch" and tenses.tells_of_load(line, start))
        return stance.modality(line, start, end, program, flown=flown, flew=flew), None


def is_headed_by_condition(lines: Sequence[Line], line: Line, start: int) -> bool:
    """Say whether a value stands in a column that is headed by a condition: "Total if held to term"."""
    heading = tables.heading_of(line, start)
    if heading is None:
        return False
    head = next((other for other in reversed(lines[: line.index]) if other.start <= heading.start), line)
    return any(cue.kind is CueKind.CONDITION and heading.start <= cue.start < heading.end for cue in head.cues)


def _is_happening(line: Line, trigger: Trigger) -> bool:
    """Say whether nothing makes of a verb more or less than it says; of several words of one happening each may be one."""
    cue = governance.governing(line, trigger.start, trigger.end)
    return cue is None or cue.value == Modality.ACHIEVED


def lies_ahead(period: ClaimPeriod | None, anchor: Anchor) -> bool:
    """Say whether a period begins, or where it has no beginning ends, after the day of the text."""
    if period is None or anchor.day is None:
        return False
    first, last = period.earliest, period.latest
    return (first is not None and first > anchor.day) or (
        last is not None and last > anchor.day and (first is None or first == anchor.day)
    )


def at_close(period: ClaimPeriod | None) -> ClaimPeriod | None:
    """Return the last day alone, where what there was is told "at the end of" something."""
    if period is None or period.earliest is None or _AT_THE_END.match(period.text.lower()) is None:
        return period
    return replace(period, earliest=period.latest)


def is_deadline(period: ClaimPeriod | None) -> bool:
    """Say whether a period has an end alone: "the slide says 100 exaflops by October 2024" was a plan."""
    return period is not None and period.earliest is None and period.latest is not None


def owed(modality: Modality, period: ClaimPeriod | None, anchor: Anchor) -> tuple[Modality, ClaimPeriod | None]:
    """What a deal pays is owed, not done; the day of the signing does not date it."""
    if modality in {Modality.ACHIEVED, Modality.UNDERWAY}:
        modality = Modality.COMMITTED
    if period is not None and period.latest is not None and anchor.day is not None and period.latest <= anchor.day:
        period = None
    return modality, period
