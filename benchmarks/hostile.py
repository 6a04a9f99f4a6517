"""What a hostile answer costs: memory while a body of 1 GB is offered in four ways, each in a process of its own.

Usage: python -m benchmarks.hostile [--megabytes N]

The server on loopback offers the body and measures how much of it was taken; the child fetches it with the client of a run
and reports its peak of memory before and after. A plain httpx client does the same beside it, on a smaller body.
"""

import argparse
import json
import resource
import socket
import subprocess
import sys
import threading
import time
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

MEGABYTE = 1024 * 1024
PIECE = b"<p>and so on</p>\n" * 4096
PLAIN_MEGABYTES = 200
"""What the plain client is offered: it takes all of it, several times over."""


def pieces_of(total: int) -> Iterator[bytes]:
    """Yield so many bytes of a page."""
    sent = 0
    while sent < total:
        yield PIECE
        sent += len(PIECE)


def chunks_of(total: int) -> Iterator[bytes]:
    """Yield the same in chunks, with their end."""
    for piece in pieces_of(total):
        yield b"%x\r\n%s\r\n" % (len(piece), piece)
    yield b"0\r\n\r\n"


def gzipped(total: int) -> Iterator[bytes]:
    """Yield so many zeros, packed: a thousandth of their size on the wire."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    zeros = bytes(MEGABYTE)
    for _ in range(total // MEGABYTE):
        yield packer.compress(zeros)
    yield packer.flush()


def bodies(total: int) -> dict[str, tuple[list[str], Callable[[], Iterator[bytes]]]]:
    """Return, by path, the headers and the body that the server offers."""
    return {
        "/length": ([f"Content-Length: {total}"], lambda: pieces_of(total)),
        "/endless": (["Connection: close"], lambda: pieces_of(total)),
        "/chunked": (
            ["Transfer-Encoding: chunked"],
            lambda: chunks_of(total),
        ),
        "/gzip": (["Content-Encoding: gzip", "Connection: close"], lambda: gzipped(total)),
    }


class Server:
    """Offers the bodies to whoever asks, and notes how many bytes were taken."""

    def __init__(self, total: int) -> None:
        self.taken: dict[str, int] = {}
        self._bodies = bodies(total)
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._socket.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            connection, _ = self._socket.accept()
            threading.Thread(target=self._answer, args=(connection,), daemon=True).start()

    def _answer(self, connection: socket.socket) -> None:
        with connection:
            path = connection.recv(65536).split(b" ", 2)[1].decode()
            if path not in self._bodies:
                connection.sendall(b"HTTP/1.1 404 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                return
            headers, body = self._bodies[path]
            self.taken[path] = 0
            try:
                connection.sendall("\r\n".join(["HTTP/1.1 200 OK", *headers, "", ""]).encode())
                for piece in body():
                    connection.sendall(piece)
                    self.taken[path] += len(piece)
            except OSError:
                return  # it was refused: that is what is measured


def peak_megabytes() -> float:
    """Return the most memory that this process has had so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def fetch_guarded(url: str) -> str:
    """Fetch as a run does; returns what became of it."""
    from flows.client import Client
    from flows.settings import Settings
    from models.targets import Source
    from models.vocabulary import SourceKind, Standing

    source = Source(
        key="a", name="A", kind=SourceKind.RSS, url=url, standing=Standing.PRESS, every_hours=1,
        min_seconds_between_requests=0,
    )  # fmt: skip
    with Client(Settings(only_loopback=True, polite=False)) as client:
        client.fetch(url + "-no-such-page", source=source, now=datetime.now(UTC))  # all that a first request costs
        before, began = peak_megabytes(), time.perf_counter()
        got = client.fetch(url, source=source, now=datetime.now(UTC))
        return _report(before, began, got.fetch.reason or got.fetch.outcome.value)


def fetch_plainly(url: str) -> str:
    """Fetch as one would without a thought."""
    import httpx

    with httpx.Client(trust_env=False, timeout=60) as client:
        client.get(url + "-no-such-page")
        before, began = peak_megabytes(), time.perf_counter()
        return _report(before, began, f"status {client.get(url).status_code}")


def _report(before: float, began: float, said: str) -> str:
    grown = peak_megabytes() - before
    return json.dumps({"grown_mb": round(grown, 1), "seconds": round(time.perf_counter() - began, 2), "said": said})


def measure(how: str, url: str) -> dict[str, object]:
    """Fetch in a fresh process, whose peak of memory is its own."""
    ended = subprocess.run(
        [sys.executable, "-m", "benchmarks.hostile", "--fetch", how, url], capture_output=True, text=True, check=True
    )
    found: dict[str, object] = json.loads(ended.stdout)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--megabytes", type=int, default=1024)
    parser.add_argument("--fetch", nargs=2, metavar=("HOW", "URL"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.fetch:
        how, url = arguments.fetch
        print(fetch_guarded(url) if how == "guarded" else fetch_plainly(url))
        return
    print(f"{'client':8} {'body':9} {'offered':>9} {'taken':>9} {'memory grew':>12} {'seconds':>8}  said")
    for how, megabytes in (("guarded", arguments.megabytes), ("plain", min(PLAIN_MEGABYTES, arguments.megabytes))):
        server = Server(megabytes * MEGABYTE)
        for path in bodies(0):
            found = measure(how, f"http://127.0.0.1:{server.port}{path}")
            taken = server.taken[path] / MEGABYTE
            print(
                f"{how:8} {path[1:]:9} {megabytes:6} MB {taken:6.1f} MB {found['grown_mb']:>9} MB "
                f"{found['seconds']:>8}  {found['said']}"
            )


if __name__ == "__main__":
    main()
