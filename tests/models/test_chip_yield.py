"""Wafers and the chips that work on them."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import chip_yield


def test_a_large_die_fits_some_sixty_times_on_a_wafer():
    # A die of 814 mm² (H100) on 300 mm.
    assert chip_yield.dies_per_wafer(wafer_diameter_m=0.3, die_area_m2=814e-6) == 63
    assert chip_yield.dies_per_wafer(wafer_diameter_m=0.3, die_area_m2=0.07) == 0


def test_evenly_strewn_defects_are_poissons():
    found = chip_yield.yield_share(die_area_m2=814e-6, defects_per_m2=1000.0, clustering=1e9)
    assert found == pytest.approx(math.exp(-0.814), rel=1e-6)
    assert chip_yield.yield_share(die_area_m2=814e-6, defects_per_m2=0.0) == 1.0


@given(
    area=st.floats(min_value=10e-6, max_value=900e-6),
    defects=st.floats(min_value=0.0, max_value=5_000.0),
    more=st.floats(min_value=0.0, max_value=5_000.0),
)
def test_more_defects_never_give_more_chips(area: float, defects: float, more: float):
    few, many = (
        chip_yield.good_dies_per_wafer(wafer_diameter_m=0.3, die_area_m2=area, defects_per_m2=count)
        for count in (defects, defects + more)
    )
    assert 0.0 <= many <= few <= chip_yield.dies_per_wafer(wafer_diameter_m=0.3, die_area_m2=area)


@pytest.mark.parametrize(
    ("wrong", "named"), [({"defects_per_m2": -1.0}, "defects_per_m2"), ({"die_area_m2": 0.0}, "die an area")]
)
def test_impossible_wafers_are_refused(wrong: dict[str, float], named: str):
    with pytest.raises(ValueError, match=named):
        chip_yield.good_dies_per_wafer(
            **{"wafer_diameter_m": 0.3, "die_area_m2": 814e-6, "defects_per_m2": 1000.0, **wrong}
        )
