"""The fetching client: polite, suspicious, and the only file that knows httpx.

Polite: robots.txt, a pause for each host, conditional requests, Retry-After, an honest name. Suspicious: nothing but http(s),
no address that is not public, every redirect looked at anew, caps on bytes and seconds, no cookies, no proxies from outside.
"""

import ssl
import threading
from collections.abc import Callable, Mapping
from datetime import datetime
from http.cookiejar import CookieJar, DefaultCookiePolicy
from types import TracebackType

import httpcore
import httpx

from flows import bodies, connections, outcomes
from flows.addresses import AddressPolicy
from flows.answers import Exchange, FetchAnswer, Headers, answered, record_of, unanswered
from flows.connections import GuardedBackend
from flows.host_memory import HostMemory
from flows.pace import HostShut, NoPause, Pace
from flows.robots import MAX_BYTES as ROBOTS_MAX_BYTES
from flows.robots import Robots
from flows.settings import Settings
from models import source_rules
from models.errors import FetchFailed, FetchRefused
from models.identity import body_digest
from models.targets import Source
from models.vocabulary import FetchOutcome

__all__ = ["AGENT", "Client", "FetchAnswer"]

AGENT = "Waymark"
VERSION = "0.1"
_ACCEPT = "text/html, application/xhtml+xml, application/xml;q=0.9, application/json;q=0.9, text/*;q=0.8, */*;q=0.5"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_KEEP_METHOD = frozenset({307, 308})
_FORBIDDEN_IN_URL = frozenset('\\"<>^`{|}')
_MAY_ASK_FOR_REST = frozenset({408, 425, 429, *range(500, 600)})


