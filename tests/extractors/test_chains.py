"""Through whose hands words came: the speaker, the reporter and the number of hands, in sentences and in copied pages."""

from datetime import date

import pytest

from extractors.reader import Reader
from models.claims import Claim
from models.documents import Document
from models.vocabulary import DocumentKind
from tests.articles import article

DRAW = "Starmind satellites will draw 120 kW each"


def read(reader: Reader, text: str, **known: str | None) -> tuple[Claim, ...]:
    document = Document(
        id="d", kind=DocumentKind.ARTICLE, title=known.pop("title", None) or "", text=text,
        published_on=date(2026, 6, 23), **known,
    )  # fmt: skip
    return reader.read(document).claims


def voice(claim: Claim) -> tuple[str | None, str | None, int]:
    return claim.speaker, claim.reporter, claim.hop


@pytest.mark.parametrize(
    ("text", "speaker", "reporter", "hop"),
    [
        (f"{DRAW}.", None, None, 0),
        (f"We plan that {DRAW}.", None, None, 0),
        (f"Musk said on Sunday that {DRAW}.", "elon_musk", None, 1),
        (f"{DRAW}, the company told the FCC.", "spacex", None, 1),
        (f"{DRAW}, Reuters reported.", "Reuters", None, 1),
        (f"{DRAW}, reports said.", "reports", None, 1),
        (f"Musk said, citing a study, that {DRAW}.", "elon_musk", None, 1),
        (f"Musk told Reuters that {DRAW}.", "elon_musk", "Reuters", 2),
        (f"In an interview with Bloomberg, Musk said that {DRAW}.", "elon_musk", "Bloomberg", 2),
        (f"The Information, citing two people, said that {DRAW}.", "two people", "The Information", 2),
        (f"{DRAW}, the Orbit Herald reported, citing an engineer.", "an engineer", "Orbit Herald", 2),
        (f"According to Reuters, SpaceX said that {DRAW}.", "spacex", "Reuters", 2),
        (f"{DRAW}, according to a memo seen by The Information.", "spacex", "The Information", 2),
        (f"Musk said that {DRAW}, as per a report.", "elon_musk", "a report", 2),
        (f"Musk said that {DRAW}, according to a person who heard him.", "elon_musk", "a person who heard him", 2),
        (f"Bret Johnsen said that Elon Musk had told staff that {DRAW}.", "elon_musk", "bret_johnsen", 2),
        (f"According to media reports cited by an industry portal, {DRAW}.", "media reports", "an industry portal", 2),
        (f"Gizmodo said, citing Reuters, that Musk had told staff that {DRAW}.", "elon_musk", "Gizmodo", 3),
        (f"{DRAW}, according to Gizmodo, citing a Reuters report on the filing.", "spacex", "Gizmodo", 3),
        (f"In a filing seen by Reuters, {DRAW}, the company says, according to Gizmodo.", "spacex", "Gizmodo", 3),
        ("“Each Starmind satellite will draw 120 kW. That is what we want,” Musk told CNBC.", "elon_musk", "CNBC", 2),
    ],
)  # fmt: skip
def test_sentences(reader: Reader, text: str, speaker: str | None, reporter: str | None, hop: int) -> None:
    claims = [claim for claim in read(reader, f"SpaceX builds Starmind. {text}") if claim.metric == "unit_power"]
    assert [voice(claim) for claim in claims] == [(speaker, reporter, hop)]


@pytest.mark.parametrize(
    ("text", "speaker", "reporter", "hop"),
    [
        ("Reuters reported, citing a filing, that SpaceX plans to launch {}.", "spacex", "Reuters", 2),
        ("SpaceX said in a filing that it will launch {}, according to Gizmodo, which could not verify the document.", "spacex", "Gizmodo", 2),
        ("SpaceX plans to launch {}, according to Gizmodo, which could not verify the document.", "spacex", "Gizmodo", 2),
        ("SpaceX plans to launch {}, according to Gizmodo.", "spacex", "Gizmodo", 2),
        ("In a memo obtained by CNBC, SpaceX plans to launch {}.", "spacex", "CNBC", 2),
        ("Gizmodo, citing a Reuters report on the filing, says that SpaceX plans to launch {}.", "spacex", "Gizmodo", 3),
        ("Reuters, which reviewed the filing, reported that SpaceX plans to launch {}.", "spacex", "Reuters", 2),
        ("Two people told Reuters that SpaceX plans to launch {}.", "Two people", "Reuters", 2),
        ("SpaceX told investors it will launch {}, Bloomberg reported, citing people familiar with the matter.", "spacex", "Bloomberg", 3),
        ("SpaceX plans to launch {}.", "spacex", None, 1),
        ("SpaceX's goal is to launch {}.", "spacex", None, 1),
    ],
)  # fmt: skip
def test_plans_that_are_passed_on(
    reader: Reader, text: str, speaker: str | None, reporter: str | None, hop: int
) -> None:
    (claim,) = read(reader, text.format("100 GW of Starmind satellites a year by 2030"))
    assert voice(claim) == (speaker, reporter, hop)


