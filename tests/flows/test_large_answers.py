"""What is larger than a page: filings and catalogues, taken up to a cap of their own and read as streams, in little memory."""

import gzip
import json
import socket
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from extractors.pages import filing_text
from flows import archive_check, guarded_parsing, reading
from flows.client import Client
from flows.settings import Settings
from models.targets import Source
from models.vocabulary import FetchOutcome, PollOutcome, SourceKind, Standing
from tests.flows.conftest import BEGIN, ScriptedServer
from warehouse import fetches
from warehouse.connection import open_for_reading

pytestmark = pytest.mark.slow
MEGABYTE = 1024 * 1024
STYLE = "color:#000000;font-family:'Times New Roman',sans-serif;font-size:10pt;font-weight:400;line-height:120%"
CLAIM = "SpaceX plans to operate 100 megawatts of orbital compute capacity by the end of 2028."
FILING = "e.test/Archives/edgar/data/1181412/000118141226000009/p.htm"
EDGAR = (
    'kind = "edgar_submissions"\nurl = "http://e.test/submissions/CIK0001181412.json"\nevery_hours = 2\nforms = ["424B4"]\n'
    "needs_contact = true\nmin_seconds_between_requests = 0"
)
GCAT = (
    'kind = "gcat"\nurl = "http://c.test/satcat.tsv"\nevery_hours = 168\nmin_seconds_between_requests = 0\n'
    'observes = [{ name_contains = "STARMIND", program = "spacex.starmind", metric = "satellite_count" }]'
)


def filing(size: int) -> bytes:
    """Return a prospectus as filers lay it out: styled to the last word, in tables, with the header of inline XBRL."""
    hidden = "<ix:nonFraction>1</ix:nonFraction>" * 2_000
    parts = [
        f'<html><head><title>p</title></head><body><div style="display:none"><ix:header>{hidden}</ix:header></div>'
    ]
    length, number = len(parts[0]), 0
    while length < size:
        number += 1
        part = (
            f'<div style="margin-top:6pt"><span style="{STYLE}">Of the matters that item {number} describes, </span>'
            f'<span style="{STYLE}">none may turn out as the board expects&#160;them to.</span></div>\n'
            f'<table><tr><td style="{STYLE}">Revenue</td><td>$</td><td style="{STYLE}">{number},000</td><td>(</td><td>5</td>'
            f'<td>)%</td></tr></table>\n<div><span style="{STYLE}">{number}</span></div><hr style="page-break-after:always"/>\n'
        )
        parts.append(part)
        length += len(part)
    parts.append(f'<div><span style="{STYLE}">{CLAIM}</span></div></body></html>')
    return "".join(parts).encode()


def serve_filing(world: Any, body: bytes, **headers: str) -> None:
    recent = {
        "accessionNumber": ["0001181412-26-000009"], "filingDate": ["2026-06-12"], "form": ["424B4"],
        "primaryDocument": ["p.htm"],
    }  # fmt: skip
    listing = {"cik": "1181412", "name": "Rocket Co", "filings": {"recent": recent, "files": []}}
    world.contact = "editor@waymark.example"
    world.says("e.test/submissions/CIK0001181412.json", json.dumps(listing), Content_Type="application/json")
    world.says(FILING, body, **headers)


def test_a_prospectus_of_twelve_megabytes_gives_its_text_in_little_memory(
    world: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guarded_parsing, "MEMORY_BYTES", 192 * MEGABYTE)
    body = filing(11_900_000)
    world.sources(EDGAR)
    serve_filing(world, gzip.compress(body, 1), Content_Encoding="gzip")
    assert world.run().counts()["pages_fetched"] == 1
    assert world.ask("select body_bytes from raw_fetch where url like '%p.htm'") == [(len(body),)]
    context = world.context()
    with open_for_reading(context.settings.warehouse) as con:
        pages = fetches.unread_fetches(con)
    assert reading.extract_pages(pages, context=context) == 0
    ((title, published_on, text),) = world.ask("select title, cast(published_on as varchar), text from core_document")
    assert (title, published_on) == ("Rocket Co: 424B4", "2026-06-12")
    assert text.startswith("Of the matters that item 1 describes, none may turn out as the board expects\u00a0them to.")
    assert "Revenue | $7,000 | (5)%" in text
    assert text.endswith(CLAIM)
    assert archive_check.check(world.home / "archive", world.home / "warehouse.duckdb").is_sound


def test_a_filing_is_read_to_its_last_sentence(world: Any) -> None:
    world.sources(EDGAR)
    serve_filing(world, filing(200_000))
    world.run()
    world.read()
    assert world.ask("select quote, said_on, standing from out_claim") == [(CLAIM, date(2026, 6, 12), "press")]


def test_a_page_of_that_size_is_refused_of_a_source_without_a_cap_of_its_own(world: Any) -> None:
    world.sources('kind = "rss"\nurl = "http://a.test/feed"\nevery_hours = 2\nmin_seconds_between_requests = 0')
    world.feed("a.test/feed", "a.test/page")
    world.says("a.test/page", filing(11_900_000))
    assert world.run().counts()["pages_not_had"] == 1
    assert world.ask("select outcome, reason from raw_fetch where url like '%/page'") == [
        ("refused_by_us", "the body is larger than 5,242,880 bytes")
    ]


