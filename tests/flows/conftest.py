"""A home, a watchlist and a served world of a few pages, for whatever runs flows; a world whose every answer a test sets; and a
server that may do anything to its sockets.
"""

import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from flows import river
from flows.connections import resolver_of_sample
from flows.context import Context
from flows.ingest import IngestReport
from flows.runners import PlainRunner
from flows.sample_world import SampleServer, SampleWorld
from flows.settings import Settings
from models.fetching import Poll
from models.identity import body_digest
from models.watchlist import Watchlist
from warehouse import visits
from warehouse.connection import open_for_reading

CHECKOUT = Path(__file__).resolve().parents[2]
EDITION = date(2026, 6, 14)
HOST = "127.0.0.1"
FEED = """<?xml version="1.0"?>
<rss version="2.0"><channel><title>Small Wire</title><link>{base}/</link><description>Orbit</description>
<item><title>AI1 prototypes</title><link>{base}/prototypes.html</link><guid>1</guid>
<pubDate>Fri, 12 Jun 2026 09:00:00 GMT</pubDate></item>
<item><title>Gone</title><link>{base}/gone.html</link><guid>2</guid><pubDate>Fri, 12 Jun 2026 10:00:00 GMT</pubDate></item>
</channel></rss>
"""
ARTICLE = """<!doctype html><html lang="en"><head><title>AI1 prototypes</title></head><body><article><h1>AI1 prototypes</h1>
<p>SpaceX plans to launch two AI1 prototypes in early 2027, the company said on Friday at its plant in Texas.</p>
<p>Each AI1 satellite is designed to carry about 120 kW of compute on average, and the company gave no price for any of it.</p>
</article></body></html>
"""
SOURCES = """[[source]]
key = "small_wire"
name = "Small Wire"
kind = "rss"
url = "{base}/feed.xml"
standing = "press"
every_hours = 1
"""


@dataclass(frozen=True)
class SmallWorld:
    """A served feed of two items, one of which is gone, and a watchlist that names it."""

    home: Path
    watchlist: Path
    server: SampleServer

    @property
    def options(self) -> list[str]:
        """The options that lead the command line here."""
        return ["--home", str(self.home), "--watchlist", str(self.watchlist)]


@pytest.fixture
def small_world(tmp_path: Path) -> Iterator[SmallWorld]:
    """Serve the small world on loopback for one test."""
    pages = tmp_path / "world" / "editions" / str(EDITION) / HOST
    pages.mkdir(parents=True)
    (pages / "prototypes.html").write_text(ARTICLE, encoding="utf-8")
    (pages / "feed.xml").write_text("", encoding="utf-8")
    watchlist = tmp_path / "watchlist"
    shutil.copytree(CHECKOUT / "watchlist", watchlist)
    world = SampleWorld(tmp_path / "world")
    with SampleServer(world) as server:
        base = "http://{}:{}".format(*server.address)
        (pages / "feed.xml").write_text(FEED.format(base=base), encoding="utf-8")
        (watchlist / "sources.toml").write_text(SOURCES.format(base=base), encoding="utf-8")
        world.show(EDITION)
        yield SmallWorld(home=tmp_path / "home", watchlist=watchlist, server=server)


BEGIN = datetime(2026, 6, 23, 12, tzinfo=UTC)
Answer = tuple[int, bytes, dict[str, str]]
Reply = Answer | Callable[[str], Answer]


