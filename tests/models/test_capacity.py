"""Mass, launches, prices and ceilings: published cases reproduced, and what must hold of any of them."""

import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import economics, launch_demand
from models.capacity import Capacity
from models.errors import WatchlistInvalid
from models.targets import CapacityInput
from models.vocabulary import InputStatus

CENTRAL = {
    "orbit_altitude_m": (600e3, "m"),
    "launch_success_share": (0.8, "1"),
    "commissioning_yield": (0.95, "1"),
    "specific_power_w_per_kg": (70.0, "W/kg"),
    "payload_mass_demonstrated_kg": (44_000.0, "kg"),
    "launches_per_year_best_shown": (5.0, "1/yr"),
    "satellites_per_year_best_shown": (3_600.0, "1/yr"),
    "satellite_power_average_w": (120e3, "W"),
}


def entry(key: str, value: float, unit: str, *, spread: float = 0.0, as_of: date = date(2026, 6, 1)) -> CapacityInput:
    return CapacityInput(
        key=key,
        name=key,
        value=value,
        low=value * (1.0 - spread),
        high=value * (1.0 + spread),
        unit=unit,
        status=InputStatus.DERIVED,
        source="made up for this test",
        as_of=as_of,
    )


def capacity(*, spread: float = 0.0, without: str = "", **changed: float) -> Capacity:
    return Capacity.of(
        [
            entry(key, changed.get(key, value), unit, spread=spread)
            for key, (value, unit) in CENTRAL.items()
            if key != without
        ]
    )


# A published economic model of one gigawatt in orbit, by whole satellites.


@pytest.mark.parametrize(
    ("satellite_w", "w_per_kg", "share", "tonnes", "satellites", "launches", "tolerance"),
    [
        (27e3, 36.5, 0.98 * 0.951234453125, 29_390.05, 39_731, 294, 1e-3),
        (120e3, 70.0, 1.0, 14_286.86, 8_334, 143, 1e-6),
        (120e3, 100.0, 1.0, 10_000.8, 8_334, 101, 1e-4),
    ],
)
def test_a_gigawatt_in_orbit(
    satellite_w: float,
    w_per_kg: float,
    share: float,
    tonnes: float,
    satellites: int,
    launches: int,
    tolerance: float,
):
    found = launch_demand.of_power(
        1e9,
        satellite_power_w=satellite_w,
        specific_power_w_per_kg=w_per_kg,
        payload_kg=100e3,
        available_share=share,
    )
    assert found.mass_kg / 1e3 == pytest.approx(tonnes, rel=tolerance)
    assert (found.satellites, found.launches_by_mass) == (satellites, launches)


@pytest.mark.parametrize(
    ("payload_t", "w_per_kg", "launches"),
    [
        (44, 43.75, 520), (44, 70, 325), (44, 76, 300), (44, 100, 228),
        (100, 43.75, 229), (100, 70, 143), (100, 100, 100), (200, 70, 72), (200, 100, 50),
    ],
)  # fmt: skip
def test_launches_per_gigawatt_by_mass(payload_t: float, w_per_kg: float, launches: int):
    found = launch_demand.launches_for_power(1e9, specific_power_w_per_kg=w_per_kg, payload_kg=payload_t * 1e3)
    assert found == launches


@pytest.mark.parametrize(("satellite_kw", "satellites"), [(120, 8_334), (150, 6_667), (175, 5_715), (250, 4_000)])
def test_satellites_per_gigawatt(satellite_kw: float, satellites: int):
    found = launch_demand.of_power(
        1e9, satellite_power_w=satellite_kw * 1e3, specific_power_w_per_kg=70.0, payload_kg=100e3
    )
    assert found.satellites == satellites


def test_a_million_tonnes_a_year_carry_a_hundred_gigawatts():
    assert launch_demand.power_launched_w_per_year(1e9, specific_power_w_per_kg=100.0) == 100e9


def test_launches_for_a_mass():
    assert launch_demand.launches_for_mass(370_000e3, payload_kg=200e3) == 1_850


