"""The reader as a whole: offsets, determinism, odd input, and documents of the kinds that reading must stand up to."""

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from benchmarks.quality import document_of, gold_documents, measure
from benchmarks.scoring import Level, tally
from extractors.reader import Reader
from models.documents import Document
from models.vocabulary import AnchorKind, DocumentKind, Modality, PowerBasis, Qualifier
from tests.readings import Readings

ROOT = Path(__file__).resolve().parents[2]
CORPUS = list(gold_documents(ROOT / "tests" / "corpus" / "work"))


def article(text: str, *, title: str = "", published: date | None = None, fetched: datetime | None = None) -> Document:
    return Document(
        id="d", kind=DocumentKind.ARTICLE, title=title, text=text, published_on=published, fetched_at=fetched
    )


def test_every_quote_stands_in_its_document(readings: Readings) -> None:
    for entry in CORPUS[::4]:
        document = document_of(entry)
        for claim in readings.read(document).claims:
            source = document.title if claim.headline else document.text
            assert source[claim.start : claim.end] == claim.quote


def test_every_part_stands_where_it_says(readings: Readings) -> None:
    for entry in CORPUS[1::4]:
        reading = readings.read(document_of(entry))
        for part in (*reading.mentions, *reading.periods, *reading.cues):
            assert entry["text"][part.start : part.end] == part.text
        for quantity in reading.quantities:
            assert entry["text"][quantity.start : quantity.end] == quantity.unit_text


def test_reading_twice_gives_the_same(reader: Reader) -> None:
    for entry in CORPUS[:20]:
        assert reader.read(document_of(entry)) == reader.read(document_of(entry))


def test_the_corpus_is_read_well(readings: Readings) -> None:
    pairs = [pair for group in measure(CORPUS, readings).values() for pair in group]
    assert tally(pairs, Level.VALUE).f1 >= 0.95
    assert tally(pairs, Level.CLAIM).f1 >= 0.94
    assert tally(pairs, Level.FULL).f1 >= 0.88


def test_claim_free_documents_stay_so(readings: Readings) -> None:
    free = [entry for entry in CORPUS if not entry["claims"]]
    spoilt = [key for key, pairs in measure(free, readings).items() if pairs]
    assert len(free) >= 20
    assert len(spoilt) <= 0.05 * len(free)


def test_corpus_quotes_stand_in_their_texts() -> None:
    for entry in CORPUS:
        for claim in entry["claims"]:
            assert claim["quote"] in (entry["title"] if claim["headline"] else entry["text"])


def test_corpus_documents_and_claims_are_told_apart() -> None:
    assert len({entry["id"] for entry in CORPUS}) == len(CORPUS)
    assert len({entry["text"] for entry in CORPUS}) == len(CORPUS)
    for entry in CORPUS:
        claims = [json.dumps(claim, sort_keys=True) for claim in entry["claims"]]
        assert len(set(claims)) == len(claims), entry["id"]


def test_corpus_periods_are_days_in_order() -> None:
    for entry in CORPUS:
        for claim in entry["claims"]:
            if claim["period"] is not None:
                days = [date.fromisoformat(day) for day in map(claim["period"].get, ("earliest", "latest")) if day]
                assert days == sorted(days), entry["id"]


def test_a_blog_post_with_debris(reader: Reader) -> None:
    """A rate with a date, an open goal beyond it, a sustained power, a ceiling in a line of its own, a deal."""
    text = (
        "Cheap today?\nThe stock is down 12% since the listing...\n\n"
        "Orbital compute may end up being \"a year away\" for 10 years, as other things were.\n\n"
        "Highlights of the video:\n\n"
        "  • The \"AI1\" craft: SpaceX builds on its Starlink V3 bus to give roughly 120 kW of sustained compute (4:10-5:02).\n"
        "  • Output: SpaceX plans to move from an annualized rate of 1 gigawatt of AI1 compute per year by the end of next year "
        "toward a long-term goal of a terawatt with its own tera-fab (9:01-9:40).\n\n"
        "worth up to $6.3 billion\n\n"
        "SpaceX has already struck computing power deals with Anthropic and Google, and it is now acquiring Cursor.\n"
    )  # fmt: skip
    claims = reader.read(article(text, published=date(2026, 6, 23))).claims
    read = {(claim.program, claim.metric, claim.value): claim for claim in claims}
    rate = read["spacex.starmind", "compute_power_rate", 1e9]
    assert (rate.modality, rate.period.latest if rate.period else None) == (Modality.PLANNED, date(2027, 12, 31))
    goal = read["spacex.starmind", "compute_power_rate", 1e12]
    assert (goal.modality, goal.period) == (Modality.ASPIRATIONAL, None)
    power = read["spacex.starmind", "unit_power", 120e3]
    assert (power.qualifier, power.power_basis, power.modality) == (
        Qualifier.ABOUT,
        PowerBasis.AVERAGE,
        Modality.PLANNED,
    )
    deal = read["compute_supply", "contract_value", 6.3e9]
    assert (deal.qualifier, deal.modality) == (Qualifier.AT_MOST, Modality.COMMITTED)
    assert {claim.metric for claim in claims} == {"compute_power_rate", "unit_power", "contract_value", "agreement"}