def test_what_was_too_large_is_asked_for_once_more_may_be_taken(world: Any) -> None:
    world.sources(EDGAR + "\nmost_megabytes = 0.5")
    serve_filing(world, filing(MEGABYTE))
    assert world.run().counts()["pages_not_had"] == 1
    assert world.run(timedelta(hours=2)).counts()["pages_not_had"] == 0
    assert f"GET {FILING} 200" not in world.requests
    world.sources(EDGAR + "\nmost_megabytes = 2")
    assert world.run(timedelta(hours=2)).counts()["pages_fetched"] == 1


@pytest.mark.parametrize("cap", ["0", "-1", "64.5", "1000"])
def test_a_cap_has_a_bound_of_its_own(world: Any, cap: str) -> None:
    world.sources(f"{EDGAR}\nmost_megabytes = {cap}")
    with pytest.raises(Exception, match="s1: most_megabytes: above 0, and 64 at most"):
        world.run()


def satellites(rows: int) -> bytes:
    """Return a catalogue with so many rows, three of which are meant."""
    header = "#JCAT\tSatcat\tLaunch_Tag\tPiece\tType\tName\tPLName\tLDate\tStatus\tOwner\n# Updated 2026 Jun 20\n"
    row = "S{0}\t{0}\t2001-{0}\t2001-{0}A\tP\tComet {0}\t" + "x" * 330 + "\t2001 Jan  1\tR\tNobody\n"
    body = "".join(row.format(number) for number in range(rows))
    ours = "".join(f"S9{n}\t9{n}\t2026-201\t2026-201{n}\tP\tStarmind {n}\t-\t2026 Jun  2\tO\tX\n" for n in range(3))
    return (header + body + ours).encode()


def test_a_catalogue_of_tens_of_megabytes_is_read_line_by_line_and_asked_for_conditionally(
    world: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guarded_parsing, "MEMORY_BYTES", 160 * MEGABYTE)
    body = satellites(75_000)
    assert 28 * MEGABYTE < len(body) < 40 * MEGABYTE
    world.sources(GCAT)
    world.says("c.test/satcat.tsv", gzip.compress(body, 1), Content_Type="text/plain", Content_Encoding="gzip")
    assert world.run().polls[0].outcome is PollOutcome.OK
    assert world.ask("select value, note from core_observation") == [
        (3.0, "3 of 3 payloads ever launched are in orbit")
    ]
    assert world.run(timedelta(days=7)).polls[0].outcome is PollOutcome.UNCHANGED
    assert [request for request in world.requests if "satcat" in request] == ["GET c.test/satcat.tsv 304"]
    assert archive_check.check(world.home / "archive", world.home / "warehouse.duckdb").is_sound


LARGE = Source(
    key="large", name="Large", kind=SourceKind.EDGAR_SUBMISSIONS, url="http://e.test/", standing=Standing.FILING,
    every_hours=12, min_seconds_between_requests=0, most_megabytes=12,
)  # fmt: skip


@pytest.mark.parametrize("how", ["endless", "bomb"])
def test_no_cap_is_so_high_that_a_body_without_end_would_be_taken(server: ScriptedServer, how: str) -> None:
    taken = 0

    def reply(connection: socket.socket, path: str) -> None:
        nonlocal taken
        if how == "bomb":
            packed = gzip.compress(bytes(200 * MEGABYTE), 1)
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + packed)
            return
        connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            connection.sendall(b"x" * 65_536)
            taken += 65_536

    server.replies["/page"] = reply
    with Client(Settings(only_loopback=True, polite=False)) as client:
        got = client.fetch(server.url("/page"), source=LARGE, now=BEGIN)
    assert (got.fetch.outcome, got.problem, got.body) == (FetchOutcome.REFUSED_BY_US, "size", b"")
    assert got.fetch.reason == "the body is larger than 12,582,912 bytes"
    assert taken < 40 * MEGABYTE  # what lay in the sockets between


@pytest.mark.parametrize(
    "markup",
    [
        "<table><tr>" * 150_000,
        "<td>" * 300_000,
        "<p>" + "&#8226;" * 300_000,
        "<tr><td>x" * 150_000,
        "<!--" * 100_000,
        "<p style='" + "display " * 200_000 + "'>x",
        "<p " + " ".join(f"a{number}" for number in range(100_000)) + ">x",
        "<p>12</p>" * 150_000,
    ],
    ids=["rows", "cells", "bullets", "open rows", "comments", "style", "attributes", "page numbers"],
)
def test_no_markup_stops_the_reader_of_filings(markup: str) -> None:
    """It is not stopped by the clock or by the limit on memory: whatever comes is read in linear time, without a tree."""
    guarded_parsing.call(partial(filing_text.extract, markup), seconds=guarded_parsing.WALL_S)


def test_both_catalogues_of_satellites_are_looked_at_weekly() -> None:
    """They were left out as long as no source might be larger than ten megabytes."""
    text = (Path(__file__).resolve().parents[2] / "watchlist" / "sources.toml").read_text(encoding="utf-8")
    for key in ("gcat_launch", "gcat_satcat"):
        entry = text.partition(f'key = "{key}"')[2].partition("[[source]]")[0]
        assert "enabled" not in entry
        assert "every_hours = 168" in entry