def test_whole_satellites_never_need_fewer_launches_and_a_full_bay_more():
    demand = launch_demand.of_power(1e9, satellite_power_w=175e3, specific_power_w_per_kg=43.75, payload_kg=44e3)
    assert (demand.satellites_per_launch, demand.launches_by_satellites) == (11, 520)
    packed = launch_demand.of_power(
        1e9, satellite_power_w=175e3, specific_power_w_per_kg=43.75, payload_kg=44e3, satellites_by_volume=5
    )
    assert (packed.satellites_per_launch, packed.launches_by_satellites) == (5, 1_143)


def test_a_satellite_heavier_than_the_payload_goes_up_on_none():
    demand = launch_demand.of_power(1e6, satellite_power_w=1e6, specific_power_w_per_kg=10.0, payload_kg=44e3)
    assert (demand.satellites_per_launch, demand.launches_by_satellites) == (0, None)


@given(
    power=st.floats(min_value=1e6, max_value=1e12),
    satellite=st.floats(min_value=1e3, max_value=1e6),
    w_per_kg=st.floats(min_value=5.0, max_value=200.0),
    payload=st.floats(min_value=50e3, max_value=300e3),
)
def test_mass_covers_power_and_launches_cover_mass(power: float, satellite: float, w_per_kg: float, payload: float):
    found = launch_demand.of_power(
        power, satellite_power_w=satellite, specific_power_w_per_kg=w_per_kg, payload_kg=payload
    )
    assert found.mass_kg * w_per_kg >= power * (1.0 - 1e-6)
    assert found.launches_by_mass * payload >= found.mass_kg * (1.0 - 1e-6)
    if found.launches_by_satellites is not None:
        assert found.launches_by_satellites >= found.launches_by_mass


@given(power=st.floats(min_value=1e6, max_value=1e12), more=st.floats(min_value=1.0, max_value=10.0))
def test_more_power_never_needs_less(power: float, more: float):
    one, other = (
        launch_demand.of_power(value, satellite_power_w=120e3, specific_power_w_per_kg=70.0, payload_kg=44e3)
        for value in (power, power * more)
    )
    assert one.satellites <= other.satellites
    assert one.launches_by_mass <= other.launches_by_mass


@pytest.mark.parametrize("wrong", ["satellite_power_w", "specific_power_w_per_kg", "payload_kg", "available_share"])
def test_nothing_is_carried_by_nothing(wrong: str):
    arguments = {"satellite_power_w": 1e5, "specific_power_w_per_kg": 70.0, "payload_kg": 1e5, "available_share": 1.0}
    with pytest.raises(ValueError, match=wrong):
        launch_demand.of_power(1e9, **{**arguments, wrong: 0.0})


def test_lots_die_with_age():
    assert launch_demand.surviving_share(lifetime_years=5, failures_per_year=0.1, age_years=2) == pytest.approx(0.81)
    assert launch_demand.surviving_share(lifetime_years=5, failures_per_year=0.1, age_years=6) == 0.0


# Learning and prices.


@pytest.mark.parametrize(("today", "doublings"), [(600, 4.9), (1_500, 9.0), (2_500, 11.3)])
def test_doublings_to_200_dollars_a_kilogram(today: float, doublings: float):
    found = economics.doublings_to_price(today, goal_usd=200.0, learning_rate=0.2)
    assert found == pytest.approx(doublings, abs=0.05)


def test_doublings_lead_to_the_goal_and_back():
    needed = economics.doublings_to_price(1_500.0, goal_usd=200.0, learning_rate=0.2)
    after = economics.price_after(1_500.0, made_before=1.0, made_after=2.0**needed, learning_rate=0.2)
    assert after == pytest.approx(200.0)
    assert economics.doublings_to_price(150.0, goal_usd=200.0, learning_rate=0.2) == 0.0
    assert economics.learning_exponent(0.2) == pytest.approx(0.322, abs=0.0005)