def test_a_post_about_a_job_has_no_dated_target(reader: Reader) -> None:
    text = (
        "Bros, $NIO is falling again, who got in at 55?\n\nTesla is hiring a radiation engineer to run data centers in orbit "
        "with SpaceX. The core of it is a terawatt-scale orbital data center fed by Dojo.\n\nNot investment advice."
    )
    claims = reader.read(article(text, published=date(2026, 4, 17))).claims
    assert all(claim.period is None and claim.modality is Modality.ASPIRATIONAL for claim in claims)
    assert all(claim.qualifier is Qualifier.MAGNITUDE for claim in claims)


def test_talks_are_no_deal(reader: Reader) -> None:
    text = (
        "SpaceX sells computing power now. It is in discussions with other companies. Over time it expects to serve the "
        "industry from orbital data centers at a very large scale."
    )
    assert reader.read(article(text)).claims == ()


def test_hype_holds_nothing(reader: Reader) -> None:
    text = "🚀 Why everyone talks about space data centers\nSpaceX, Amazon and Meta are quietly building the future! Buckle up."
    assert reader.read(article(text)).claims == ()


@pytest.mark.parametrize("text", ["", " \n\t", "\u0000\u202f\ufeff", "İ" * 50, "1 GW " * 400, "(" * 2000, "by " * 500])
def test_odd_text_is_read_without_a_crash(reader: Reader, text: str) -> None:
    assert reader.read(article(text, title=text[:80])).document_id == "d"


def test_offsets_survive_typography(reader: Reader) -> None:
    text = "İn short:\u00a0Starmind averages 175\u202fkW and spans 75\u00a0meters."
    document = article(text, published=date(2026, 8, 4))
    claims = reader.read(document).claims
    assert [claim.value for claim in claims] == [175e3, 75.0]
    assert all(text[claim.start : claim.end] == claim.quote for claim in claims)


def test_what_dates_are_counted_from(reader: Reader) -> None:
    text = "Starmind output is to reach an annualized rate of 1 GW by the end of next year."
    (fetched,) = reader.read(article(text, fetched=datetime(2026, 6, 23, 12, tzinfo=UTC))).claims
    assert fetched.period is not None
    assert (fetched.period.latest, fetched.period.anchor_kind) == (date(2027, 12, 31), AnchorKind.FETCHED)
    (unknown,) = reader.read(article(text)).claims
    assert unknown.period is not None
    assert (unknown.period.text, unknown.period.latest, unknown.period.anchor_kind) == (
        "by the end of next year", None, AnchorKind.NONE,
    )  # fmt: skip


def test_a_headline_tells_of_another_year_than_the_body(reader: Reader) -> None:
    document = Document(
        id="d",
        kind=DocumentKind.ARTICLE,
        title="Starship: 25 launches planned in 2028",
        text="SpaceX flew three Starship launches in 2026.",
        published_on=date(2027, 1, 15),
        published_from="given",
    )
    assert [(claim.value, claim.headline) for claim in reader.read(document).claims] == [(25, True), (3, False)]


def test_a_seller_that_never_says_its_name(reader: Reader) -> None:
    document = Document(
        id="d",
        kind=DocumentKind.ARTICLE,
        title="Notes to the accounts",
        text="Reflection AI owes us $90 million monthly for compute. Google rents processors at our ground sites as well.",
        published_on=date(2026, 8, 15),
        published_from="given",
    )
    assert [(claim.program, claim.metric, claim.value) for claim in reader.read(document).claims] == [
        ("compute_supply", "contract_rate", 1.08e9)
    ]


@pytest.mark.parametrize("words", ["Having flown ", "went up and ", "asked "])
def test_a_line_that_nobody_wrote_makes_no_claim(reader: Reader, words: str) -> None:
    """What joins the parts of a sentence would take far longer than the sentence is long."""
    text = "Starcloud and Starship " + words * (100_000 // len(words)) + "launched 100 satellites with 5 GW in 2027."
    assert reader.read(article(text, published=date(2026, 6, 15))).claims == ()
