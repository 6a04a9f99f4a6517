"""Every kind of source as it is really asked and answered: a server on loopback, whole runs, the warehouse afterwards."""

import gzip
import json
import threading
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from flows import river, settings
from flows.context import Context
from flows.runners import PlainRunner
from flows.settings import Settings
from warehouse.connection import open_for_reading

pytestmark = pytest.mark.slow
CHECKOUT = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 11, 21, 9, 30, tzinfo=UTC)
PAGE = """<!doctype html><html lang="en"><head><title>Story {0}</title></head><body><article><h1>Story {0}</h1>
<p>SpaceX plans to launch two AI1 prototypes in early 2027, the company said on Friday at its plant, in story {0}.</p>
<p>Nobody gave a price for any of it, and the building, which is large, stood empty on the day of the visit.</p>
</article></body></html>"""
NOTICE = """PUBLIC NOTICE
Federal Communications Commission
DA 26-113                                  Released:  February 4, 2026

SPACE BUREAU ACCEPTS FOR FILING AN APPLICATION

SpaceX plans to launch two AI1 prototypes in early 2027, the application says. Comments are due in a month.
"""
SOURCES = """
[[source]]
key = "blog"
name = "Blog"
kind = "json_feed"
url = "{base}/blog.json"
standing = "press"
every_hours = 1
min_seconds_between_requests = 0
most_pages = 5

[[source]]
key = "catalogue"
name = "Catalogue"
kind = "gcat"
url = "{base}/satcat.tsv"
standing = "observation"
every_hours = 1
min_seconds_between_requests = 0
observes = [{{ name_contains = "STARMIND", program = "spacex.starmind", metric = "satellite_count" }}]

[[source]]
key = "coming"
name = "Launches to come"
kind = "launch_library"
url = "{base}/2.3.0/launches/upcoming/?limit=1"
standing = "observation"
every_hours = 1
min_seconds_between_requests = 0
observes = [{{ name_contains = "Starship", program = "spacex.starship", metric = "launch" }}]

[[source]]
key = "crawl"
name = "Crawl"
kind = "gdelt"
url = "{base}/doc"
standing = "aggregator"
every_hours = 1
min_seconds_between_requests = 0
query = '"orbital data center"'

[[source]]
key = "filings"
name = "Filings"
kind = "edgar_submissions"
url = "{base}/submissions/CIK0001181412.json"
standing = "filing"
every_hours = 1
min_seconds_between_requests = 0
needs_contact = true
forms = ["10-Q"]

[[source]]
key = "news"
name = "News"
kind = "spaceflight_news"
url = "{base}/v4/articles/"
standing = "aggregator"
every_hours = 1
min_seconds_between_requests = 0
query = "data center"

[[source]]
key = "newsroom"
name = "Newsroom"
kind = "listing_page"
url = "{base}/newsroom"
standing = "primary"
every_hours = 1
min_seconds_between_requests = 0
selectors = {{ item = "li.item", published = "time" }}

[[source]]
key = "notice"
name = "Notice"
kind = "fcc_notices"
url = "{base}/attachments/DA-26-113A1.txt"
standing = "filing"
every_hours = 1
min_seconds_between_requests = 0

[[source]]
key = "paper"
name = "Paper"
kind = "sitemap"
url = "{base}/sitemap.xml"
standing = "press"
every_hours = 1
min_seconds_between_requests = 0
path_contains = ["/page/"]

[[source]]
key = "stories"
name = "Stories"
kind = "hacker_news"
url = "{base}/search_by_date"
standing = "aggregator"
every_hours = 1
min_seconds_between_requests = 0
query = "orbital"
"""


