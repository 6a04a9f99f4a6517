"""What a request brought, whole: the record, the bytes, both sides' headers. The archive keeps all of it."""

from dataclasses import dataclass
from datetime import datetime

from flows.pace import HostShut
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


def answered(record: Fetch, answer: Exchange, body: bytes | None, retry_after_s: float | None) -> FetchAnswer:
    """Return what a request brought, with its record; ``body`` is the request's own."""
    is_bad = record.outcome in {FetchOutcome.FAILED, FetchOutcome.REFUSED_BY_THEM}
    return FetchAnswer(
        fetch=record,
        body=answer.body,
        status_line=f"{answer.status} {answer.phrase}".strip(),
        request_headers=answer.request_headers,
        response_headers=answer.response_headers,
        request_body=body,
        problem="status" if is_bad else None,
        retry_after_s=retry_after_s,
    )


def unanswered(
    source: Source, method: str, url: str, digest: str | None, body: bytes | None, now: datetime,
    error: FetchRefused | FetchFailed,
) -> FetchAnswer:  # fmt: skip
    """Return the record of a request that nobody answered, or that was not made."""
    if isinstance(error, FetchRefused):
        record = record_of(source, method, url, digest, now, FetchOutcome.REFUSED_BY_US, error.args[0])
        return FetchAnswer(fetch=record, request_body=body, problem=error.reason)
    record = record_of(source, method, url, digest, now, FetchOutcome.FAILED, error.args[0])
    problem = LEFT_ALONE if isinstance(error, HostShut) else "no answer"
    return FetchAnswer(fetch=record, request_body=body, problem=problem, retry_after_s=error.retry_after_s)
