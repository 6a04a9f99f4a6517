"""A small run of the hostile pages: each gives a document or a named reason. The whole is ``python -m benchmarks.hostile_pages``."""

import pytest

from benchmarks import hostile_pages
from models.pages import PageProblem

SOUND = {"document", *(problem.value for problem in PageProblem)}
DAMAGED = 60
LARGEST = 2_500_000
"""Larger ones take seconds each."""


@pytest.mark.parametrize("seed", range(3))
def test_damaged_pages_have_a_clear_outcome(seed: int) -> None:
    pages = [page for page in hostile_pages.pages(DAMAGED // 3, seed) if page.what[0].isdigit() and ": " in page.what]
    outcomes = {page.what: hostile_pages.outcome_of(page) for page in pages}
    assert {what: outcome for what, outcome in outcomes.items() if outcome not in SOUND} == {}
    assert "document" in outcomes.values()


def test_pages_of_hostile_shape_have_a_clear_outcome() -> None:
    outcomes = {page.what: hostile_pages.outcome_of(page) for page in hostile_pages.built() if len(page.body) < LARGEST}
    assert {what: outcome for what, outcome in outcomes.items() if outcome not in SOUND} == {}
    assert outcomes["100,000 elements inside each other"] == "too_much"
    assert outcomes["a script in the title"] == "document"


def test_twenty_megabytes_are_refused() -> None:
    (page,) = [page for page in hostile_pages.built() if page.what == "20 MB of text"]
    assert len(page.body) > 19_000_000
    assert hostile_pages.outcome_of(page) == "too_much"


def test_pages_are_the_same_for_the_same_seed() -> None:
    first, again = ([page.body for page in hostile_pages.pages(5, 3)][:5] for _ in range(2))
    assert first == again
