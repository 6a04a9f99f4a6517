"""Names in a text: longest first, case observed, and those that could mean several things settled by what is around."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.names import language
from extractors.names.mentions import MentionFinder
from extractors.reader import Reader
from models.vocabulary import MentionLabel


@pytest.fixture(scope="module")
def finder(reader: Reader) -> MentionFinder:
    return reader.mentions


def programs(finder: MentionFinder, text: str) -> list[tuple[str, str]]:
    return [(found.text, found.key) for found in finder.find(text) if found.label is MentionLabel.PROGRAM]


def others(finder: MentionFinder, text: str) -> list[tuple[str, str]]:
    return [(found.text, found.key) for found in finder.find(text) if found.label is not MentionLabel.PROGRAM]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Starlink V3 flies.", [("Starlink V3", "spacex.starlink")]),
        ("It is AI1.", [("AI1", "spacex.starmind")]),
        ("Then came Colossus 2.", [("Colossus 2", "xai.colossus")]),
        ("Starcloud-3, a Starship-class satellite.", [("Starcloud-3", "starcloud"), ("Starship", "spacex.starship")]),
        ("AI5-based boards and an AI6.", [("AI5", "tesla.ai_chip"), ("AI6", "tesla.ai_chip")]),
        ("STARMIND GROWS", [("STARMIND", "spacex.starmind")]),
        ("The “AI1” satellite (Starmind).", [("AI1", "spacex.starmind"), ("Starmind", "spacex.starmind")]),
        ("Tera\u2011fab and TERAFAB", [("Tera\u2011fab", "terafab"), ("TERAFAB", "terafab")]),
        (
            "A tera\nfab and a Starlink  V3",
            [("tera\nfab", "terafab"), ("Starlink  V3", "spacex.starlink")],
        ),
        ("Tesla’s Dojo3", [("Dojo3", "tesla.dojo")]),
    ],
)
def test_programs_are_found(finder: MentionFinder, text: str, expected: list[tuple[str, str]]) -> None:
    assert programs(finder, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "AI is everywhere, and AI data centers grow.",
        "She takes dojo lessons; the karate dojo is near Tesla.",
        "Tesla sponsors CoderDojo.",
        "The visual cortex of Tesla fans.",
        "An Arm Cortex core runs in a Tesla.",
        "Starship Technologies brings pizza.",
        "Model AI10 and AI51 are cameras.",
        "Cortex is a database.",
        "Sunrise is at six.",
        "The boeing 747-8, a Gigasatellite and starlinked things.",
        "Project Sunriser is a band.",
    ],
)
def test_near_misses_are_not(finder: MentionFinder, text: str) -> None:
    assert programs(finder, text) == []


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Orbital data centers need launches.", "orbital_compute"),
        ("SpaceX's orbital data centers need launches.", "spacex.starmind"),
        ("SpaceX’s orbital data center would fly.", "spacex.starmind"),
        ("Starcloud says that its orbital data centers need SpaceX.", "starcloud"),
        ("Amazon's orbital data centers would need SpaceX.", "orbital_compute"),
        ("Google sees orbital data centers in the mid-2030s.", "google.suncatcher"),
        ("Blue Origin filed for orbital data centers.", "blue_origin.sunrise"),
        ("Axiom Space launched its first two orbital data center nodes.", "axiom.odc"),
        ("SpaceX grew. Orbital data centers are its next step.", "spacex.starmind"),
        ("SpaceX grew. The team wants a gigawatt of orbital compute next year.", "spacex.starmind"),
        ("SpaceX grew. Analysts want a gigawatt of orbital compute next year.", "orbital_compute"),
        ("SpaceX grew. Amazon doubts that orbital data centers pay.", "orbital_compute"),
        ("SpaceX and Starcloud met. Orbital data centers are the theme.", "orbital_compute"),
        ("The FCC waits. SpaceX filed. The FCC asks about orbital data centers.", "spacex.starmind"),
    ],
)
def test_an_orbital_data_center_belongs_to_its_owner(finder: MentionFinder, text: str, key: str) -> None:
    found = [(name, program) for name, program in programs(finder, text) if "rbital" in name]
    assert [program for _, program in found] == [key]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tesla stopped Dojo in 2025.", [("Dojo", "tesla.dojo")]),
        ("Tesla grew. Later, Dojo 2 was dropped.", [("Dojo 2", "tesla.dojo")]),
        ("Dojo opens at nine.", []),
        ("Blue Origin calls it Sunrise.", [("Sunrise", "blue_origin.sunrise")]),
        ("Colossus is a statue.", []),
        ("xAI expands Colossus.", [("Colossus", "xai.colossus")]),
        ("Anthropic rents from SpaceX under a compute deal.", [("compute deal", "compute_supply")]),
        ("Oracle won a compute deal.", []),
        ("SpaceX grew. Microsoft won a compute deal.", []),
    ],
)
def test_an_ambiguous_name_needs_its_context(finder: MentionFinder, text: str, expected: list[tuple[str, str]]) -> None:
    assert programs(finder, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SpaceX and SpaceXAI", [("SpaceX", "spacex"), ("SpaceXAI", "xai")]),
        ("Alphabet, Google Cloud", [("Alphabet", "google"), ("Google Cloud", "google")]),
        ("The Amazon rainforest and Amazon", [("Amazon", "amazon")]),
        ("move the cursor; a meta question; in intel we trust", []),
        ("Reflection on the sea.", []),
        ("SpaceX won Reflection.", [("SpaceX", "spacex"), ("Reflection", "reflection")]),
        ("Nikola Tesla had no Tesla", [("Tesla", "tesla")]),
        ("Elon Musk met Jensen Huang.", [("Elon Musk", "elon_musk"), ("Jensen Huang", "jensen_huang")]),
        ("Kimbal Musk and Musk", [("Musk", "elon_musk")]),
        ("$Tesla(TSLA.US) and xAI-built halls", [("Tesla", "tesla"), ("xAI", "xai")]),
    ],
)
def test_organizations_and_people(finder: MentionFinder, text: str, expected: list[tuple[str, str]]) -> None:
    assert others(finder, text) == expected


def test_a_surname_counts_once_the_full_name_has_stood(finder: MentionFinder) -> None:
    text = (
        "Huang was late. Jensen Huang spoke. Then Huang left with Michelle Huang, and Huangpu shone. CEO Huang smiled."
    )
    found = [mention for mention in finder.find(text) if mention.key == "jensen_huang"]
    assert [text[: mention.start].rsplit(maxsplit=1)[-1] for mention in found] == ["late.", "Then", "CEO"]


def test_offsets_hold_and_nothing_overlaps(finder: MentionFinder) -> None:
    text = "In 2027 SpaceX’s\n  orbital data centers, Elon\tMusk said, fly on Starship V3.\n• Starlink   V3 too."
    found = finder.find(text)
    assert [text[mention.start : mention.end] for mention in found] == [mention.text for mention in found]
    assert [mention.key for mention in found] == [
        "spacex", "spacex.starmind", "elon_musk", "spacex.starship", "spacex.starlink",
    ]  # fmt: skip
    assert all(before.end <= after.start for before, after in pairwise(found))


def test_what_stands_beside_the_text_is_context(finder: MentionFinder) -> None:
    assert [mention.key for mention in finder.find("Dojo got scrapped.", beside="Tesla gives up")] == ["tesla.dojo"]
    assert finder.find("Dojo got scrapped.", beside="Lessons end") == []
    owned = finder.find("Orbital data centers come as early as 2028.", beside="SpaceX: risk factors")
    assert [mention.key for mention in owned] == ["spacex.starmind"]


def test_sentences_can_be_given(finder: MentionFinder) -> None:
    text = "SpaceX flies. Tesla drives."
    assert [mention.key for mention in finder.find(text, language.sentences(text)[1:])] == ["tesla"]


@settings(max_examples=50, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "SpaceX",
                "’s",
                " ",
                "\n",
                "orbital data centers",
                "Dojo",
                ".",
                "AI1",
                "-",
                "Jensen Huang",
                "Huang",
                "İ",
                "🚀",
                "“",
            ]
        ),
        max_size=30,
    )
)
def test_no_text_breaks_it(finder: MentionFinder, pieces: list[str]) -> None:
    text = "".join(pieces)
    for mention in finder.find(text):
        assert text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize(
    "piece", ["SpaceX orbital data centers ", "SpaceX orbital data centers. ", "Jensen Huang. Huang. "]
)
def test_time_is_linear_in_the_text(finder: MentionFinder, piece: str) -> None:
    def once(text: str) -> float:
        before = time.process_time()
        finder.find(text)
        return time.process_time() - before

    def seconds(length: int) -> float:
        text = (piece * length)[:length]
        return min(once(text) for _ in range(3))

    assert seconds(60_000) < max(0.5, 40 * seconds(6_000))


def test_what_is_read_leaves_no_words_behind(finder: MentionFinder) -> None:
    """The vocabulary is as large after a thousand new words as before: memory stays flat however much is read."""
    finder.find("Starmind flies.")
    before = len(finder.nlp.vocab.strings)
    for number in range(50):
        finder.find(" ".join(f"word{number}x{each}" for each in range(20)) + " of Starmind.")
    assert len(finder.nlp.vocab.strings) == before
