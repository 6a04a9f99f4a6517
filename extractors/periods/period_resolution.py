"""PhraseMatch ─► Period: the days that a time expression means, seen from its anchor.

``resolve(match, anchor=…, anchor_kind=…, outlook=…) -> Period | None``. None: the phrase is vague, or counts from an event
whose date is not known. A relative phrase without an anchor keeps its words and has neither bound.
"""

import re
from datetime import date, timedelta

from extractors.periods import period_calendar as calendar
from extractors.periods.period_calendar import Interval
from extractors.periods.period_parts import Amount, Bound, CalendarUnit, Measure, Part, PhraseKind, PhraseMatch, Point
from extractors.periods.period_place import Outlook, Place, interval_of
from models.reading import Period
from models.vocabulary import AnchorKind, Precision

_ONE_DAY = timedelta(days=1)
_THIRDS = frozenset({Part.EARLY, Part.MID, Part.LATE, Part.EARLY_TO_MID, Part.MID_TO_LATE})
_ENDS = frozenset({Part.END, Part.LAST_DAY})
_NAMES_RUNNING = re.compile(r"\bthis\b")
_FAR = 270
"""Days after which a month without a year is not the one that is about to begin."""
_COARSENESS = {precision: rank for rank, precision in enumerate(Precision)}

Bounds = tuple[date | None, date | None]


def resolve(
    match: PhraseMatch,
    *,
    anchor: date | None,
    anchor_kind: AnchorKind,
    outlook: Outlook,
    fiscal_year_ends_in_month: int = 12,
) -> Period | None:
    """Return the period that ``match`` means.

    ``outlook`` decides what a month, day or quarter without a year is: the next one in a promise, the last one in a report.
    A phrase that counts from another event ("five months after") is a period only where the anchor is an utterance,
    that is where the caller knows the event's date and gives it as the anchor; else None, as for a vague phrase.
    """
    if match.kind is PhraseKind.VAGUE or (match.is_of_event and anchor_kind is not AnchorKind.UTTERANCE):
        return None
    if anchor is None and match.is_of_event:
        return None
    place = Place(anchor=anchor, outlook=outlook, fiscal_year_ends_in_month=fiscal_year_ends_in_month)
    try:
        earliest, latest = _measured(match, place) if match.amount is not None else _placed(match, place)
    except (ValueError, OverflowError):
        return None  # "in 9,000 years": no calendar reaches there
    return Period(
        start=match.start,
        end=match.end,
        text=match.text,
        earliest=earliest,
        latest=latest,
        precision=_precision(match),
        anchor=anchor,
        anchor_kind=anchor_kind,
    )


def _measured(match: PhraseMatch, place: Place) -> Bounds:
    anchor, amount = place.anchor, match.amount
    if anchor is None or amount is None:
        return None, None
    match match.measure:
        case Measure.WITHIN:
            return anchor, calendar.moved(anchor, amount.high, amount.unit)
        case Measure.NOT_BEFORE:
            return calendar.moved(anchor, amount.low, amount.unit), None
        case Measure.AGO | Measure.BEFORE_EVENT:
            return calendar.moved(anchor, -amount.high, amount.unit), calendar.moved(anchor, -amount.low, amount.unit)
        case Measure.LONGER_AGO:
            return None, calendar.moved(anchor, -amount.low, amount.unit)
        case Measure.LAST:
            return calendar.moved(anchor, -amount.high, amount.unit), anchor
        case _:
            return calendar.moved(anchor, amount.low, amount.unit), calendar.moved(anchor, amount.high, amount.unit)


