"""How something is said: which cue governs a value, where its scope ends, and what is no claim at all."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.names import language
from extractors.speech import cues
from extractors.speech.cues import CueFinder
from models.lexicon import CueRule, Direction
from models.vocabulary import CueKind, Modality
from models.watchlist import Watchlist
from tests import sentences

PIECES = [
    "not",
    "until",
    ",",
    ";",
    "but",
    "if",
    "and",
    "plans",
    "launched",
    "?",
    "(",
    "”",
    ".",
    "May",
    "60",
    "would",
    "when",
]


@pytest.fixture(scope="module")
def finder(watchlist: Watchlist) -> CueFinder:
    return CueFinder.of(watchlist.cues)


def modality(finder: CueFinder, text: str, value: str) -> Modality | None:
    start = text.index(value)
    return cues.govern(finder.find(text, sentences.around(text, start)), start, start + len(value))


def silenced(finder: CueFinder, text: str, value: str) -> str | None:
    start = text.index(value)
    found = cues.silencing(finder.find(text, sentences.around(text, start)), start, start + len(value))
    return found.value if found else None


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("SpaceX launched 26 satellites.", "26", "achieved"),
        ("26 satellites were launched in June.", "26", "achieved"),
        ("Colossus 2 has reached 946 MW.", "946 MW", "achieved"),
        ("SpaceX is building a hall of 1 GW.", "1 GW", "underway"),
        ("A hall of 1 GW is under construction.", "1 GW", "underway"),
        ("Reflection agreed to pay $150 million a month.", "$150 million", "committed"),
        ("300 MW are under contract.", "300 MW", "committed"),
        ("SpaceX plans 1 GW.", "1 GW", "planned"),
        ("Two prototypes are scheduled for early 2027.", "Two", "planned"),
        ("Its goal is 1 GW.", "1 GW", "planned"),
        ("Its ambition is 1 TW.", "1 TW", "aspirational"),
        ("Starship could lift 200 tonnes.", "200 tonnes", "aspirational"),
        ("Over time, it radiates 1,400 watts.", "1,400", "aspirational"),
        ("It is in talks over 500 MW.", "500 MW", "discussed"),
        ("Anthropic expressed interest in 5 GW of orbital compute.", "5 GW", "discussed"),
        ("It is unlikely to reach 1 GW by 2027.", "1 GW", "doubted"),
        ("Launching 1,000,000 satellites would take centuries.", "1,000,000", "doubted"),
        ("It may not reach 1 GW.", "1 GW", "doubted"),
        ("It has not launched 1 GW.", "1 GW", "denied"),
        ("It hasn’t flown 60 satellites yet.", "60", "denied"),
        ("It has yet to fly 60 satellites.", "60", "denied"),
        ("Colossus 2 is nowhere near 1 GW.", "1 GW", "denied"),
        ("It missed its target of 100 exaflops.", "100", "denied"),
        ("Tesla scrapped the 100-exaflop machine.", "100", "cancelled"),
        ("It no longer plans 10 GW.", "10 GW", "cancelled"),
        ("It is worth $45 billion if fully executed.", "$45 billion", "conditional"),
        ("Once Starship flies weekly, 100 GW a year follow.", "100 GW", "conditional"),
        ("The satellite draws 120 kW.", "120 kW", None),
        ("It operates at 600 km.", "600 km", None),
    ],
)
def test_each_modality(finder: CueFinder, text: str, value: str, expected: str | None) -> None:
    assert modality(finder, text, value) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SpaceX launched 26 satellites in May and plans to launch 60 by June.", {"26": "achieved", "60": "planned"}),
        ("SpaceX plans to launch 60 after it launched 26 in May.", {"60": "planned", "26": "achieved"}),
        ("After 26 satellites were launched in June, 60 more are planned.", {"26": "achieved", "60": "planned"}),
        ("It could lift 200 t, but it carried 44 t.", {"200": "aspirational", "44": "achieved"}),
        ("It carried 44 t; it could lift 200 t.", {"44": "achieved", "200": "aspirational"}),
        ("It is contracted for 300 MW and is in talks over 500 MW.", {"300": "committed", "500": "discussed"}),
        ("It has 300 MW, which was built in 2026, while 500 MW are planned.", {"500": "planned"}),
        ("Colossus 2, which reached 946 MW, is to hit 1,531 MW in 2027.", {"946": "achieved", "1,531": "planned"}),
        ("It failed to reach 100, yet 20 flew.", {"100": "denied"}),
        ("It has not flown 60, but it will fly 60 more and 5 spares.", {"5": "planned"}),
        ("The team plans to grow from a rate of 1 GW toward a long-term goal of 1 TW.", {"1 GW": "planned", "1 TW": "aspirational"}),
        ("It will fly 60, although 400 are unlikely.", {"60": "planned", "400": "doubted"}),
    ],
)  # fmt: skip
def test_a_scope_ends_where_the_clause_ends(finder: CueFinder, text: str, expected: dict[str, str]) -> None:
    assert {value: modality(finder, text, value) for value in expected} == expected


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("It will not only fly 60 satellites.", "60", "planned"),
        ("It will fly 60 no later than June.", "60", "planned"),
        ("It plans no fewer than 60 satellites.", "60", "planned"),
        ("Volume will not come until mid-2027.", "mid-2027", "planned"),
        ("It won’t have 1 GW until mid-2027.", "1 GW", "planned"),
        ("It flies no earlier than 2028.", "2028", "planned"),
        ("Anthropic, not SpaceX, expects 300 MW.", "300 MW", "planned"),
        ("Anthropic, not SpaceX, expects 300 MW.", "SpaceX", "denied"),
        ("The date of 2027 was not met.", "2027", "denied"),
        ("Neither of the 2 goals was met.", "2", "denied"),
        ("The 1 GW was never reached.", "1 GW", "denied"),
        ("It said that 1 GW is not guaranteed.", "1 GW", "denied"),
        ("The $6 billion is not a firm commitment.", "$6 billion", "discussed"),
        ("It hopes that Starship will fly 100 times.", "100", "aspirational"),
        ("It flies 60 once a week.", "60", None),
        ("It has no 60.", "60", "denied"),
        ("Starship lifts 100 t in May 2029.", "100", None),
        ("In May, Target bought 60.", "60", None),
        ("SpaceX May Launch 60 Satellites", "60", "aspirational"),
        ("Will Roe of Acme has 60.", "60", "planned"),  # nothing tells a first name from the verb at the beginning
    ],
)
def test_negators_bounds_and_names(finder: CueFinder, text: str, value: str, expected: str | None) -> None:
    assert modality(finder, text, value) == expected


@pytest.mark.parametrize(
    ("text", "value", "reason"),
    [
        ('It may end up being "a year away" for 10 years.', "10 years", "sarcasm"),
        ("Will it fly 60 satellites by 2027?", "60", "question"),
        ("Nobody knows whether 60 will fly.", "60", "unsaid"),
        ("SpaceX did not say when the 60 fly.", "60", "unsaid"),
        ("SpaceX shares rose to $80.", "$80", "price"),
        ("1 GW would require 6,000 satellites.", "6,000", "hypothetical"),
        ("It has 160 m², up from 110 m², and a boom.", "110 m²", "superseded"),
        ("It moved from 2028 to 2027.", "2028", "superseded"),
        ("It makes as much as the 2 GW of a dam.", "2 GW", "comparison"),
    ],
)
def test_what_is_no_claim(finder: CueFinder, text: str, value: str, reason: str) -> None:
    assert silenced(finder, text, value) == reason


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("It is a year away, in 2027.", "2027"),
        ("It has 160 m², up from 110 m², and a boom.", "160 m²"),
        ("It moved from 2028 to 2027.", "2027"),
        ("SpaceX plans 60 satellites. Its shares rose.", "60"),
        ("SpaceX, whose shares rose, plans 60 satellites.", "60"),
        ("It runs from 2026 to 2029.", "2026"),
        ("It would fly 60.", "60"),
    ],
)
def test_what_stays_a_claim(finder: CueFinder, text: str, value: str) -> None:
    assert silenced(finder, text, value) is None


@pytest.mark.parametrize(
    ("text", "conditions"),
    [
        ("It is worth $45 billion if fully executed.", ["if fully executed"]),
        ("Once Starship flies weekly, 100 GW follow.", ["Once Starship flies weekly"]),
        ("If it lifts 1,000,000 tonnes and each has 100 kW, then 100 GW follow.", ["If it lifts 1,000,000 tonnes and each has 100 kW"]),
        ("The deal (subject to approval by the FCC) covers 300 MW.", ["subject to approval by the FCC"]),
        ("It pays only if it runs through 2029.", ["only if it runs through 2029"]),
        ("It would cost $200 per kg when Starship flies daily.", ["when Starship flies daily"]),
        ("It flies in 2027, provided that the FCC agrees; nobody knows.", ["provided that the FCC agrees"]),
        ("It flies pending FCC approval.", ["pending FCC approval"]),
        ("It flies once a week, even if it rains.", []),
        ("It flies in 2027.", []),
    ],
)  # fmt: skip
def test_the_words_of_a_condition(finder: CueFinder, text: str, conditions: list[str]) -> None:
    (sentence,) = language.sentences(text)
    assert [text[start:end] for start, end in finder.conditions(text, sentence)] == conditions


def test_cues_carry_their_words_and_scopes(finder: CueFinder) -> None:
    text = "It flew. SpaceX plans 60 satellites, but it has not flown 10."
    sentence = language.sentences(text)[1]
    found = finder.find(text, sentence)
    assert [cue.text for cue in found] == ["plans", "not", "flown"]
    assert all(text[cue.start : cue.end] == cue.text for cue in found)
    assert all(
        sentence.start <= cue.scope_start <= cue.start < cue.end <= cue.scope_end <= sentence.end for cue in found
    )
    assert text[found[0].scope_start : found[0].scope_end].strip() == "plans 60 satellites,"


def test_a_rule_stops_where_it_says() -> None:
    rule = CueRule(
        key="test", kind=CueKind.MODALITY, value="planned", phrases=("slated",), direction=Direction.BOTH, strength=1,
        stops_at=("with",),
    )  # fmt: skip
    text = "With 1 wing it is slated for 2027 with 2 crews."
    (sentence,) = language.sentences(text)
    (cue,) = CueFinder.of((rule,)).find(text, sentence)
    assert text[cue.scope_start : cue.scope_end] == "1 wing it is slated for 2027 "


def test_of_equally_strong_cues_the_nearest_governs() -> None:
    rules = tuple(
        CueRule(key=word, kind=CueKind.MODALITY, value=value, phrases=(word,), strength=5)
        for word, value in (("wants", "aspirational"), ("owes", "committed"))
    )
    text = "It wants what it owes 5 times."
    (sentence,) = language.sentences(text)
    assert cues.govern(CueFinder.of(rules).find(text, sentence), 22, 23) is Modality.COMMITTED


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(PIECES),
        max_size=30,
    )
)
def test_no_sentence_breaks_it(finder: CueFinder, pieces: list[str]) -> None:
    text = " ".join(pieces)
    for sentence in language.sentences(text):
        for cue in finder.find(text, sentence):
            assert text[cue.start : cue.end] == cue.text
            assert cue.scope_start <= cue.start < cue.end <= cue.scope_end
        for start, end in finder.conditions(text, sentence):
            assert sentence.start <= start < end <= sentence.end


@pytest.mark.parametrize("piece", ["if ", "not ", "not a b c ", "and plans ", "launched, ", ", he will "])
def test_time_is_linear_in_the_sentence(finder: CueFinder, piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * length)[:length]
        spent = []
        for _ in range(3):  # the best of three: collecting garbage can take longer than the reading
            before = time.process_time()
            for sentence in language.sentences(text):
                finder.find(text, sentence)
                finder.conditions(text, sentence)
            spent.append(time.process_time() - before)
        return min(spent)

    seconds(1_000)
    assert seconds(8_000) < max(0.5, 40 * seconds(800))
