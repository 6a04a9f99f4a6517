"""Sentences cut into clauses."""

import itertools

import pytest

from extractors.text.clauses import split
from extractors.text.wordings import Wordings
from tests import shipped

WORDINGS = Wordings.of(shipped.watchlist())


def clauses(sentence: str) -> list[str]:
    return [sentence[clause.start : clause.end].strip() for clause in split(sentence, 0, len(sentence), [], WORDINGS)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("It draws 120 kW on average and 150 kW at peak.", ["It draws 120 kW on average and 150 kW at peak."]),
        ("Starmind flies in 2027, but Terafab has no date.", ["Starmind flies in 2027, but", "Terafab has no date."]),
        ("Colossus holds 300 MW; Cortex holds 100 MW.", ["Colossus holds 300 MW;", "Cortex holds 100 MW."]),
        ("Hyperion is planned for 2 GW, and the Abilene site stands at 1.2 GW.",
         ["Hyperion is planned for 2 GW, and", "the Abilene site stands at 1.2 GW."]),
        ("The FCC has not yet approved it.", ["The FCC has not yet approved it."]),
        ("It hasn't yet flown a node.", ["It hasn't yet flown a node."]),
        ("The chip has yet to tape out.", ["The chip has yet to tape out."]),
        ("It flew once, yet two nodes were lost.", ["It flew once, yet", "two nodes were lost."]),
        ("It grew since spring and now counts 700 racks.", ["It grew since spring and", "now counts 700 racks."]),
    ],
)  # fmt: skip
def test_clauses_of_a_sentence(sentence: str, expected: list[str]) -> None:
    assert clauses(sentence) == expected


def test_a_relative_clause_leans_on_the_one_before() -> None:
    sentence = "Starcloud-2 flies in 2027, which is a year late."
    assert [clause.dependent for clause in split(sentence, 0, len(sentence), [], WORDINGS)] == [False, True]


def test_nothing_is_cut_inside_a_name_or_quantity() -> None:
    sentence = "They raised 5 - 10 units."
    assert len(split(sentence, 0, len(sentence), [(12, 18)], WORDINGS)) == 1


def test_clauses_cover_the_sentence_without_gaps() -> None:
    sentence = "One flies, and two fly; three, which were late, flew but four did not."
    found = split(sentence, 0, len(sentence), [], WORDINGS)
    assert found[0].start == 0
    assert found[-1].end == len(sentence)
    assert all(left.end == right.start for left, right in itertools.pairwise(found))
