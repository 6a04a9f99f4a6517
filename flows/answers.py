"""What a request brought, whole: the record, the bytes, both sides' headers. The archive keeps all of it."""

from dataclasses import dataclass
from datetime import datetime

from models.errors import FetchFailed, FetchRefused
from models.fetching import Fetch, fetch_id
from models.identity import body_digest
from models.targets import Source
from models.vocabulary import FetchOutcome

Headers = tuple[tuple[str, str], ...]
LEFT_ALONE = "left alone"
"""The problem of an answer for which nothing was asked: the host wants to be left alone, or its pace leaves no turn."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """One answer of a server, of whatever status."""

    url: str
    status: int
    phrase: str
    body: bytes
    request_headers: Headers
    response_headers: Headers

    def header(self, name: str) -> str | None:
        """Return what a header of the answer says, named in small letters; None where it has none."""
        values = [value for key, value in self.response_headers if key.lower() == name]
        return " ".join(", ".join(values).split()) if values else None


def record_of(
    source: Source,
    method: str,
    url: str,
    request_digest: str | None,
    now: datetime,
    outcome: FetchOutcome,
    reason: str | None,
    answer: Exchange | None = None,
) -> Fetch:
    """Return the record of a request; ``answer`` None: nobody was asked, or nobody answered."""
    has_body = answer is not None and outcome is not FetchOutcome.UNCHANGED
    digest = body_digest(answer.body) if answer is not None and has_body else None
    return Fetch(
        id=fetch_id(method, url, request_digest, digest, now),
        source=source.key,
        method=method.upper(),
        url=url,
        request_body_digest=request_digest,
        fetched_at=now,
        outcome=outcome,
        status=answer.status if answer else None,
        reason=" ".join(reason.split()) if reason else None,
        final_url=answer.url if answer else url,
        content_type=answer.header("content-type") if answer else None,
        etag=answer.header("etag") if answer else None,
        last_modified=answer.header("last-modified") if answer else None,
        body_digest=digest,
        body_bytes=len(answer.body) if answer and has_body else 0,
        archive_file=None,
        archive_offset=None,
    )
