"""A small world of our own pages, feeds, a job board and catalogues, served on loopback in dated editions.

``sample/editions/<date>/<host>/<path>`` holds what changed on that date; an edition is everything up to its date, so a page
stays as it was until a later edition rewrites it. ``sample/editions/<date>/gone.txt`` lists what is no longer there,
one ``host/path`` a line. A host is told by the request's ``Host`` header, as on a real server with many sites.
"""

import gzip
import re
import threading
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from email.utils import format_datetime, parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType

from models.errors import UsageError
from models.identity import body_digest

CONTENT_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".xml": "application/xml; charset=utf-8",
    ".rss": "application/rss+xml; charset=utf-8",
    ".atom": "application/atom+xml; charset=utf-8",
    ".json": "application/json",
    ".csv": "text/csv; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
}
PUBLISHED_AT = time(6, 0, tzinfo=UTC)
"""The hour of an edition's date at which its pages appear."""
POLL_S = 0.05
"""How often the server looks whether it is to stop."""
_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One file as an edition shows it."""

    body: bytes
    content_type: str
    etag: str
    changed_at: datetime


class SampleWorld:
    """The editions of a folder; which of them is shown can be turned while the server runs."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "editions"
        if not self._folder.is_dir():
            raise UsageError("the sample world has no folder 'editions'", identity=str(folder))
        self.editions: tuple[date, ...] = tuple(
            sorted(date.fromisoformat(path.name) for path in self._folder.iterdir() if path.is_dir())
        )
        if not self.editions:
            raise UsageError("the sample world has no editions", identity=str(self._folder))
        self.hosts: frozenset[str] = frozenset(
            path.name for day in self.editions for path in self._folder.joinpath(str(day)).iterdir() if path.is_dir()
        )
        self._pages: dict[tuple[str, str], Page] = {}
        self.show(self.editions[0])

    def show(self, edition: date) -> None:
        """Turn to an edition: everything that was put up until its date and has not gone since."""
        if edition not in self.editions:
            known = ", ".join(str(day) for day in self.editions)
            raise UsageError(f"there is no such edition; there are {known}", identity=str(edition))
        pages: dict[tuple[str, str], Page] = {}
        for day in (day for day in self.editions if day <= edition):
            folder = self._folder / str(day)
            changed_at = datetime.combine(day, PUBLISHED_AT)
            for path in sorted(path for path in folder.rglob("*") if path.is_file() and path.parent != folder):
                host, *parts = path.relative_to(folder).parts
                pages[host, "/" + "/".join(parts)] = _page(path, changed_at)
            for line in _lines(folder / "gone.txt"):
                host, _, rest = line.partition("/")
                pages.pop((host, "/" + rest), None)
        self._pages = pages

    def page(self, host: str, path: str) -> Page | None:
        """Return what stands at a path, None where there is nothing. ``/jobs`` may be ``jobs.json`` or ``jobs/index.html``."""
        trimmed = path.rstrip("/")
        names = [path, *(trimmed + ending for ending in (*CONTENT_TYPES, "/index.html"))]
        return next((page for name in names if (page := self._pages.get((host, name)))), None)


def _page(path: Path, changed_at: datetime) -> Page:
    body = path.read_bytes()
    content_type = CONTENT_TYPES.get(path.suffix, "application/octet-stream")
    return Page(body=body, content_type=content_type, etag=f'"{body_digest(body)[:16]}"', changed_at=changed_at)


def _lines(path: Path) -> list[str]:
    if not path.exists():
        return []
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line and not line.startswith("#")]


class SampleServer:
    """Serves a sample world on a loopback port of its own as a context manager; counts its answers by status."""

    def __init__(self, world: SampleWorld) -> None:
        self.world = world
        self.answers: dict[int, int] = {}
        self._counting = threading.Lock()
        self._server = _Server(("127.0.0.1", 0), _Handler)
        self._server.sample = self
        self._thread = threading.Thread(
            target=self._server.serve_forever, args=(POLL_S,), name="sample world", daemon=True
        )

    def count(self, status: int) -> None:
        """Count one answer; several threads answer at once."""
        with self._counting:
            self.answers[status] = self.answers.get(status, 0) + 1

    @property
    def address(self) -> tuple[str, int]:
        """The loopback address and port."""
        return "127.0.0.1", self._server.server_port

    def __enter__(self) -> "SampleServer":
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    sample: SampleServer


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing: the demo's own progress is what a person looks at."""

    def _answer(self, *, with_body: bool) -> None:
        host = self.headers.get("Host", "").partition(":")[0].lower()
        page = self.server.sample.world.page(host, self.path.partition("?")[0])
        if page is None:
            self._send(
                404, b"<!doctype html><title>Not found</title><p>There is no such page.", {}, with_body=with_body
            )
        elif self._is_fresh(page):
            self._send(304, b"", {"ETag": page.etag}, with_body=False)
        else:
            headers = {
                "Content-Type": page.content_type,
                "ETag": page.etag,
                "Last-Modified": format_datetime(page.changed_at, usegmt=True),
            }
            self._send(200, page.body, headers, with_body=with_body)

    def _is_fresh(self, page: Page) -> bool:
        if tags := self.headers.get("If-None-Match"):
            return any(tag.strip().removeprefix("W/") in {"*", page.etag} for tag in tags.split(","))
        if since := self.headers.get("If-Modified-Since"):
            try:
                instant = parsedate_to_datetime(since)
            except ValueError:
                return False
            return (instant if instant.tzinfo else instant.replace(tzinfo=UTC)) >= page.changed_at
        return False

    def _send(self, status: int, body: bytes, headers: dict[str, str], *, with_body: bool) -> None:
        self.server.sample.count(status)
        if body and _GZIP.search(self.headers.get("Accept-Encoding", "")):
            body = gzip.compress(body, mtime=0)
            headers = {**headers, "Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        self.send_response(status)
        for name, value in {"Content-Type": "text/html; charset=utf-8", **headers}.items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if with_body:
            self.wfile.write(body)
