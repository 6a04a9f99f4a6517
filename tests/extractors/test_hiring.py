"""Reports of hiring: who looks for whom, what the job is about, and what only sounds like it."""

from dataclasses import replace
from pathlib import Path
from time import process_time

import pytest

from extractors.hiring.hiring import HiringFinder
from extractors.names.mentions import MentionFinder
from extractors.reader import Reader
from models.reading import HiringSignal
from models.vocabulary import DocumentKind, JobFunction
from models.watchlist_file import load
from tests.articles import article

ROOT = Path(__file__).resolve().parents[2]


def signals(reader: Reader, text: str, kind: DocumentKind = DocumentKind.ARTICLE) -> tuple[HiringSignal, ...]:
    return reader.read(article(text, kind=kind)).signals


POST = (
    "$NIO fell again, who bought at 40?\n\n🛰 Is $Tesla(TSLA.US) going to orbit? More than a job posting, says the crowd.\n"
    "Tesla is hiring a Computer Hardware Space Radiation Engineer, and means to run data centers in orbit with SpaceX.\n"
    "Dojo would feed them.\n\nNothing here is advice."
)


def test_a_post_about_a_job_for_orbit(reader: Reader) -> None:
    (signal,) = signals(reader, POST)
    assert signal.organization == "tesla"
    assert signal.role == "Computer Hardware Space Radiation Engineer"
    assert (signal.function, signal.in_orbit) == (JobFunction.RADIATION, True)
    assert "tesla.dojo" in signal.programs
    assert signal.quote.startswith("Tesla is hiring")
    assert POST[signal.start : signal.end] == signal.quote


def test_a_posting_itself_reports_nothing(reader: Reader) -> None:
    assert signals(reader, POST, DocumentKind.JOB_POSTING) == ()


@pytest.mark.parametrize(
    ("text", "organization", "role", "function"),
    [
        ("Tesla (TSLA) is now hiring thermal and power engineers for Dojo.", "tesla", "thermal and power engineers", "thermal"),
        ("Tesla met its goals. The company is reportedly looking for a radiation hardening engineer.", "tesla",
         "radiation hardening engineer", "radiation"),
        ("Musk's xAI is fine. Tesla's chip design team is recruiting physicists for work in orbit.", "tesla", "physicists", "other"),
        ("SpaceX, a rival of Google, is hiring welders for Starship.", "spacex", "welders", "production"),
        ("The two firms, xAI and Tesla, are hiring radiation engineers.", "tesla", "radiation engineers", "radiation"),
        ("Orbitfold, a rival of Google, is hiring a thermal engineer for Starlink.", None, "thermal engineer", "thermal"),
        ("A job posting for a Senior Thermal Engineer, seen by a paper, says SpaceX will cool AI1 with it.", "spacex",
         "Senior Thermal Engineer", "thermal"),
        ("A vacancy for a power electronics engineer at Starcloud went up.", "starcloud", "power electronics engineer", "power"),
        ("SpaceX opened 40 positions for solar array technicians at Gigasat.", "spacex", "solar array technicians", "production"),
        ("SpaceX has advertised three test roles at Gigasat.", "spacex", "test roles", "test"),
        ("Tesla wants to hire engineers for radiation tests of Dojo.", "tesla", "engineers", "radiation"),
        ("Starcloud is recruiting a director of thermal engineering.", "starcloud", "director", "thermal"),
        ("Tesla hiring radiation engineer for data centers in orbit", "tesla", "radiation engineer", "radiation"),
        ("Tesla said that it seeks a radiation engineer, the second this year.", "tesla", "radiation engineer", "radiation"),
    ],
)  # fmt: skip
def test_who_looks_for_whom(reader: Reader, text: str, organization: str | None, role: str, function: str) -> None:
    (signal,) = signals(reader, text)
    assert (signal.organization, signal.role, signal.function) == (organization, role, function)
    assert text[signal.start : signal.end] == signal.quote


