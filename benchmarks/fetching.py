"""How fast many hosts are fetched while each is asked slowly: `python -m benchmarks.fetching`.

Local servers stand for 200 hosts of 20 pages each and answer every request after 50 ms. The whole first stage is measured: feeds and
robots.txt asked for, every answer archived and noted in the warehouse. Beside it runs, at the same pace for each host, the plain loop
that one would write with httpx: one request after the other, going round the hosts so that no pause costs it anything.
"""

import argparse
import asyncio
import multiprocessing
import resource
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path

import httpx

from flows import river
from flows.connections import resolver_of_sample
from flows.context import Context
from flows.runners import PlainRunner
from flows.settings import Settings
from models.targets import Source
from models.vocabulary import SourceKind, Standing
from warehouse import connection

CHECKOUT = Path(__file__).resolve().parents[1]
PAGE = b"<!doctype html><title>A page</title><article><p>" + b"A rocket flew past a plant. " * 180 + b"</article>"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--hosts", type=int, default=200)
    parser.add_argument("--pages", type=int, default=20, help="pages of each host")
    parser.add_argument("--latency", type=float, default=0.05, help="seconds until a server answers")
    parser.add_argument("--pause", type=float, default=1.0, help="seconds between two requests to one host")
    parser.add_argument("--plain-pages", type=int, default=4, help="of these, how many the plain loop is given")
    given = parser.parse_args()
    with serving(given.pages, given.latency) as port:
        plain = plain_loop(port, given.hosts, given.plain_pages, given.pause)
        with tempfile.TemporaryDirectory(prefix="waymark-bench-") as folder:
            seconds, pages, again_s, again_requests = whole_stage(Path(folder), port, given.hosts, given.pause)
    ours = pages / seconds
    ceiling = given.hosts / (given.pause + given.latency)
    print(
        f"{given.hosts} hosts of {given.pages} pages, {given.latency * 1000:.0f} ms latency, {given.pause:g} s pause a host"
    )
    print(f"whole first stage   {pages:6,} pages in {seconds:6.1f} s  {ours:7.1f} pages/s")
    print(f"plain httpx loop    {given.hosts * given.plain_pages:6,} pages at           {plain:7.1f} pages/s")
    print(f"ratio               {ours / plain:6.1f}")
    print(f"the pace itself allows {ceiling:.0f} pages/s; {ours / ceiling:.0%} of that was reached")
    print(f"a second run in which nothing has changed: {again_requests} requests in {again_s:.1f} s")
    print(f"most memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def plain_loop(port: int, hosts: int, pages: int, pause_s: float) -> float:
    """Return the pages a second of one httpx client in one loop that keeps every host's pause."""
    free_at = [0.0] * hosts
    began = time.monotonic()
    with httpx.Client(trust_env=False) as client:
        for page in range(pages):
            for host in range(hosts):
                time.sleep(max(0.0, free_at[host] - time.monotonic()))
                client.get(f"http://127.0.0.1:{port}/{page}", headers={"Host": f"h{host}.test"}).raise_for_status()
                free_at[host] = time.monotonic() + pause_s
    return hosts * pages / (time.monotonic() - began)


def whole_stage(folder: Path, port: int, hosts: int, pause_s: float) -> tuple[float, int, float, int]:
    """Run the first stage twice; return seconds and pages of the first run, seconds and requests of the second."""
    now = [datetime(2026, 6, 23, 12, tzinfo=UTC)]
    names = frozenset(f"h{number}.test" for number in range(hosts))
    began_at = time.monotonic()
    settings = Settings(
        home=folder / "home",
        watchlist=CHECKOUT / "watchlist",
        allow_loopback=True,
        only_loopback=True,
        resolver=resolver_of_sample(names, ("127.0.0.1", port)),
        # The day's own time passes as it does for everybody, so that the pace is a real one.
        clock=lambda: now[0] + (datetime.now(UTC) - started),
    )
    started = datetime.now(UTC)
    context = Context.of(settings)
    sources = tuple(
        Source(
            key=f"h{number:03}", name=f"Host {number}", kind=SourceKind.RSS, url=f"http://h{number}.test/feed",
            standing=Standing.PRESS, every_hours=2, min_seconds_between_requests=pause_s,
        )
        for number in range(hosts)
    )  # fmt: skip
    context = replace(context, watchlist=replace(context.watchlist, sources=sources))
    began_at = time.monotonic()
    first = river.ingest(context, PlainRunner()).counts()
    seconds = time.monotonic() - began_at
    assert first["sources_failed"] == first["pages_not_had"] == first["pages_left_for_later"] == 0, first
    with connection.open_for_reading(settings.warehouse) as con:
        before = con.execute("SELECT count(*) FROM raw_fetch").fetchone()
    now[0] = now[0].replace(hour=15)
    began_at = time.monotonic()
    ingest_again = river.ingest(context, PlainRunner()).counts()
    again_s = time.monotonic() - began_at
    assert ingest_again["sources_looked_at"] == hosts, ingest_again
    with connection.open_for_reading(settings.warehouse) as con:
        after = con.execute("SELECT count(*) FROM raw_fetch").fetchone()
    assert before is not None
    assert after is not None
    return seconds, first["pages_fetched"], again_s, after[0] - before[0]


@contextmanager
def serving(pages: int, latency_s: float) -> Iterator[int]:
    """Serve all hosts from a process of its own; yields the port."""
    here, there = multiprocessing.Pipe()
    process = multiprocessing.Process(target=_serve, args=(there, pages, latency_s), daemon=True)
    process.start()
    try:
        yield here.recv()
    finally:
        process.terminate()
        process.join()


def _serve(pipe: Connection, pages: int, latency_s: float) -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
                await asyncio.sleep(latency_s)
                writer.write(_answer(head, pages))
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    async def run() -> None:
        server = await asyncio.start_server(answer, "127.0.0.1", 0, backlog=1000)
        pipe.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(run())


def _answer(head: str, pages: int) -> bytes:
    path = head.split(" ", 2)[1]
    lines = dict(line.partition(": ")[::2] for line in head.lower().split("\r\n")[1:])
    if path == "/robots.txt":
        return _response("404 Not Found", b"")
    if "if-none-match" in lines:
        return b'HTTP/1.1 304 Not Modified\r\nETag: "1"\r\n\r\n'
    if path != "/feed":
        return _response("200 OK", PAGE)
    host = lines["host"].partition(":")[0]
    items = "".join(
        f"<item><title>Page {page}</title><link>http://{host}/{page}</link></item>" for page in range(pages)
    )
    return _response("200 OK", f'<rss version="2.0"><channel><title>Feed</title>{items}</channel></rss>'.encode())


def _response(status: str, body: bytes) -> bytes:
    return f'HTTP/1.1 {status}\r\nETag: "1"\r\nContent-Length: {len(body)}\r\n\r\n'.encode() + body


if __name__ == "__main__":
    main()
