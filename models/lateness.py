"""When a promise may come true, as it looks on a day: its chance, a date with an interval, and whether it ever does.

All of it is conditional on what the day shows: the promise has not come true yet.
"""

import math
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from scipy.special import ndtri

from models.slip_model import Outlook
from models.track_record import share_of_time

INTERVAL = (0.1, 0.9)
"""An interval of 80 %: it holds four times out of five."""
LAST_DAY = date(9999, 12, 31)


class Prediction(Protocol):
    """Any forecast that can be scored: the chance that it has happened by a day, and the day by which a share has."""

    def comes_by(self, day: date) -> float:
        """Return the chance that it has happened by the end of this day."""
        ...

    def day_of(self, share: float) -> date:
        """Return the day by which this share of what comes at all has come."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Lateness:
    """The outlook of one promise, given that it had not come true by ``as_of``."""

    announced_on: date
    due_on: date
    as_of: date
    outlook: Outlook

    @property
    def _gone(self) -> float:
        """The chance that it would have come by ``as_of``, before that day showed that it had not."""
        return self.outlook.comes_by(share_of_time(self.announced_on, self.due_on, self.as_of))

    @property
    def never(self) -> float:
        """The chance that it never comes: the longer it is overdue, the larger."""
        return self.outlook.never / (1.0 - self._gone)

    @property
    def on_time(self) -> float:
        """The chance that it comes by its day; 0 once that is past."""
        return self.comes_by(self.due_on)

    def comes_by(self, day: date) -> float:
        """Return the chance that it comes by this day."""
        if day <= self.as_of:
            return 0.0
        gone = self._gone
        return (self.outlook.comes_by(share_of_time(self.announced_on, self.due_on, day)) - gone) / (1.0 - gone)

    def day_of(self, share: float) -> date:
        """Return the day by which this share of what comes at all has come."""
        gone = self._gone / (1.0 - self.outlook.never)
        ratio = math.exp(self.outlook.log_ratio + self.outlook.log_sd * float(ndtri(gone + share * (1.0 - gone))))
        days = ratio * (self.due_on - self.announced_on).days
        if not math.isfinite(days) or days > (LAST_DAY - self.announced_on).days:
            return LAST_DAY
        return max(self.announced_on + timedelta(days=round(days)), self.as_of + timedelta(days=1))


@dataclass(frozen=True, slots=True, kw_only=True)
class PointDay:
    """The naive forecast of one day. Where that is past, the next day: it has not happened, and so is due at any moment."""

    day: date
    as_of: date

    @property
    def _day(self) -> date:
        return max(self.day, self.as_of + timedelta(days=1))

    def comes_by(self, day: date) -> float:
        """Return 1 from the day on."""
        return 1.0 if day >= self._day else 0.0

    def day_of(self, share: float) -> date:  # noqa: ARG002 - one day for every share
        """Return the day."""
        return self._day
