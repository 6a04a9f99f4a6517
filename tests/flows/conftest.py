"""A home, a watchlist and a served world of a few pages, for whatever runs flows."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from flows.sample_world import SampleServer, SampleWorld

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