class Client:
    """Fetches for one run; a context manager. Several threads may fetch at once.

    ``memory`` is what is known of hosts from earlier runs; without one every run is the first. ``keep`` is given what came of every
    robots.txt that was asked for, of whatever status: nobody else sees it, and it says why a page was not.
    """

    def __init__(
        self,
        settings: Settings,
        pace: Pace | None = None,
        *,
        memory: HostMemory | None = None,
        keep: Callable[[FetchAnswer], None] = lambda _: None,
    ) -> None:
        self._keep = keep
        self._now = settings.now
        self._limits = settings.limits
        self._contact = settings.contact
        memory = memory or HostMemory()
        self._pace = pace or (Pace if settings.polite else NoPause)(now=settings.now, memory=memory)
        self._robots = Robots(self._read_robots, agent=AGENT, now=settings.now, memory=memory)
        policy = AddressPolicy(allow_loopback=settings.allow_loopback, only_loopback=settings.only_loopback)
        self._backend = GuardedBackend(policy, settings.resolver or connections.resolve)
        self._certificates = httpx.create_ssl_context(trust_env=False)
        self._of_thread = threading.local()
        self._opened: list[httpx.Client] = []

    def __enter__(self) -> "Client":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for each in self._opened:
            each.close()

    @property
    def _http(self) -> httpx.Client:
        """This thread's own connections: a pool looks through all that it has at every request, and a hundred are many."""
        found: httpx.Client | None = getattr(self._of_thread, "http", None)
        if found is None:
            found = httpx.Client(
                transport=_GuardedTransport(self._backend, self._certificates),
                trust_env=False,
                follow_redirects=False,
                cookies=CookieJar(policy=DefaultCookiePolicy(allowed_domains=[])),
                timeout=httpx.Timeout(self._limits.read_s, connect=self._limits.connect_s),
                headers={"User-Agent": user_agent(self._contact), "Accept": _ACCEPT, "Accept-Encoding": "gzip"},
            )
            self._of_thread.http = found
            self._opened.append(found)
        return found

    def fetch(
        self,
        url: str,
        *,
        source: Source,
        method: str = "GET",
        body: bytes | None = None,
        etag: str | None = None,
        last_modified: str | None = None,
        now: datetime,
    ) -> FetchAnswer:
        """Fetch an address for a source and return what became of it; ``etag`` and ``last_modified`` make it conditional.

        Never raises for what the network or the server does: see ``answer.fetch.outcome``, or call ``answer.expect()``.
        """
        headers = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        conditions = {name: value for name, value in headers.items() if value}
        digest = None if body is None else body_digest(body)
        try:
            if source.needs_contact and not self._contact:
                raise FetchRefused("the source demands a contact, and none is set", identity=url, reason="contact")
            answer = self._follow(method.upper(), url, body, conditions, source=source)
        except (FetchRefused, FetchFailed) as error:
            return unanswered(source, method, url, digest, body, now, error)
        retry_after_s = None
        outcome, reason = outcomes.of_status(answer.status, answer.phrase, conditional=bool(conditions))
        if outcome is FetchOutcome.FAILED:
            retry_after_s = self._heeded(answer, now)
        record = record_of(source, method, url, digest, now, outcome, reason, answer)
        return answered(record, answer, body, retry_after_s)

    def _follow(
        self, method: str, url: str, body: bytes | None, conditions: Mapping[str, str], *, source: Source
    ) -> Exchange:
        """Go where redirects lead; every hop is checked as if it were the first."""
        address = checked_url(url)
        clock = connections.Stopwatch(self._limits.deadline_s)
        for _ in range(self._limits.redirects + 1):
            permission = self._robots.permission(str(address), source)
            if not permission.allowed:
                raise FetchRefused("robots.txt does not allow it", identity=str(address), reason="robots")
            pause_s = max(source.min_seconds_between_requests, permission.pause_s or 0.0)
            with self._pace.turn(address.host, pause_s), clock.running():
                answer = self._exchange(method, address, body, conditions, most_bytes=source_rules.most_bytes(source))
            target = answer.header("location")
            if answer.status not in _REDIRECTS or not target:
                return answer
            if answer.status not in _KEEP_METHOD and method != "HEAD":
                method, body = "GET", None
            address = _joined(address, target)
        raise FetchRefused(f"more than {self._limits.redirects} redirects", identity=url, reason="redirects")

    def _read_robots(self, url: str, source: Source | None) -> tuple[int, bytes]:
        """Return status and body of a robots.txt and give its answer to be kept; raises FetchFailed where it cannot be had.

        Raises FetchRefused only for what speaks against the site as such: its address.
        """
        assert source is not None
        now = self._now()
        try:
            answer = self._follow_to_robots(checked_url(url))
        except HostShut:
            raise  # nothing was asked
        except (FetchRefused, FetchFailed) as error:
            self._keep(unanswered(source, "GET", url, None, None, now, error))
            raise
        outcome, reason = outcomes.of_status(answer.status, answer.phrase, conditional=False)
        self._keep(answered(record_of(source, "GET", url, None, now, outcome, reason, answer), answer, None, None))
        # The standard: too many redirects count as no such file.
        return (404, b"") if answer.status in _REDIRECTS else (answer.status, answer.body)

    def _follow_to_robots(self, address: httpx.URL) -> Exchange:
        """Return the answer to which a robots.txt leads, the last redirect where there are too many."""
        clock = connections.Stopwatch(self._limits.deadline_s)
        for hop in range(self._limits.redirects + 1):
            try:
                with self._pace.turn(address.host, 0.0), clock.running():
                    answer = self._exchange("GET", address, None, {}, cut_at=ROBOTS_MAX_BYTES)
                self._heeded(answer, self._now())
                target = answer.header("location")
                if answer.status not in _REDIRECTS or not target:
                    break
                address = _joined(address, target)
            except FetchRefused as error:
                if hop == 0 and error.reason == "address":
                    raise
                raise FetchFailed(error.args[0], identity=error.identity) from error
        return answer

    def _heeded(self, answer: Exchange, now: datetime) -> float | None:
        """Leave a host alone for as long as it asks for; returns the seconds, None where it asks for nothing."""
        if answer.status not in _MAY_ASK_FOR_REST:
            return None
        seconds = outcomes.seconds_of_retry_after(answer.header("retry-after"), now)
        if seconds is not None:
            self._pace.leave_alone(httpx.URL(answer.url).host, seconds)
        return seconds

    def _exchange(
        self,
        method: str,
        address: httpx.URL,
        body: bytes | None,
        conditions: Mapping[str, str],
        *,
        most_bytes: int | None = None,
        cut_at: int | None = None,
    ) -> Exchange:
        """Make one request and read its answer; raises FetchFailed or FetchRefused.

        ``most_bytes`` is the cap of a source that has one of its own, ``cut_at`` where the body is cut instead of refused.
        """
        headers = dict(conditions)
        if body is not None:
            headers["Content-Type"] = "application/json"
        try:
            request = self._http.build_request(method, address, content=body, headers=headers)
            response = self._http.send(request, stream=True)
            try:
                content = bodies.read(
                    response.iter_raw(),
                    encoding=response.headers.get("content-encoding", ""),
                    wire_bytes=most_bytes or self._limits.wire_bytes,
                    body_bytes=cut_at or most_bytes or self._limits.body_bytes,
                    cut=cut_at is not None,
                )
            finally:
                response.close()
        except httpx.TimeoutException as error:
            raise FetchFailed(f"no answer in time ({_words(error)})", identity=str(address)) from error
        except httpx.HTTPError as error:
            raise FetchFailed(f"the connection failed ({_words(error)})", identity=str(address)) from error
        return Exchange(
            url=str(address),
            status=response.status_code,
            phrase=" ".join(response.reason_phrase.split()),
            body=content,
            request_headers=_plain(request.headers),
            response_headers=_plain(response.headers),
        )


