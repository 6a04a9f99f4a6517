"""What a digest says of planned launches whose date has moved. A date is an announcement: nothing here is an observation."""

from collections.abc import Sequence
from datetime import datetime

from models.display_names import Names
from models.figures import listed
from models.schedules import PRECISIONS, DateChange, LaunchMove

_SAYS = {
    DateChange.SLIP: "slipped by {days}, from {before} to {after}",
    DateChange.PULL_IN: "was brought forward by {days}, from {before} to {after}",
    DateChange.ADJUST: "was moved within a day, from {before} to {after}",
    DateChange.FIRMED: "is dated more finely: {after}, before {before}",
    DateChange.LOOSENED: "is dated less finely: {after}, before {before}",
    DateChange.PLACEHOLDER: "has another vague date: {after}, before {before}",
}
_MONTH_FROM = PRECISIONS.index("month")
_YEAR_FROM = PRECISIONS.index("half")


def sentences(moves: Sequence[LaunchMove], names: Names) -> tuple[str, ...]:
    """Return a sentence for each move, those that matter most first; a launch that bears on no program is left out."""
    order = list(_SAYS)
    ours = [move for move in moves if move.programs]
    return tuple(
        _sentence(move, names) for move in sorted(ours, key=lambda move: (order.index(move.change), move.seen_at))
    )


def _sentence(move: LaunchMove, names: Names) -> str:
    days = round(abs(move.days))
    says = _SAYS[move.change].format(
        days=f"{days} day" + ("" if days == 1 else "s"),
        before=_day(move.net_before_at, move.precision_before),
        after=_day(move.net_after_at, move.precision_after),
    )
    programs = listed([names.program(key) for key in move.programs])
    seen = (
        ""
        if move.is_seen_live
        else f"; nobody had looked since {move.looked_before_at:%-d %B}, it may have moved more than once"
    )
    return f"{move.name} ({programs}) {says}{seen}."


def _day(instant: datetime, precision: str | None) -> str:
    """Return a date no finer than it is meant."""
    fineness = PRECISIONS.index(precision) if precision in PRECISIONS else 0
    if precision == "quarter":
        return f"Q{(instant.month + 2) // 3} {instant.year}"
    if precision == "half":
        return f"the {'first' if instant.month <= 6 else 'second'} half of {instant.year}"
    if fineness >= _YEAR_FROM:
        return str(instant.year)
    return f"{instant:%B %Y}" if fineness >= _MONTH_FROM else f"{instant:%-d %B %Y}"
