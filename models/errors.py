"""Every error that Waymark raises on purpose.

The branches say what the caller should do, and each error names what failed::

    WaymarkError
    ├── Retry                    the same call may succeed later
    │   ├── FetchFailed          timeout, connection lost, 429, 5xx
    │   └── WarehouseBusy        another process holds the warehouse for writing
    ├── Skip                     this one item cannot be had: count it, report it, go on
    │   ├── FetchRefused         robots.txt, a private address, a body past its cap, a scheme that is not http(s)
    │   ├── ListingUnreadable    a feed, board or catalogue that is not what it should be
    │   ├── DocumentUnreadable   a page or posting out of which no text can be had
    │   └── ParserStopped        a parser that hung, crashed or wanted too much memory, and was stopped
    └── Stop                     nothing sensible can be done until a person has acted
        ├── WatchlistInvalid     names file, key and reason, one line for each problem
        ├── WarehouseInvalid     a migration that was changed, a file of a later version, a missing warehouse
        ├── CheckFailed          a check of the warehouse found offending rows: nothing is published
        ├── ArchiveDamaged       a record of the archive is not what was written
        ├── QueryRefused         SQL that is not one read-only statement, or that ran out of time or memory
        └── UsageError           what was asked for on the command line or in the settings cannot be done
"""

from models.pages import PageProblem


class WaymarkError(Exception):
    """Base of all errors raised on purpose; ``identity`` says what failed (source, URL, document, file and key)."""

    def __init__(self, message: str, *, identity: str | None = None) -> None:
        super().__init__(message)
        self.identity = identity

    def __str__(self) -> str:
        message = super().__str__()
        return f"{self.identity}: {message}" if self.identity else message


class Retry(WaymarkError):
    """The same call may succeed later."""


class Skip(WaymarkError):
    """This one item cannot be had: count it, report it, go on with the others."""


class Stop(WaymarkError):
    """Nothing sensible can be done until a person has acted."""


class FetchFailed(Retry):
    """A request that got no usable answer: timeout, connection lost, 429 or 5xx.

    ``retry_after_s`` is the number of seconds that the server asked for, where it did.
    """

    def __init__(
        self,
        message: str,
        *,
        identity: str | None = None,
        status: int | None = None,
        retry_after_s: float | None = None,
    ) -> None:
        super().__init__(message, identity=identity)
        self.status = status
        self.retry_after_s = retry_after_s


class WarehouseBusy(Retry):
    """Another process holds the warehouse for writing."""


class FetchRefused(Skip):
    """A request that we do not make, or an answer that we do not take; ``reason`` is one short word for counting."""

    def __init__(self, message: str, *, identity: str | None = None, reason: str = "refused") -> None:
        super().__init__(message, identity=identity)
        self.reason = reason


class ListingUnreadable(Skip):
    """A feed, board or catalogue that is not what it should be."""


class DocumentUnreadable(Skip):
    """A page or posting out of which no text can be had; ``problem`` says why in one short word, for counting."""

    def __init__(
        self, message: str, *, identity: str | None = None, problem: PageProblem = PageProblem.NO_TEXT
    ) -> None:
        super().__init__(message, identity=identity)
        self.problem = problem


class ParserStopped(Skip):
    """A parser that was stopped, or that ended by itself; which child it was is over."""


class WatchlistInvalid(Stop):
    """The watchlist has mistakes; ``problems`` has a line for each: file, key and reason."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


class WarehouseInvalid(Stop):
    """The warehouse is missing, was written by a later version, or had a migration changed under it."""


class CheckFailed(Stop):
    """A check found offending rows; ``failures`` maps the check's name to its first five."""

    def __init__(self, failures: dict[str, list[str]]) -> None:
        lines = [f"{name}: {'; '.join(rows[:5])}" for name, rows in sorted(failures.items())]
        super().__init__("the warehouse failed its checks, nothing was published\n" + "\n".join(lines))
        self.failures = failures


class ArchiveDamaged(Stop):
    """A record of the archive is not what was written."""


class QueryRefused(Stop):
    """SQL that is not one read-only statement, or that ran out of time or memory."""


class UsageError(Stop):
    """What was asked for on the command line or in the settings cannot be done."""
