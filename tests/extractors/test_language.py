"""Where sentences begin and end, and what the pipeline makes of a text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.names import language
from extractors.names.names import AMBIGUOUS
from models.lexicon import Organization, Place, Program, Unit
from models.watchlist import Watchlist


def cut(text: str) -> list[str]:
    return [text[sentence.start : sentence.end] for sentence in language.sentences(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The U.S. Space Force watches.",
        "Tesla Inc. said so.",
        "Space Exploration Technologies Corp. filed it.",
        "It is No. 3 on the list.",
        "It costs $1.5 billion.",
        "J. R. Smith and I. Dahl drew it.",
        "It flies at 9 a.m. on Monday.",
        "Dr. Roe and Mr. Doe agree.",
        "It has about 1.5 GW, i.e. 1,500 MW, vs. 300 MW before.",
        "It flew on Sept. 28 and on Oct. 1 again.",
        "“We will fly in 2027.” he said.",
        "He asked “why not?” and left.",
        "It may fly ... or not.",
        "Version 2.0 of Cortex runs at x.ai and on space.com today.",
        "It is 70 m (approx. 230 ft) wide.",
        "Gen. Roe left the U.K. for good.",
    ],
)
def test_a_full_stop_inside_a_sentence_ends_nothing(sentence: str) -> None:
    assert cut(sentence) == [sentence]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It flies. It lands.", ["It flies.", "It lands."]),
        ("It flies! Does it land? It does.", ["It flies!", "Does it land?", "It does."]),
        ("He said “we fly.” She did not.", ["He said “we fly.”", "She did not."]),
        ('He said "we fly." She did not.', ['He said "we fly."', "She did not."]),
        ("It stays in the U.S. The rest goes.", ["It stays in the U.S.", "The rest goes."]),
        ("It is made by Tesla Inc. It flies.", ["It is made by Tesla Inc.", "It flies."]),
        ("Last year it grew. xAI plans more.", ["Last year it grew.", "xAI plans more."]),
        ("It waits… Nobody knows.", ["It waits…", "Nobody knows."]),
        ("It waits... Nobody knows.", ["It waits...", "Nobody knows."]),
        ("They said no. Starship flew.", ["They said no.", "Starship flew."]),
        ("It makes 5 GW. 300 MW are sold.", ["It makes 5 GW.", "300 MW are sold."]),
        ("It flew.[1, 2] It landed.[3]", ["It flew.[1, 2]", "It landed.[3]"]),
        ("It flew. [1, 2] It landed. [3]", ["It flew. [1, 2]", "It landed. [3]"]),
        ("It flew (in May.) It landed.", ["It flew (in May.)", "It landed."]),
        ("It costs $5. $6 is too much.", ["It costs $5.", "$6 is too much."]),
    ],
)
def test_sentences_end_where_people_end_them(text: str, sentences: list[str]) -> None:
    assert cut(text) == sentences


def test_a_headline_without_a_full_stop_is_a_sentence() -> None:
    text = "SpaceX to Fly Starmind in 2027\nThe company said so.\n\nNext steps\n\nIt will fly."
    assert cut(text) == ["SpaceX to Fly Starmind in 2027", "The company said so.", "Next steps", "It will fly."]


def test_list_items_are_sentences_without_their_bullets() -> None:
    text = "It has:\n  • 120 kW on average\n  - 150 kW at peak\n* a radiator\n1. Two wings\n2) One antenna\n– no crew\n"
    assert cut(text) == [
        "It has:", "120 kW on average", "150 kW at peak", "a radiator", "Two wings", "One antenna", "no crew",
    ]  # fmt: skip


def test_a_hard_wrapped_line_goes_on() -> None:
    text = "The plan calls for a rate of 1 GW\nper year by the end of\n2027, of which,\nMusk said, most flies. It\nis large."
    assert cut(text) == [
        "The plan calls for a rate of 1 GW\nper year by the end of\n2027, of which,\nMusk said, most flies.",
        "It\nis large.",
    ]


def test_a_line_that_begins_with_a_brand_in_lower_case_is_its_own() -> None:
    assert cut("A short heading\nxAI builds Colossus.") == ["A short heading", "xAI builds Colossus."]


def test_prose_wrapped_by_hand_goes_on_before_a_capital_too() -> None:
    text = (
        "On the fourth of February the commission accepted a filing of\n"
        "SpaceX for up to 1,000,000 satellites. The filing names no\n"
        "date and no price of any kind, nor does it say who would pay.\n"
        "Comments were due in March, and the reply of the company to Blue\n"
        "Origin came in April."
    )
    assert cut(text) == [
        "On the fourth of February the commission accepted a filing of\nSpaceX for up to 1,000,000 satellites.",
        "The filing names no\ndate and no price of any kind, nor does it say who would pay.",
        "Comments were due in March, and the reply of the company to Blue\nOrigin came in April.",
    ]


def test_lines_that_are_not_wrapped_are_their_own() -> None:
    text = "SpaceX Plans to Fly Sixty Satellites on Starship by the End of 2027\nBy Jane Roe\nAustin, Texas"
    assert cut(text) == text.splitlines()


def test_windows_line_ends_and_blank_text() -> None:
    assert cut("It flies.\r\nIt lands.\r\n\r\n") == ["It flies.", "It lands."]
    assert cut("") == []
    assert cut(" \n • \n ... \n") == []


@given(st.text(alphabet='aA1.?!…"”)[] \n•-,U.S', max_size=200))
def test_sentences_stand_in_order_and_lose_no_word(text: str) -> None:
    found = language.sentences(text)
    position = 0
    for sentence in found:
        assert position <= sentence.start < sentence.end <= len(text)
        assert text[sentence.start : sentence.end] == text[sentence.start : sentence.end].strip()
        between = text[position : sentence.start]
        assert not any(letter.isalpha() for letter in between if letter not in "aAUS1")
        position = sentence.end


@pytest.mark.parametrize("piece", [".", "!?", "a. ", "A.", ".[1", '"', "\n", " \n- ", "a\n", "no. ", "…", "U.S. "])
def test_time_is_linear_in_the_text(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * length)[:length]
        before = time.process_time()
        language.sentences(text)
        return time.process_time() - before

    seconds(1_000)
    assert seconds(200_000) < 3.0


def test_plain_moves_no_character() -> None:
    text = "SpaceX’s 120 kW\u00a0AI\u2011Sat\n“flies”"
    assert len(language.plain(text)) == len(text)
    assert language.plain(text) == "SpaceX's 120 kW AI-Sat “flies”"


def small_watchlist() -> Watchlist:
    return Watchlist(
        organizations=(Organization(key="acme", name="Acme Corp.", aliases=("Acme",)),),
        programs=(
            Program(
                key="acme.dome",
                name="Dome",
                organization="acme",
                place=Place.ORBIT,
                aliases=("Dome V2", "sky dome"),
                ambiguous_aliases=("Dome",),
                context=("Acme",),
                other_names=("Dome Hotel",),
            ),
        ),
        units=(Unit(key="kw", dimension="power", canonical="W", factor=1e3, forms=("kW",)),),
    )


def test_the_pipeline_links_names_to_keys() -> None:
    doc = language.build(small_watchlist())("Acme flies Dome V2 and a Sky Dome. The Dome Hotel is full; Dome is not.")
    assert [(span.text, span.label_, span.kb_id_) for span in doc.ents] == [
        ("Acme", "organization", "acme"),
        ("Dome V2", "program", "acme.dome"),
        ("Sky Dome", "program", "acme.dome"),
    ]
    assert [(span.text, span.kb_id_) for span in doc.spans[AMBIGUOUS]] == [("Dome", "acme.dome")]


def test_the_pipeline_uses_our_sentences() -> None:
    text = "In the U.S. Acme Corp. builds.\n• It flies\n• It lands. Then it stays."
    doc = language.build(small_watchlist())(text)
    assert [span.text.strip(" \n•") for span in doc.sents] == [
        "In the U.S. Acme Corp. builds.", "It flies", "It lands.", "Then it stays.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("120kW", ["120", "kW"]),
        ("AI5-based", ["AI5", "-", "based"]),
        ("Acme's", ["Acme", "'s"]),
        ("$Acme(ACM.US)", ["$", "Acme", "(", "ACM.US", ")"]),
        ("H100", ["H100"]),
        ("V3", ["V3"]),
    ],
)
def test_the_tokenizer_parts_what_is_glued(text: str, tokens: list[str]) -> None:
    assert [token.text for token in language.build(small_watchlist()).make_doc(text)] == tokens


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It spans 70 m. Google says so.", ["It spans 70 m.", "Google says so."]),
        ("It draws 120 W. Musk agrees.", ["It draws 120 W.", "Musk agrees."]),
        ("It is cheaper than a utility's. Google waits.", ["It is cheaper than a utility's.", "Google waits."]),
        ("The panel is small. imho it is too small.", ["The panel is small.", "imho it is too small."]),
        ("Dr. Elon R. Musk of Acme Inc. said so.", ["Dr. Elon R. Musk of Acme Inc. said so."]),
        ("It costs approx. ten dollars per kg.", ["It costs approx. ten dollars per kg."]),
        ("It is due at 5 p.m. Eastern.", ["It is due at 5 p.m. Eastern."]),
    ],
)
def test_a_unit_a_possessive_and_a_careless_writer_end_a_sentence(text: str, expected: list[str]) -> None:
    assert [text[sentence.start : sentence.end] for sentence in language.sentences(text)] == expected