class Site:
    """A server of all kinds; ``moved`` is by how many days the launch has slipped, ``asked`` every address in order."""

    def __init__(self) -> None:
        self.moved = 0
        self.is_throttled = False
        self.asked: list[str] = []
        self.base = ""

    def answer(self, address: str) -> tuple[str, bytes] | None:
        parts = urlsplit(address)
        asked = {name: values[-1] for name, values in parse_qs(parts.query).items()}
        made = {
            "/blog.json": lambda: self._blog("/page/blog-1", "/blog-2.json"),
            "/blog-2.json": lambda: self._blog("/page/blog-2", "/blog.json"),
            "/satcat.tsv": self._satellites,
            "/2.3.0/launches/upcoming/": lambda: self._launches(int(asked.get("offset", 0))),
            "/doc": self._crawl,
            "/submissions/CIK0001181412.json": self._filings,
            "/v4/articles/": lambda: self._articles(int(asked["offset"])),
            "/newsroom": self._newsroom,
            "/attachments/DA-26-113A1.txt": lambda: ("text/plain", NOTICE.encode()),
            "/sitemap.xml": self._index,
            "/part.xml.gz": self._part,
            "/search_by_date": self._stories,
        }
        if parts.path in made:
            return made[parts.path]()
        if parts.path.startswith(("/page/", "/Archives/")):
            return "text/html", PAGE.format(parts.path.rpartition("/")[2]).encode()
        return None

    def _json(self, value: object) -> tuple[str, bytes]:
        return "application/json", json.dumps(value).encode()

    def _blog(self, page: str, following: str) -> tuple[str, bytes]:
        item = {"id": page, "url": page, "title": page, "date_published": "2026-11-19T10:00:00Z"}
        return self._json({"version": "https://jsonfeed.org/version/1.1", "items": [item], "next_url": following})

    def _satellites(self) -> tuple[str, bytes]:
        rows = [
            "#Launch_Tag\tType\tName\tLDate\tStatus",
            "# Updated 2026 Nov 20",
            "2026-201\tP\tStarmind 1\t2026 Sep?\tO",
        ]
        return "text/plain", ("\n".join(rows) + "\n").encode()

    def _launches(self, offset: int) -> tuple[str, bytes]:
        net = datetime(2026, 12, 4 + offset, 12, tzinfo=UTC) + timedelta(days=self.moved)
        row = {
            "id": f"u-{offset}",
            "name": "Starship | Flight",
            "net": net.isoformat(),
            "net_precision": {"name": "Day"},
        }
        following = f"{self.base}/2.3.0/launches/upcoming/?limit=1&offset=1" if offset == 0 else None
        return self._json({"count": 2, "next": following, "results": [row]})

    def _crawl(self) -> tuple[str, bytes]:
        if self.is_throttled:
            return "text/html", b"Please limit requests to one every five seconds."
        return self._json({"articles": [{"url": f"{self.base}/page/crawl", "seendate": "20261121T081500Z"}]})

    def _filings(self) -> tuple[str, bytes]:
        names = ("accessionNumber", "filingDate", "form", "primaryDocument")
        rows = [
            ("0001181412-26-000009", "2026-11-04", "10-Q", "q3.htm"),
            ("0001181412-26-000008", "2026-11-01", "4", "f.htm"),
        ]
        recent = {name: [row[index] for row in rows] for index, name in enumerate(names)}
        return self._json({"cik": "1181412", "name": "Rocket Co", "filings": {"recent": recent, "files": []}})

    def _articles(self, offset: int) -> tuple[str, bytes]:
        row = {
            "id": offset,
            "url": f"{self.base}/page/news-{offset}",
            "title": "N",
            "published_at": "2026-11-20T10:00:00Z",
        }
        # Its own next address leads away from here: it must not be followed.
        following = "http://127.0.0.1:9/v4/articles/?offset=1" if offset < 2 else None
        return self._json({"count": 3, "next": following, "results": [row]})

    def _newsroom(self) -> tuple[str, bytes]:
        item = "<li class=item><time datetime=2026-11-18></time><a href=/page/room>Room</a></li>"
        return "text/html", f"<!doctype html><html><body><ul>{item}</ul></body></html>".encode()

    def _index(self) -> tuple[str, bytes]:
        parts = f"<sitemap><loc>{self.base}/part.xml.gz</loc></sitemap><sitemap><loc>{self.base}/sitemap.xml</loc></sitemap>"
        return "application/xml", f"<sitemapindex>{parts}</sitemapindex>".encode()

    def _part(self) -> tuple[str, bytes]:
        pages = f"<url><loc>{self.base}/page/paper</loc></url><url><loc>{self.base}/shop/1</loc></url>"
        return "application/gzip", gzip.compress(f"<urlset>{pages}</urlset>".encode())

    def _stories(self) -> tuple[str, bytes]:
        hit = {"objectID": "41", "url": f"{self.base}/page/story", "title": "S", "created_at_i": 1_795_168_800}
        return self._json({"hits": [hit], "nbHits": 1, "nbPages": 1, "hitsPerPage": 100})


@pytest.fixture
def site() -> Iterator[Site]:
    """Serve every kind of source on loopback."""
    served = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            served.asked.append(self.path)
            found = served.answer(self.path)
            kind, body = found or ("text/plain", b"not here")
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    served.base = f"http://127.0.0.1:{server.server_port}"
    yield served
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def at(tmp_path: Path, fresh_home: Path, site: Site):
    """Make the context of a run at an instant, on the sources above."""
    sources = tmp_path / "sources.toml"
    sources.write_text(SOURCES.format(base=site.base), encoding="utf-8")

    def of(instant: datetime, contact: str | None = "reader@example.org") -> Context:
        told = Settings(
            home=fresh_home,
            watchlist=CHECKOUT / "watchlist",
            contact=contact,
            allow_loopback=True,
            only_loopback=True,
            polite=False,
            clock=settings.fixed_clock(instant),
        )
        return Context.of(told, sources=sources)

    return of


def rows(context: Context, sql: str) -> list[tuple[object, ...]]:
    with open_for_reading(context.settings.warehouse) as con:
        return con.execute(sql).fetchall()


