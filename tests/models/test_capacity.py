"""Ceilings, what binds, and their spread."""

import math
from datetime import date

import pytest

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
