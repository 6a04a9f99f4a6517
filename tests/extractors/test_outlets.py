"""Whom a text credits, and what it says that its news rests on."""

import pytest

from extractors.speech import outlets
from extractors.text.wordings import Wordings
from tests import shipped

WORDINGS = Wordings.of(shipped.watchlist())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("MEMPHIS, Nov 17 (Polar Wire) - SpaceX said", ("Polar Wire",)),
        ("The Mirror\n\nWASHINGTON (Reuters) – The FAA said", ("Reuters",)),
        ("SpaceX rents halls, Reuters first reported.", ("Reuters",)),
        ("The talks were first reported by The Valley Tribune on Monday.", ("The Valley Tribune",)),
        ("This article first appeared in Orbit Herald.", ("Orbit Herald",)),
        ("The story was produced by Grid Letter and is reprinted with permission of Grid Letter.", ("Grid Letter",)),
        ("Text.\nSource: Silicon Post\n", ("Silicon Post",)),
        ("Read the full story at Space News.", ("Space News",)),
        ("SpaceX (Starlink's owner) said so.", ()),
        ("The launch (Flight 13) - the thirteenth - went well.", ()),
        ("SpaceX reported a loss.", ()),
        ("", ()),
    ],
)
def test_what_a_text_plainly_credits(text, expected):
    assert outlets.credited("A title", text, WORDINGS) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Tesla finishes AI6 design (via Silicon Post)", ("Silicon Post",)),
        ("Tesla finishes AI6 design - Silicon Post", ("Silicon Post",)),
        ("Commission backs data center (Orbit Herald)", ("Orbit Herald",)),
        ("A title of its own", ()),
    ],
)
def test_a_title_may_name_the_outlet(title, expected):
    assert outlets.credited(title, "Text.", WORDINGS) == expected


def test_who_is_named_may_be_an_outlet_a_company_or_a_person():
    named = outlets.named(
        "As Orbit Herald noted, SpaceX reported a loss. Rao told Polar Wire so, according to Reuters.",
        WORDINGS,
    )
    assert set(named) >= {"Orbit Herald", "SpaceX", "Polar Wire", "Reuters"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a filing with the SEC showed", "filing"),
        ("the company said in a statement", "statement"),
        ("Musk wrote on X early on Sunday", "post"),
        ("he told a conference in Zurich", "talk"),
        ("people familiar with the matter said", "people"),
        ("the sun rose", None),
    ],
)
def test_what_the_news_rests_on(text, expected):
    assert outlets.ground(text, WORDINGS) == expected


def test_a_long_text_of_capitals_takes_no_time():
    assert outlets.named("Aa " * 100_000 + "said the ", WORDINGS) == ()
