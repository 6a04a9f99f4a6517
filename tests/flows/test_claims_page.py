"""The page of a document with its claims marked: all of it is there, and none of it is markup."""

import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from typer.testing import CliRunner

from extractors.reader import Reader
from flows import claims_page
from flows.cli import app
from flows.local_reading import LocalDocument
from models.watchlist import Watchlist
from tests.articles import article

TITLE = "<script>document.title='taken'</script> & Starmind"
TEXT = (
    'SpaceX <img src=x onerror="document.title=1"> will launch 100 GW of Starmind satellites a year by 2030.\n\n'
    "Nothing & nobody. Each satellite draws 120 kW."
)


@pytest.fixture(scope="module")
def meanings(watchlist: Watchlist) -> dict[str, str]:
    return {doubt.key: doubt.meaning for doubt in watchlist.doubts}


@pytest.fixture(scope="module")
def page(reader: Reader, meanings: dict[str, str]) -> str:
    document = article(TEXT, on=date(2026, 6, 23), title=TITLE)
    reading = reader.read(document, why=True)
    assert len(reading.claims) >= 2
    return claims_page.render(LocalDocument(name="a.txt", document=document), reading, meanings)


def test_the_whole_text_stands_on_the_page_with_its_claims_marked(page: str) -> None:
    soup = BeautifulSoup(page, "html.parser")
    marks = [mark.get_text() for mark in soup.find_all("mark")]
    assert TEXT.partition("\n\n")[0] in marks
    assert "Each satellite draws 120 kW." in marks
    for number in soup.find_all("sup"):
        number.decompose()
    text = soup.find("div", class_="text")
    assert text is not None
    assert text.get_text() == TEXT
    assert "named in the sentence" in page


def test_what_was_left_out_stands_below_with_what_speaks_against_it(reader: Reader, meanings: dict[str, str]) -> None:
    document = article(
        "SpaceX plans Starmind. It was in the news. So was much else. In Elbonia Bay the satellites draw <b>77 MW</b>."
    )
    left = claims_page.render(LocalDocument(name="a.txt", document=document), reader.read(document), meanings)
    soup = BeautifulSoup(left, "html.parser")
    assert soup.find("h2", string="Left out as rather wrong than right") is not None
    assert "In Elbonia Bay the satellites draw <b>77 MW</b>." in soup.get_text()
    assert meanings["unlisted_name"] in soup.get_text()


def test_markup_in_a_document_stays_text(page: str) -> None:
    soup = BeautifulSoup(page, "html.parser")
    assert soup.find("script") is None
    assert soup.find("img") is None
    assert soup.title is not None
    assert soup.title.get_text() == TITLE


@pytest.mark.slow
def test_a_browser_runs_nothing_of_it(page: str, tmp_path: Path) -> None:
    chromium = shutil.which("chromium")
    assert chromium is not None, "install chromium: this test looks at a real page"
    path = tmp_path / "page.html"
    path.write_text(page, encoding="utf-8")
    seen = subprocess.run(
        [chromium, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", path.as_uri()],
        capture_output=True, text=True, timeout=120, check=True,
    ).stdout  # fmt: skip
    soup = BeautifulSoup(seen, "html.parser")
    assert soup.title is not None
    assert soup.title.get_text() == TITLE
    assert len(soup.find_all("mark")) == 2


def test_the_command_writes_it(tmp_path: Path) -> None:
    source, target = tmp_path / "a.txt", tmp_path / "a.html"
    source.write_text(TEXT, encoding="utf-8")
    result = CliRunner().invoke(app, ["read", str(source), "--published", "2026-06-23", "--html", str(target)])
    assert result.exit_code == 0, result.output
    assert "<mark>" in target.read_text(encoding="utf-8")
    result = CliRunner().invoke(app, ["read", str(source), str(source), "--html", str(target)])
    assert result.exit_code != 0


def test_why_is_told_to_people_and_to_programs(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text(TEXT, encoding="utf-8")
    told = CliRunner().invoke(app, ["read", str(source), "--why"]).output
    assert "confidence" in told
    assert "programs.toml: spacex.starmind" in told
    assert '"why": [{' in CliRunner().invoke(app, ["read", str(source), "--why", "--json"]).output