@dataclass
class World:
    """Some hosts on one server of our own, a clock, and a home that runs are made in."""

    server: "WorldServer"
    home: Path
    watchlist: Path
    contact: str | None = None
    now: datetime = BEGIN
    replies: dict[str, Reply] = field(default_factory=dict)  # by host and path
    begin: datetime = BEGIN
    requests: list[str] = field(default_factory=list)  # "GET host/path status"
    read_watchlist: Watchlist | None = None

    def says(self, where: str, body: str | bytes, *, status: int = 200, **headers: str) -> None:
        data = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        self.replies[where] = (status, data, named)

    def feed(self, where: str, *pages: str) -> None:
        items = "".join(
            f"<item><title>{page}</title><link>http://{page}</link><guid>{page}</guid></item>" for page in pages
        )
        self.says(where, f'<rss version="2.0"><channel><title>A feed</title>{items}</channel></rss>')

    def article(self, where: str, sentence: str) -> None:
        text = (
            f"{sentence} The plant stands in Texas and was shown to visitors on Friday, as the company had announced."
        )
        self.says(
            where,
            f"<html><head><title>News</title></head><body><article><h1>News</h1><p>{text}</p></article></body></html>",
        )

    def sources(self, *entries: str) -> None:
        text = "\n".join(
            f'[[source]]\nkey = "s{number}"\nname = "S{number}"\nstanding = "press"\n{entry}\n'
            for number, entry in enumerate(entries, start=1)
        )
        (self.home.parent / "sources.toml").write_text(text, encoding="utf-8")
        self.read_watchlist = None

    def context(self) -> Context:
        hosts = frozenset(where.partition("/")[0] for where in self.replies)
        settings = Settings(
            home=self.home, watchlist=self.watchlist, contact=self.contact, allow_loopback=True, only_loopback=True,
            polite=False, clock=lambda: self.now, resolver=resolver_of_sample(hosts, self.server.address),
        )  # fmt: skip
        if self.read_watchlist is None:
            self.read_watchlist = Context.of(settings, sources=self.home.parent / "sources.toml").watchlist
        return Context(settings=settings, watchlist=self.read_watchlist)

    def run(self, after: timedelta = timedelta(0)) -> IngestReport:
        """Run an ingest, so much later than the last; the requests are those of this run."""
        self.now += after
        self.requests.clear()
        return river.ingest(self.context(), PlainRunner())

    def read(self) -> None:
        river.read(self.context(), PlainRunner())

    def ask(self, query: str) -> list[tuple[Any, ...]]:
        with open_for_reading(self.home / "warehouse.duckdb") as con:
            return con.execute(query).fetchall()

    def poll(self, source: str = "s1") -> Poll:
        with open_for_reading(self.home / "warehouse.duckdb") as con:
            return visits.last_polls(con)[source]


class WorldServer(ThreadingHTTPServer):
    daemon_threads = True
    world: World
    lock = threading.Lock()

    @property
    def address(self) -> tuple[str, int]:
        return "127.0.0.1", self.server_port


class _WorldHandler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: WorldServer

    def do_GET(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        sent = self.rfile.read(length).decode()
        host = self.headers["Host"].partition(":")[0]
        reply = self.server.world.replies.get(host + self.path, (404, b"nothing here", {}))
        status, body, headers = reply(sent) if callable(reply) else reply
        etag = f'"{body_digest(body)[:12]}"'
        if status == 200 and "no-etag" not in headers and self.headers.get("If-None-Match") == etag:
            status, body = 304, b""
        with self.server.lock:
            self.server.world.requests.append(f"{self.command} {host}{self.path} {status}")
        self.send_response(status)
        for name, value in {"Content-Type": "text/html", "ETag": etag, **headers}.items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_POST = do_GET  # noqa: N815 - the name is the base class's

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing."""


@pytest.fixture
def fresh_home(tmp_path: Path, empty: Path) -> Path:
    """A home in which nothing is but an empty warehouse: to lay its schema takes longer than most runs."""
    home = tmp_path / "home"
    home.mkdir()
    shutil.copy(empty, home / "warehouse.duckdb")
    return home


@pytest.fixture
def world(fresh_home: Path) -> Iterator[World]:
    server = WorldServer(("127.0.0.1", 0), _WorldHandler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    server.world = World(server=server, home=fresh_home, watchlist=CHECKOUT / "watchlist")
    yield server.world
    server.shutdown()
    server.server_close()


class ScriptedServer:
    """Answers each path with bytes or with a function that may do anything to the socket; remembers what it was asked.

    ``anything`` answers the paths that have no answer of their own.
    """

    def __init__(self) -> None:
        self.replies: dict[str, ScriptedReply] = {}
        self.anything: ScriptedReply = answer(404)
        self.requests: list[str] = []
        self._socket = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._serve, daemon=True).start()

    @property
    def port(self) -> int:
        return int(self._socket.getsockname()[1])

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def paths(self) -> list[str]:
        return [request.split(" ", 2)[1] for request in self.requests]

    def close(self) -> None:
        self._socket.close()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with connection:
            data = b""
            while b"\r\n\r\n" not in data:
                piece = connection.recv(65536)
                if not piece:
                    return
                data += piece
            self.requests.append(data.decode("latin-1"))
            path = data.split(b" ", 2)[1].decode("latin-1")
            reply = self.replies.get(path, self.anything)
            try:
                if callable(reply):
                    reply(connection, path)
                else:
                    connection.sendall(reply)
            except OSError:
                return


ScriptedReply = bytes | Callable[[socket.socket, str], None]


def answer(status: int, body: bytes = b"", **headers: str) -> bytes:
    """Return an answer as it goes over the wire; ``Content_Type`` stands for Content-Type."""
    lines = [f"HTTP/1.1 {status} Said", f"Content-Length: {len(body)}", "Connection: close"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


@pytest.fixture
def server() -> Iterator[ScriptedServer]:
    server = ScriptedServer()
    yield server
    server.close()
