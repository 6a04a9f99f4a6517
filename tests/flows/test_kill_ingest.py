"""An ingest that is killed, again and again, at random moments: in the end no page is lost, none stands twice, the archive is whole.

``WAYMARK_KILLS=100`` kills more often than the six times that a test has the patience for.
"""

import os
import random
import shutil
import threading
import time
from collections import Counter
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from flows import archive_check, reading
from flows.archive import Archive
from flows.context import Context
from flows.runners import PlainRunner
from flows.settings import Settings
from models.vocabulary import FetchOutcome
from tests.command_line import Command
from warehouse.connection import open_for_reading

CHECKOUT = Path(__file__).resolve().parents[2]
KILLS = int(os.environ.get("WAYMARK_KILLS", "6"))
FEEDS = 4
NEW_PAGES = 5
"""So many more pages stand in each feed after every kill, so that there is always something left to fetch."""
LATENCY_S = 0.02
PAGE = (
    "<!doctype html><html lang=en><head><title>{path}</title></head><body><article><h1>{path}</h1><p>SpaceX plans to launch two "
    "AI1 prototypes in early 2027, says the page at {path}, and gives no price for any of it.</p></article></body></html>"
)


class GrowingSite:
    """Feeds that grow, and the pages that they point at; each answer takes its time. Counts what it is asked for."""

    def __init__(self) -> None:
        self.pages = NEW_PAGES
        self.asked: Counter[str] = Counter()
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked[self.path] += 1
                time.sleep(LATENCY_S)
                status, kind, body = site.answer(self.path)
                self.send_response(status)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *args: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.base = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def answer(self, path: str) -> tuple[int, str, bytes]:
        if path.startswith("/feed"):
            number = path.removeprefix("/feed")
            items = "".join(
                f"<item><title>{n}</title><link>{self.base}/page/{number}/{n}</link><guid>{n}</guid></item>"
                for n in range(self.pages)
            )
            text = f"<?xml version='1.0'?><rss version='2.0'><channel><title>F</title>{items}</channel></rss>"
            return 200, "application/rss+xml", text.encode()
        if path.startswith("/page/"):
            return 200, "text/html; charset=utf-8", PAGE.format(path=path).encode()
        return 404, "text/plain", b""

    def all_pages(self) -> set[str]:
        return {f"{self.base}/page/{feed}/{n}" for feed in range(FEEDS) for n in range(self.pages)}


@pytest.fixture
def site() -> Iterator[GrowingSite]:
    site = GrowingSite()
    yield site
    site.server.shutdown()
    site.server.server_close()


@pytest.fixture
def watchlist(site: GrowingSite, tmp_path: Path) -> Path:
    folder = tmp_path / "watchlist"
    shutil.copytree(CHECKOUT / "watchlist", folder)
    # Due at every run: so small a cadence lies within the grace of every schedule.
    sources = "".join(
        f'[[source]]\nkey = "feed_{n}"\nname = "Feed {n}"\nkind = "rss"\nurl = "{site.base}/feed{n}"\nstanding = "press"\n'
        "every_hours = 0.001\n\n"
        for n in range(FEEDS)
    )
    (folder / "sources.toml").write_text(sources, encoding="utf-8")
    return folder


def wait_for_another_file(archive: Path, command: Command) -> None:
    before = len(list(archive.glob("*")))
    until = time.monotonic() + 60
    while len(list(archive.glob("*"))) == before and not command.has_ended() and time.monotonic() < until:
        time.sleep(0.005)


@pytest.mark.slow
@pytest.mark.timeout(120 + 15 * KILLS)
def test_kills_at_random_moments_lose_no_page_and_bring_none_twice(
    site: GrowingSite, watchlist: Path, tmp_path: Path
) -> None:
    home, complaints = tmp_path / "home", tmp_path / "complaints"

    def start() -> Command:
        return Command("--home", str(home), "--watchlist", str(watchlist), "ingest", stderr=complaints)

    dice = random.Random(42)
    killed = 0
    for _ in range(KILLS):
        command = start()
        wait_for_another_file(home / "archive", command)
        if command.has_ended(dice.uniform(0.0, 1.5)):
            assert command.returncode == 0, complaints.read_text(encoding="utf-8")
        else:
            command.kill()
            killed += 1
        site.pages += NEW_PAGES
    last = start()
    assert last.has_ended(120)
    assert last.returncode == 0, complaints.read_text(encoding="utf-8")
    assert killed >= KILLS / 2, "it was over before it could be killed"

    expected = site.all_pages()
    settings = Settings(home=home, watchlist=watchlist, only_loopback=True, polite=False)
    with open_for_reading(settings.warehouse) as con:
        rows = con.execute(
            "select url, count(*) from raw_fetch where outcome = 'ok' and url like '%/page/%' group by url"
        )
        assert dict(rows.fetchall()) == dict.fromkeys(expected, 1)
    kept = Counter(
        record.fetch.url
        for record in Archive(settings.archive).records()
        if "/page/" in record.fetch.url and record.fetch.outcome is FetchOutcome.OK
    )
    assert kept == dict.fromkeys(expected, 1)  # what was archived and not yet noted was taken in, not fetched again
    checked = archive_check.check(settings.archive, settings.warehouse)
    assert checked.is_sound, (checked.damaged, checked.lacking)
    reading.read(Context.of(settings), PlainRunner())
    with open_for_reading(settings.warehouse) as con:
        rows = con.execute("select url, count(*) from core_document group by url")
        assert dict(rows.fetchall()) == dict.fromkeys(expected, 1)
    asked_again = {path: count for path, count in site.asked.items() if path.startswith("/page/") and count > 1}
    print(f"{killed} kills, {len(expected)} pages, {len(asked_again)} of them asked for more than once")
    assert len(asked_again) <= killed  # a page that was on its way when the run was killed, and no other