def test_every_kind_is_asked_paged_and_read(at, site):
    context = at(NOW)
    report = river.ingest(context, PlainRunner())
    assert {row["source"]: (row["outcome"], row["found"], row["reason"]) for row in report.rows()} == {
        "blog": ("ok", 2, ""),
        "catalogue": ("ok", 1, ""),
        "coming": ("ok", 2, ""),
        "crawl": ("ok", 1, ""),
        "filings": ("ok", 1, ""),
        "news": ("ok", 3, ""),
        "newsroom": ("ok", 1, ""),
        "notice": ("ok", 1, ""),
        "paper": ("ok", 1, ""),
        "stories": ("ok", 1, ""),
    }
    assert site.asked.count("/attachments/DA-26-113A1.txt") == 1, "a notice is its own listing, and had once"
    river.read(context, PlainRunner())
    documents = rows(
        context, "SELECT source, url, published_on, published_from FROM core_document ORDER BY source, url"
    )
    dates = {(source, str(url).rpartition("/")[2]): (str(on) if on else None) for source, url, on, _ in documents}
    assert dates == {
        ("blog", "blog-1"): "2026-11-19",
        ("blog", "blog-2"): "2026-11-19",
        ("crawl", "crawl"): None,  # when it was crawled says nothing
        ("filings", "q3.htm"): "2026-11-04",
        ("news", "news-0"): "2026-11-20",
        ("news", "news-1"): "2026-11-20",
        ("news", "news-2"): "2026-11-20",
        ("newsroom", "room"): "2026-11-18",
        ("notice", "DA-26-113A1.txt"): "2026-02-04",
        ("paper", "paper"): None,
        ("stories", "story"): None,
    }
    assert rows(context, "SELECT count(DISTINCT document_id) FROM core_claim WHERE metric = 'prototype_launch'") == [
        (11,)
    ]
    assert rows(context, "SELECT object_name, value FROM core_observation") == [("STARMIND", 1.0)]


def test_looking_again_finds_nothing_new_but_where_a_launch_has_moved(at, site):
    river.ingest(at(NOW), PlainRunner())
    pages = sum(path.startswith(("/page/", "/Archives/")) for path in site.asked)
    site.moved = 3
    later = at(NOW + timedelta(hours=2))
    river.ingest(later, PlainRunner())
    assert sum(path.startswith(("/page/", "/Archives/")) for path in site.asked) == pages
    seen = rows(
        later,
        "SELECT launch_id, programs, CAST(net_at AS DATE) FROM core_scheduled_launch ORDER BY launch_id, known_at",
    )
    assert seen == [
        ("u-0", ["spacex.starship"], date(2026, 12, 4)),
        ("u-0", ["spacex.starship"], date(2026, 12, 7)),
        ("u-1", ["spacex.starship"], date(2026, 12, 5)),
        ("u-1", ["spacex.starship"], date(2026, 12, 8)),
    ]
    assert rows(later, "SELECT count(*) FROM core_observation WHERE metric = 'launch'") == [(0,)]
    river.read(later, PlainRunner())
    moved = rows(later, "SELECT launch_id, change, days_moved, seen FROM out_launch_move ORDER BY launch_id")
    assert moved == [("u-0", "slip", 3.0, "live"), ("u-1", "slip", 3.0, "live")]
    told = river.digest(later).markdown.partition("### Planned launches that moved")[2].partition("##")[0]
    assert "slipped by 3 days, from 4 December 2026 to 7 December 2026." in told


def test_words_instead_of_json_are_told_and_lose_nothing(at, site):
    site.is_throttled = True
    context = at(NOW)
    report = river.ingest(context, PlainRunner(), only=["crawl"])
    [row] = report.rows()
    assert row["outcome"] == "unreadable"
    assert "HTML" in str(row["reason"])
    site.is_throttled = False
    [row] = river.ingest(at(NOW + timedelta(hours=3)), PlainRunner(), only=["crawl"]).rows()
    assert (row["outcome"], row["new"]) == ("ok", 1)


def test_filings_wait_until_there_is_somebody_to_reach(at, site):
    [row] = river.ingest(at(NOW, None), PlainRunner(), only=["filings"]).rows()
    assert row["outcome"] == "refused"
    assert "contact" in str(row["reason"])
    assert site.asked == []


def test_a_notice_of_a_filing_is_an_observation_of_it(world):
    world.sources(
        'kind = "fcc_notices"\nurl = "http://f.test/attachments/DA-26-113A1.txt"\nevery_hours = 24\n'
        'min_seconds_between_requests = 0\nobserves = [{ name_contains = "Rocket Holdings", program = "spacex.starmind", metric = "filing" }]'
    )
    text = NOTICE + "\nFile No. SAT-LOA-20260108-00016 was put in by Rocket Holdings.\n"
    world.says("f.test/attachments/DA-26-113A1.txt", text, Content_Type="text/plain")
    world.run()
    world.read()
    assert world.ask("SELECT program, metric, object_name, observed_on, value FROM core_observation") == [
        ("spacex.starmind", "filing", "Rocket Holdings SAT-LOA-20260108-00016", date(2026, 1, 8), None)
    ]
    river.rebuild(world.context(), PlainRunner())
    assert world.ask("SELECT count(*) FROM core_observation") == [(1,)]