def _placed(match: PhraseMatch, place: Place) -> Bounds:
    if match.point is None:
        return None, None
    if match.bound in {Bound.AS_OF, Bound.SINCE}:
        place = place.looking_back()
    if match.until is not None:
        interval = _span(match.point, match.until, place)
        first_point, last_point = match.point, match.until
    else:
        before = None if _NAMES_RUNNING.search(match.text.lower()) else _last_end(match.point, place)
        interval = before or interval_of(match.point, place)
        first_point = last_point = match.point
    if interval is None:
        return None, None
    if match.bound is Bound.IN or (match.bound is Bound.FROM and place.outlook is Outlook.PAST and match.until is None):
        return interval
    opens, closes = _instant_start(first_point, interval), _instant_end(last_point, interval)
    match match.bound:
        case Bound.BY | Bound.UNTIL:
            return None, closes
        case Bound.BEFORE:
            # Before the end of a year is within it; before a year is not.
            return None, closes if first_point.part in _ENDS else opens - _ONE_DAY
        case Bound.NOT_BEFORE | Bound.FROM | Bound.SINCE:
            return opens, None
        case Bound.AFTER:
            return closes + _ONE_DAY, None
        case _:
            # As of the end of June: that day.
            return (opens, closes) if first_point.part in _ENDS else interval


def _last_end(point: Point, place: Place) -> Interval | None:
    """Return the end of the unit before, where a report of this one's end would lie ahead: "stood at 780 MW at quarter-end"."""
    if place.outlook is not Outlook.PAST or place.anchor is None or point.part not in _ENDS:
        return None
    here = interval_of(point, place)
    if here is None or here[1] <= place.anchor:
        return None
    before = interval_of(point, place.seen_from(calendar.moved(place.anchor, -1, point.unit), Outlook.PAST))
    return before if before is not None and before[1] <= place.anchor else None


def _instant_start(point: Point, interval: Interval) -> date:
    """Return where a lower bound lies: the end of a year is its last day there."""
    return interval[1] if point.part in _ENDS else interval[0]


def _instant_end(point: Point, interval: Interval) -> date:
    """Return where a deadline lies: the start of a year is its first day there."""
    return interval[0] if point.part is Part.START else interval[1]


def _span(first: Point, last: Point, place: Place) -> Interval | None:
    till = interval_of(last, place)
    since = interval_of(first, place)
    if since is None and till is not None:
        since = interval_of(first, place.seen_from(till[1], Outlook.PAST))  # no day to count from but the end
    if since is None or till is None:
        return None
    if since[0] > till[1] and _has_no_year(last):
        # "From November to February": the far end is the next one after the near end.
        till = interval_of(last, place.seen_from(since[0], Outlook.FUTURE))
    elif since[0] > till[1] or (_has_no_year(first) and not _has_no_year(last) and _is_far(since[0], place)):
        # "From October through June 2029", said in November, begins the last October before its end.
        since = interval_of(first, place.seen_from(till[1], Outlook.PAST))
    if since is None or till is None or since[0] > till[1]:
        return None
    return _instant_start(first, since), _instant_end(last, till)


def _is_far(day: date, place: Place) -> bool:
    return place.anchor is not None and (day - place.anchor).days > _FAR


def _has_no_year(point: Point) -> bool:
    years = {CalendarUnit.YEAR, CalendarUnit.FISCAL_YEAR, CalendarUnit.DECADE}
    return point.within is None and point.shift is None and point.unit not in years


def _precision(match: PhraseMatch) -> Precision:
    if match.amount is not None:
        return _precision_of_amount(match.amount)
    is_in = match.bound is Bound.IN
    precisions = [_precision_of(point, is_in=is_in) for point in (match.point, match.until) if point is not None]
    # Of two ends that are known differently well the coarser one counts.
    return max(precisions, key=_COARSENESS.__getitem__)


def _precision_of_amount(amount: Amount) -> Precision:
    fine = {CalendarUnit.WEEK: Precision.DAY, CalendarUnit.DAY: Precision.DAY}
    return fine.get(amount.unit) or Precision(amount.unit.value)


def _precision_of(point: Point, *, is_in: bool) -> Precision:
    unit = point.unit
    if unit in {CalendarUnit.DAY, CalendarUnit.WEEKDAY, CalendarUnit.WEEKEND, CalendarUnit.WEEK}:
        return Precision.DAY
    is_third = point.part in _THIRDS or (is_in and point.part in {Part.START, Part.END})
    if unit in {CalendarUnit.YEAR, CalendarUnit.FISCAL_YEAR}:
        return Precision.THIRD if is_third else Precision.YEAR
    return Precision(unit.value)