@pytest.mark.parametrize(
    ("mass", "kw", "years", "price", "usd_per_kw_year"),
    [(575, 28, 5, 3_600, 14_700), (575, 28, 5, 200, 810), (260, 7, 5, 3_600, 26_600), (860, 2, 12.5, 3_600, 124_600)],
)
def test_launched_power_price(mass: float, kw: float, years: float, price: float, usd_per_kw_year: float):
    found = economics.launched_power_price_usd_per_w_year(
        mass_kg=mass, power_w=kw * 1e3, lifetime_years=years, launch_price_usd_per_kg=price
    )
    assert found * 1e3 == pytest.approx(usd_per_kw_year, rel=0.02)


def test_a_watt_costs_its_satellite_and_its_launch():
    found = economics.cost_usd_per_w(
        satellite_usd_per_w=22.0, launch_price_usd_per_kg=500.0, specific_power_w_per_kg=36.5
    )
    assert found == pytest.approx(22.0 + 13.6986, rel=1e-4)


# Ceilings.


def test_capacity_is_the_least_ceiling_and_names_it():
    binding = capacity().binding()
    assert binding is not None
    assert binding.name == "launch"
    assert binding.rate_w_per_year == pytest.approx(5 * 0.8 * 0.95 * 44_000 * 70 * 0.956, rel=1e-3)


def test_with_many_launches_the_factory_binds():
    binding = capacity(launches_per_year_best_shown=1e6).binding()
    assert binding is not None
    assert binding.name == "satellite factory"


def test_a_ceiling_without_its_inputs_is_unknown_and_says_which():
    ceilings = {ceiling.name: ceiling for ceiling in capacity(without="specific_power_w_per_kg").ceilings()}
    assert ceilings["launch"].rate_w_per_year is None
    assert ceilings["launch"].unknown_because == "no input specific_power_w_per_kg"
    assert ceilings["satellite factory"].is_binding


def test_without_any_input_nothing_binds():
    empty = Capacity.of([])
    assert empty.binding() is None
    assert empty.spread() is None
    with pytest.raises(WatchlistInvalid, match=r"capacity\.toml: payload_mass_demonstrated_kg: missing"):
        empty.value("payload_mass_demonstrated_kg")


def test_draws_without_spread_are_the_central_value():
    central = capacity().binding()
    spread = capacity().spread()
    assert central is not None
    assert spread is not None
    assert spread.p10 == spread.p90 == pytest.approx(central.rate_w_per_year)


def test_draws_are_ordered_and_repeat_bit_for_bit():
    first, second = capacity(spread=0.4).spread(), capacity(spread=0.4).spread()
    assert first == second
    assert first is not None
    assert 0.0 < first.p10 < first.p50 < first.p90
    assert math.fsum(share for _, share in first.binding_share) == pytest.approx(1.0)
    other = capacity(spread=0.4).spread(seed=7)
    assert other is not None
    assert other != first
    assert other.p50 == pytest.approx(first.p50, rel=0.05)


def test_an_input_that_is_added_moves_no_draw_of_the_others():
    before = capacity(spread=0.4)
    after = Capacity.of([*before.inputs.values(), entry("a_new_one_kg", 3.0, "kg", spread=0.5)])
    assert before.spread() == after.spread()


def test_hindsight_can_be_left_out():
    late = Capacity.of([entry("payload_mass_demonstrated_kg", 44e3, "kg", as_of=date(2026, 9, 28))])
    assert late.known_on(date(2026, 9, 27)).find("payload_mass_demonstrated_kg") is None
    assert late.known_on(date(2026, 9, 28)).find("payload_mass_demonstrated_kg") is not None
    assert late.stale(date(2027, 9, 28)) == ()
    assert late.stale(date(2027, 9, 29)) == ("payload_mass_demonstrated_kg",)


def test_the_capacity_says_in_a_sentence_what_binds_and_what_is_unknown():
    sentence = capacity().sentence()
    assert sentence is not None
    assert sentence.startswith("At the best ever shown, 11.2 MW a year of compute could be put into orbit")
    assert "What binds is launch." in sentence
    assert sentence.endswith("Not known: solar cells as planned and chips as planned.")
    assert Capacity.of([]).sentence() is None