@pytest.mark.parametrize(
    "text",
    [
        "Tesla hired a radiation engineer last year, and she works on Dojo.",
        "Ana Ruiz, a radiation engineer, joined SpaceX to lead Starmind.",
        "SpaceX is hiring former NASA engineer Ana Ruiz for Starmind.",
        "Tesla has a hiring freeze, and is looking for no engineers for Dojo.",
        "xAI is hiring nobody: after layoffs it is looking for engineers for Colossus elsewhere.",
        "Companies are hiring engineers for orbital data centers.",
        "Suppliers of SpaceX are hiring technicians for Starlink satellites.",
        "Investors seek engineers for orbital data centers.",
        "Job postings for radiation engineers rose by a tenth, and Tesla fell.",
        "Is Tesla hiring a radiation engineer for orbit?",
        "Tesla denied that it is hiring a radiation engineer.",
        "Nobody knows whether Tesla is hiring a radiation engineer.",
        "SpaceX seeks approval for a million satellites.",
        "SpaceX sought director approval for Starlink.",
        "Tesla is looking for a way to shield Dojo in orbit.",
        "Tesla's hiring managers like Dojo.",
        "SpaceX posted a video of Starship from its job site.",
        "We are hiring a reporter who covers SpaceX and Starlink satellites.",
        "Tesla is hiring sales managers in Berlin.",
        "Google is hiring software engineers in Munich.",
    ],
)
def test_what_only_sounds_like_it(reader: Reader, text: str) -> None:
    assert signals(reader, text) == ()


def test_orbit_is_looked_for_until_another_company_comes_in(reader: Reader) -> None:
    begins = "Tesla is hiring a radiation engineer."
    (near,) = signals(reader, f"{begins} It is a lonely job. The chips would fly on satellites.")
    (far,) = signals(reader, f"{begins} It is a lonely job. It pays well. The chips would fly on satellites.")
    (other,) = signals(reader, f"{begins} Starcloud has chips in orbit.")
    (office,) = signals(reader, f"{begins} There is office space in Austin.")
    assert [signal.in_orbit for signal in (near, far, other, office)] == [True, False, False, False]


def test_programs_close_by_count_where_they_are_the_companys(reader: Reader) -> None:
    (signal,) = signals(
        reader, "Dojo is back. Tesla is hiring radiation engineers. Starlink grows, and Cortex does at Tesla."
    )
    assert signal.programs == ("tesla.cortex", "tesla.dojo")


def test_a_job_that_is_told_twice_is_one_signal(reader: Reader) -> None:
    text = "Tesla is hiring a radiation engineer. To repeat it: Tesla is looking for a Radiation Engineer."
    (signal,) = signals(reader, text)
    assert signal.start == 0


def test_two_jobs_in_one_sentence_are_two_signals(reader: Reader) -> None:
    text = "Tesla is hiring a chip architect for Dojo and is looking for a thermal engineer."
    assert [signal.role for signal in signals(reader, text)] == ["chip architect", "thermal engineer"]


def test_the_id_tells_jobs_and_documents_apart(reader: Reader) -> None:
    text = "Tesla is hiring a chip architect for Dojo and is looking for a thermal engineer."
    one, other = signals(reader, text)
    assert len({one.id_in("d"), other.id_in("d"), one.id_in("e")}) == 3
    assert one.id_in("d") == signals(reader, text)[0].id_in("d")


@pytest.mark.parametrize("unit", ["an opening for engineer at Tesla ", "Tesla, ", "Tesla is hiring the the the "])
def test_an_endless_sentence_is_passed_over(reader: Reader, unit: str) -> None:
    text = unit * 3_000 + "is hiring engineers for Dojo"
    document = article(text)
    begun = process_time()
    assert reader.hiring.find(document, reader.mentions.find(text[:200])) == []
    assert process_time() - begun < 1


def test_without_its_list_nothing_is_a_report() -> None:
    watchlist = replace(load(ROOT / "watchlist"), hiring=())
    document = article("Tesla is hiring engineers for Dojo.")
    assert HiringFinder.of(watchlist).find(document, MentionFinder.of(watchlist).find(document.text)) == []
