"""Calls and hearings down the whole river, served on loopback: who said what, and what of it counts."""

from datetime import datetime
from email.utils import format_datetime
from html import escape
from pathlib import Path

import duckdb
import pytest

from flows import demo
from flows.settings import Settings

CHECKOUT = Path(__file__).parents[2]
EDITION = "2026-09-13"
CALL = (
    "Operator: Welcome to the call. With us is Elon Musk, Chief Executive Officer.",
    "Elon Musk: Starmind will reach a run rate of 1 gigawatt per year by the end of 2027.",
    "Colin Day, Some Bank: We think Starmind will reach 1 gigawatt per year only by the end of 2030. Can you comment?",
    "Mr. Musk: Starmind satellites will have 175 kilowatts of average power each.",
)
HEARING = (
    "The CHAIRMAN. The committee will come to order. I believe that Starmind will reach 1 gigawatt per year by the end of 2033.",
    "Ms. SHOTWELL. I thank you. We plan to launch the first Starmind satellites in the fourth quarter of 2027.",
    "Mr. HARLAND. I watch the sky. SpaceX launched two Starmind satellites in August 2026.",
)
PRESS = (
    "Musk said Starmind would fly first in the fourth quarter of 2027, while Gwynne Shotwell said that Starmind would fly first in 2028.",
    "Colossus 2 will reach 1.5 gigawatts by the end of 2026, Reuters reported, citing Bret Johnsen.",
)
PAGES = {
    "its.example": ("SpaceX", "primary", 'organization = "spacex"', "SpaceX second-quarter 2026 conference call", CALL),
    "paper.example": ("A Paper", "press", "", "What was said this week", PRESS),
    "record.example": ("The record", "filing", "", "Hearing before the Committee on Space", HEARING),
}
SOURCE = """[[source]]
key = "{key}"
name = "{name}"
kind = "rss"
url = "http://{host}/feed.xml"
standing = "{standing}"
every_hours = 168
min_seconds_between_requests = 0
{more}
"""


@pytest.fixture(scope="module", name="talks")
def of_talks(tmp_path_factory: pytest.TempPathFactory) -> demo.DemoReport:
    folder = tmp_path_factory.mktemp("talks")
    day = format_datetime(datetime.fromisoformat(f"{EDITION}T05:00:00+00:00"))
    sources = []
    for host, (name, standing, more, title, paragraphs) in PAGES.items():
        site = folder / "editions" / EDITION / host
        site.mkdir(parents=True)
        (site / "robots.txt").write_text("User-agent: *\nAllow: /\n", encoding="utf-8")
        said = "".join(f"<p>{escape(each)}</p>" for each in paragraphs)
        head = f'<title>{title}</title><meta property="article:published_time" content="{EDITION}T05:00:00Z">'
        (site / "talk.html").write_text(
            f'<html lang="en"><head>{head}</head><body><article><h1>{title}</h1>{said}</article></body></html>',
            encoding="utf-8",
        )
        item = f"<item><title>{title}</title><link>http://{host}/talk</link><pubDate>{day}</pubDate></item>"
        (site / "feed.xml").write_text(
            f'<?xml version="1.0"?><rss version="2.0"><channel><title>{name}</title><link>http://{host}/</link>'
            f"<description>-</description>{item}</channel></rss>",
            encoding="utf-8",
        )
        sources.append(SOURCE.format(key=host.split(".")[0], name=name, host=host, standing=standing, more=more))
    (folder / "sources.toml").write_text("\n".join(sources), encoding="utf-8")
    return demo.run(home=folder / "home", watchlist=CHECKOUT / "watchlist", sample=folder)


def ask(talks: demo.DemoReport, question: str) -> list[tuple[object, ...]]:
    with duckdb.connect(str(Settings(home=talks.home).published), read_only=True) as con:
        return con.execute(question).fetchall()


@pytest.mark.slow
def test_one_persons_names_are_one_and_nobody_elses_record(talks: demo.DemoReport) -> None:
    rows = ask(talks, "select speaker, speaker_kind, organization, claim_count from out_speaker where claim_count > 0")
    assert {row[:3] for row in rows} == {
        ("bret_johnsen", "person", "spacex"),
        ("elon_musk", "person", "spacex"),
        ("gwynne_shotwell", "person", "spacex"),
        ("Harland", "name", None),
    }
    assert {row[0]: row[3] for row in rows}["elon_musk"] == 3, "in the call, as Mr. Musk, and as Musk in the paper"


@pytest.mark.slow
def test_one_who_asks_or_leads_is_marked(talks: demo.DemoReport) -> None:
    rows = ask(talks, "select publisher, year(period_latest_on) from out_claim where speaker_kind = 'asker' order by 1")
    assert rows == [("SpaceX", 2030), ("The record", 2033)]


@pytest.mark.slow
def test_neither_a_witness_nor_an_analyst_decides_a_target(talks: demo.DemoReport) -> None:
    assert ask(talks, "select target from out_progress where category in ('met', 'met late')") == []
    ((why, reasons),) = ask(
        talks, "select why, reasons from out_progress where target = 'starmind-1-gw-per-year-by-2027'"
    )
    assert "announcer" not in str(why)
    assert "1 claim of 1 origin says it again, the newest of 13 September 2026; from the company's own side." in reasons  # type: ignore[operator]
    told = ask(talks, "select reasons from out_progress where target = 'starmind-first-launch-q4-2027'")
    assert "Reported as achieved by Harland, which is no observation." in told[0][0]  # type: ignore[operator]


@pytest.mark.slow
def test_the_digest_names_who_said_it_and_through_whose_hands(talks: demo.DemoReport) -> None:
    digest = talks.digest.read_text(encoding="utf-8")
    for words in (
        "Gwynne Shotwell, in [The record]",
        "Harland, in [The record]",
        "one who asks there, in [The record]",
        "one who asks there, in [SpaceX]",
        "Bret Johnsen by way of Reuters, in [A Paper]",
    ):
        assert words in digest
    said = digest.split("## What was said this week")[1].split("\n## ")[0]
    assert (
        "Elon Musk, in [A Paper](<http://paper.example/talk>), 13 September 2026 (press): launch · planned · by 2027-12-31\n"
        in said
    )
    assert (
        "Gwynne Shotwell, in [A Paper](<http://paper.example/talk>), 13 September 2026 (press): launch · planned · by 2028-12-31\n"
        in said
    )