class _GuardedTransport(httpx.HTTPTransport):
    """httpx's own transport on a pool that connects through our backend.

    The pool is a private attribute of httpx's, which is why its version is pinned and a test holds this.
    """

    def __init__(self, backend: GuardedBackend, certificates: ssl.SSLContext) -> None:
        super().__init__(trust_env=False, verify=certificates)
        self._pool.close()
        self._pool = httpcore.ConnectionPool(
            ssl_context=certificates,
            max_connections=16,
            max_keepalive_connections=8,
            keepalive_expiry=5.0,
            network_backend=backend,
        )


def user_agent(contact: str | None) -> str:
    """Return the name that sites see: what we are, and whom to write to where somebody has said so."""
    return f"{AGENT}/{VERSION} ({contact})" if contact else f"{AGENT}/{VERSION}"


def checked_url(url: str) -> httpx.URL:
    """Return an address that may be asked for; raises FetchRefused for whatever two parsers could read in two ways."""
    if any(character in _FORBIDDEN_IN_URL or character <= " " or character == "\x7f" for character in url):
        raise FetchRefused("the address has characters that no address has", identity=url, reason="url")
    try:
        address = httpx.URL(url)
    except httpx.InvalidURL as error:
        raise FetchRefused(f"the address cannot be read: {error}", identity=url, reason="url") from error
    if address.scheme not in {"http", "https"}:
        raise FetchRefused("only http and https are fetched", identity=url, reason="scheme")
    if not address.host or address.userinfo or "@" in address.netloc.decode("ascii", "replace"):
        raise FetchRefused("the address has no host, or a user in it", identity=url, reason="url")
    return address.copy_with(fragment=None)


def _joined(address: httpx.URL, target: str) -> httpx.URL:
    """Return where a redirect leads; raises FetchRefused for what may not be asked for."""
    try:
        joined = address.join(target)
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchRefused(f"redirected to what is no address: {error}", identity=str(address), reason="url") from error
    return checked_url(str(joined))


def _plain(headers: httpx.Headers) -> Headers:
    return tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in headers.raw)


def _words(error: httpx.HTTPError) -> str:
    return " ".join(str(error).split()) or type(error).__name__
