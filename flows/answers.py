"""What a request brought, whole: the record, the bytes, both sides' headers. The archive keeps all of it."""

from dataclasses import dataclass

from models.errors import FetchFailed, FetchRefused
from models.fetching import Fetch
from models.vocabulary import FetchOutcome

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchAnswer:
    """A fetch with its body, decoded. Every request ends in one, whatever became of it; see ``fetch.outcome``.

    ``problem`` is one short word for counting where the outcome is not ``ok``, ``unchanged`` or ``gone``: robots, address,
    size, status, timeout … ``request_headers`` and ``response_headers`` are those of the last hop; without an answer the
    latter are empty.
    """

    fetch: Fetch
    body: bytes = b""
    status_line: str = ""  # "200 OK"
    request_headers: Headers = ()
    response_headers: Headers = ()
    request_body: bytes | None = None
    problem: str | None = None
    retry_after_s: float | None = None

    def expect(self) -> "FetchAnswer":
        """Return this answer if it can be gone on with (ok, unchanged, gone); raises FetchFailed or FetchRefused if not."""
        fetch = self.fetch
        reason = fetch.reason or fetch.outcome.value
        match fetch.outcome:
            case FetchOutcome.FAILED:
                raise FetchFailed(reason, identity=fetch.url, status=fetch.status, retry_after_s=self.retry_after_s)
            case FetchOutcome.REFUSED_BY_US | FetchOutcome.REFUSED_BY_THEM:
                raise FetchRefused(reason, identity=fetch.url, reason=self.problem or "refused")
        return self
