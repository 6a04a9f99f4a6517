"""How far a figure goes, as its words and its rounding have it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import statements
from models.statements import Firmness
from models.vocabulary import Modality, PowerBasis, Qualifier


@pytest.mark.parametrize(
    ("value", "share"),
    [(6.3e9, 0.05 / 6.3), (1e9, 0.05), (1.25e9, 0.01), (120e3, 5 / 120), (175e3, 0.01), (1_234.0, 0.01), (0.0, 0.01)],
)
def test_rounding_hides_half_a_unit_of_the_last_digit(value: float, share: float):
    assert statements.rounding(value) == pytest.approx(max(share, 0.01), rel=1e-6)


@pytest.mark.parametrize(
    ("qualifier", "high", "expected"),
    [
        (Qualifier.EXACTLY, None, (950.0, 1_050.0)),
        (Qualifier.ABOUT, None, (900.0, 1_100.0)),
        (Qualifier.MORE_THAN, None, (950.0, 2_000.0)),
        (Qualifier.AT_MOST, None, (0.0, 1_050.0)),
        (Qualifier.MAGNITUDE, None, (1_000.0, 10_000.0)),
        (Qualifier.RANGE, 3_000.0, (950.0, 3_150.0)),
    ],
)
def test_words_leave_a_figure_open(qualifier: Qualifier, high: float | None, expected: tuple[float, float]):
    assert statements.bounds("satellite_rate", 1_000.0, high, qualifier) == pytest.approx(expected)


def test_up_to_is_no_bound_of_a_deal_that_may_end_early():
    low, high = statements.bounds("contract_value", 6.3e9, None, Qualifier.AT_MOST)
    assert low > 6.2e9
    assert high < 6.4e9


@given(value=st.floats(min_value=1e-3, max_value=1e15), qualifier=st.sampled_from(Qualifier))
def test_a_figure_lies_within_its_own_bounds(value: float, qualifier: Qualifier):
    low, high = statements.bounds("compute_power", value, value * 2.0, qualifier)
    assert 0.0 <= low <= value <= high


def test_what_speaks_against_a_figure_states_none(said):
    assert statements.of_claim(said(modality=Modality.DENIED)) is None
    assert statements.of_claim(said(None, metric="launch")) is None
    assert statements.of_claim(said(0.0)) is None, "nothing is no figure to hold others against"
    hoped = statements.of_claim(said(modality=Modality.ASPIRATIONAL, power_basis=PowerBasis.PEAK))
    assert hoped is not None
    assert (hoped.firmness, hoped.power_basis) == (Firmness.HOPED, PowerBasis.PEAK)


def test_a_target_states_what_was_announced(target):
    stated = statements.of_target(target("a-gigawatt"), "W")
    assert stated is not None
    assert (stated.value, stated.unit, stated.target, stated.latest) == (1e9, "W", "a-gigawatt", date(2026, 12, 31))
    assert statements.of_target(target(modality=Modality.CANCELLED), "W") is None