def test_two_clauses_have_two_voices(reader: Reader) -> None:
    text = f"Colossus 2 now has 1 GW, Bloomberg reported on August 7, and Musk confirmed that {DRAW}."
    assert [voice(claim) for claim in read(reader, text)] == [("Bloomberg", None, 1), ("elon_musk", None, 1)]


def test_an_outlet_that_was_named_before_is_meant_again(reader: Reader) -> None:
    text = f"Reuters spoke to him. The news agency reported that Musk had told staff {DRAW}."
    assert [voice(claim) for claim in read(reader, text)] == [("elon_musk", "Reuters", 2)]


@pytest.mark.parametrize(
    ("known", "text", "reporter", "hop"),
    [
        ({"title": "Musk on AI1 (via Orbit Herald)"}, "Musk said that {}.", "Orbit Herald", 2),
        ({"site": "Daily Copy"}, "AUSTIN, Nov 24 (Reuters) - Elon Musk said that {}.", "Reuters", 2),
        ({"site": "Reuters"}, "AUSTIN, Nov 24 (Reuters) - Elon Musk said that {}.", None, 1),
        ({"url": "https://www.reuters.com/1"}, "AUSTIN, Nov 24 (Reuters) - Elon Musk said that {}.", None, 1),
        ({}, "AUSTIN, Nov 24 (Reuters) - Elon Musk said that {}.", None, 1),
        ({}, "Elon Musk told Bloomberg News that {}.\n\nThis article first appeared in Orbit Herald.", "Orbit Herald", 3),
        ({}, "Elon Musk told Orbit Herald that {}.\n\nThis article first appeared in Orbit Herald.", "Orbit Herald", 2),
        ({"site": "Reuters"}, "Elon Musk told Reuters that {}.", None, 1),
        ({"site": "Daily Copy"}, "Elon Musk told Reuters that {}.", "Reuters", 2),
        ({"url": "https://snapshots.example/1"}, "Elon Musk told AP that {}.", "AP", 2),
        ({"url": "https://ap.example/1"}, "Elon Musk told AP that {}.", None, 1),
        ({}, "Elon Musk said that {}.\n\nSource: SpaceX", None, 1),
        ({}, "Elon Musk said that {}.\n\nFrom T. Oduya", None, 1),
    ],
)  # fmt: skip
def test_copies(reader: Reader, known: dict[str, str], text: str, reporter: str | None, hop: int) -> None:
    (claim,) = read(reader, text.format(DRAW), **known)
    assert voice(claim) == ("elon_musk", reporter, hop)


def test_what_an_outlet_says_on_its_own_page_is_the_page_itself(reader: Reader) -> None:
    text = f"SpaceX builds Starmind. {DRAW}, the newspaper Orbit Herald reported."
    assert [voice(claim) for claim in read(reader, text)] == [("Orbit Herald", None, 1)]
    assert [voice(claim) for claim in read(reader, text, site="The Orbit Herald")] == [(None, None, 0)]


def test_a_copy_that_quotes_nobody_speaks_for_itself(reader: Reader) -> None:
    (claim,) = read(reader, f"{DRAW}.\n\nThis article first appeared in Orbit Herald.")
    assert voice(claim) == (None, None, 0)


def test_what_an_organization_says_on_its_own_page_is_the_page_itself(reader: Reader) -> None:
    (own,) = read(reader, f"SpaceX said that {DRAW}.", source="edgar_spacex")
    assert voice(own) == (None, None, 0)
    (quoted,) = read(reader, f"Elon Musk said that {DRAW}.", source="edgar_spacex")
    assert voice(quoted) == ("elon_musk", None, 1)
    (other,) = read(reader, f"SpaceX said that {DRAW}.", source="edgar_nvidia")
    assert voice(other) == ("spacex", None, 1)


def test_new_fields_stand_behind_the_others(reader: Reader) -> None:
    (claim,) = read(reader, f"Musk told Reuters that {DRAW}.")
    told = claim.as_json()
    assert list(told)[-2:] == ["reporter", "hop"]
    assert (told["reporter"], told["hop"]) == ("Reuters", 2)


def test_grounds_say_where_the_chain_was_read(reader: Reader) -> None:
    text = f"Gizmodo said, citing Reuters, that Musk had told staff that {DRAW}."
    document = article(text, on=date(2026, 6, 23))
    ((*grounds,),) = reader.read(document, why=True).grounds
    told = {ground.field: ground for ground in grounds}
    assert text[told["speaker"].start : told["speaker"].end] == "Musk"
    assert text[told["reporter"].start : told["reporter"].end] == "Gizmodo"
    assert told["hop"].rule.endswith("elon_musk → Reuters → Gizmodo")


@pytest.mark.parametrize("piece", ["A.", "Aa ", "The Orbit ", "told Reuters ", "said, citing ", "the newspaper "])
def test_a_long_text_takes_no_time(reader: Reader, piece: str) -> None:
    read(reader, f"Starmind has 120 kW. {piece * (100_000 // len(piece))}")
