"""Ceilings, what binds, and their spread."""

import math
from datetime import date

import pytest

from models.capacity import Capacity, Ceiling
from models.capacity_ceilings import Ground
from models.errors import WatchlistInvalid
from models.lexicon import Place
from models.targets import CapacityInput
from models.vocabulary import Basis, InputStatus

CENTRAL = {
    "orbit_altitude_m": (600e3, "m"),
    "launch_success_share": (0.8, "1"),
    "commissioning_yield": (0.95, "1"),
    "specific_power_w_per_kg": (70.0, "W/kg"),
    "payload_mass_demonstrated_kg": (44_000.0, "kg"),
    "launches_per_year_best_shown": (5.0, "1/yr"),
    "satellites_per_year_best_shown": (3_600.0, "1/yr"),
    "satellite_power_average_w": (120e3, "W"),
    "satellites_per_launch_announced": (30.0, "1"),
    "array_degradation_share_per_year": (0.02, "1/yr"),
    "satellite_lifetime_years": (5.0, "yr"),
    "satellite_failure_share_per_year": (0.07, "1/yr"),
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


def by_name(model: Capacity, place: Place = Place.ORBIT, basis: Basis = Basis.RATE) -> dict[str, Ceiling]:
    return {ceiling.name: ceiling for ceiling in model.ceilings(place, basis)}


def test_capacity_is_the_least_ceiling_and_names_it():
    ceilings = by_name(capacity())
    at_work = 0.95 * 0.956 * 0.98
    assert ceilings["launch"].value == pytest.approx(5 * 0.8 * 44_000 * 70 * at_work, rel=1e-3)
    # 44 t lift 25.7 satellites of 120 kW at 70 W/kg: 25 whole ones.
    assert ceilings["launch by whole satellites"].value == pytest.approx(5 * 0.8 * 25 * 120e3 * at_work, rel=1e-3)
    binding = capacity().binding()
    assert binding == ceilings["launch by whole satellites"]
    assert binding is not None
    assert binding.unit == "W/yr"
    assert [ceiling.name for ceiling in ceilings.values() if ceiling.is_binding] == [binding.name]


def test_a_full_bay_binds_before_the_payload():
    packed = by_name(capacity(satellites_per_launch_announced=10.0))
    assert packed["launch by whole satellites"].value == pytest.approx(
        5 * 0.8 * 10 * 120e3 * 0.95 * 0.956 * 0.98, rel=1e-3
    )
    assert packed["launch"].value == by_name(capacity())["launch"].value


def test_with_many_launches_the_factory_binds():
    binding = capacity(launches_per_year_best_shown=1e6).binding()
    assert binding is not None
    assert binding.name == "satellite factory"


def test_a_ceiling_without_its_inputs_is_unknown_and_says_which():
    ceilings = by_name(capacity(without="specific_power_w_per_kg"))
    assert ceilings["launch"].value is None
    assert ceilings["launch"].unknown_because == "no input specific_power_w_per_kg"
    assert ceilings["satellite factory"].is_binding
    assert ceilings["chips as planned"].unknown_because == (
        "no input wafers_planned_per_year, good_dies_per_wafer, chip_power_w, chips_for_space_share"
    )


def test_without_a_sun_nothing_that_flies_is_known():
    without = by_name(capacity(without="orbit_altitude_m"))
    assert {ceiling.value for ceiling in without.values()} == {None}


def test_a_shell_across_the_sun_computes_less():
    here = capacity()
    shell = here.changed({"orbit_inclination_rad": math.radians(30.0)}, as_of=date(2026, 11, 21))
    assert here.sunlit() == pytest.approx(0.956, abs=0.001)
    assert shell.sunlit() == pytest.approx(0.65, abs=0.01)
    less = by_name(shell)["launch"].value
    more = by_name(here)["launch"].value
    assert less is not None
    assert more is not None
    assert less / more == pytest.approx(0.65 / 0.956, rel=0.01)


def test_an_orbit_over_noon_computes_less():
    noon = capacity().changed({"orbit_local_time_h": 12.0}, as_of=date(2026, 11, 21))
    assert noon.sunlit() == pytest.approx(0.65, abs=0.02)
    assert "orbit_local_time_h" in by_name(noon)["launch"].keys


def test_how_far_the_inputs_leave_a_rate_open():
    model = capacity(spread=0.4)
    spread = model.spread()
    assert spread is not None
    assert model.chance_of(0.0) == 1.0
    assert model.chance_of(spread.p50) == pytest.approx(0.5, abs=0.001)
    assert model.chance_of(1e9) == 0.0
    assert Capacity.of([]).chance_of(1.0) is None


# What may stand, and what the ground has.


def test_a_fleet_is_what_its_rate_keeps_up():
    kept = by_name(capacity(), basis=Basis.LEVEL)["what the yearly rate keeps"]
    rate = capacity().binding()
    assert rate is not None
    assert rate.value is not None
    assert kept.value == pytest.approx(rate.value * 4.195, rel=1e-3)
    assert kept.is_binding
    assert kept.unit == "W"
    unknown = by_name(capacity(without="satellite_lifetime_years"), basis=Basis.LEVEL)["what the yearly rate keeps"]
    assert (unknown.value, unknown.unknown_because) == (None, "no input satellite_lifetime_years")


def test_without_a_grant_nothing_may_stand_and_it_says_so():
    refused = capacity().changed({"authorised_satellites": 0.0}, as_of=date(2026, 11, 21))
    binding = refused.binding(Place.ORBIT, Basis.LEVEL)
    assert binding is not None
    assert (binding.name, binding.value, binding.rests_on) == ("satellites authorised", 0.0, Ground.PERMITTED)
    assert "None of it may fly yet" in (refused.sentence() or "")
    assert refused.binding() == capacity().binding(), "a grant is a level and bounds no rate"


def test_each_site_is_bound_by_itself_and_never_by_orbit():
    sites = capacity().changed(
        {
            "colossus_1_site_power_w": 300e6,
            "colossus_1_accelerators": 220e3,
            "accelerator_server_power_w": 1275.0,
            "site_pue": 1.2,
            "cortex_site_power_w": 130e6,
            "cortex_accelerators": 50e3,
            "colossus_2_site_power_w": 946e6,
        },
        as_of=date(2026, 11, 21),
    )
    ceilings = by_name(sites, Place.GROUND, Basis.LEVEL)
    assert [ceiling.name for ceiling in ceilings.values() if ceiling.is_binding] == [
        "Colossus 1: site power", "Colossus 2: site power", "Cortex: accelerators",
    ]  # fmt: skip
    assert ceilings["Colossus 1: site power"].value == pytest.approx(250e6)
    assert sites.on_the_ground() == pytest.approx(250e6 + 946e6 / 1.2 + 63.75e6)
    assert sites.binding() == capacity().binding()
    assert capacity().on_the_ground() is None


def test_chips_follow_from_wafers_and_their_defects():
    given = {"wafers_planned_per_year": 1.2e6, "chip_power_w": 700.0, "wafer_diameter_m": 0.3, "die_area_m2": 814e-6}
    fab = capacity().changed({**given, "defect_density_per_m2": 1000.0}, as_of=date(2026, 11, 21))
    dies = fab.value("good_dies_per_wafer")
    assert dies == pytest.approx(63 * (1 + 0.814 / 3) ** -3)
    made = by_name(fab, Place.CHIP)["Terafab as planned"]
    assert made.value == pytest.approx(1.2e6 * dies * 700.0)
    assert "defect_density_per_m2" in made.keys
    # A figure that was established itself goes before.
    assert fab.changed({"good_dies_per_wafer": 20.0}, as_of=date(2026, 11, 21)).value("good_dies_per_wafer") == 20.0
    without = by_name(capacity().changed(given, as_of=date(2026, 11, 21)), Place.CHIP)["Terafab as planned"]
    assert without.unknown_because == "no input good_dies_per_wafer"


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
    assert spread.p10 == spread.p90 == pytest.approx(central.value)


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
    assert sentence.startswith("At the best ever shown, 10.7 MW a year of compute could be put into orbit")
    assert "What binds is launch by whole satellites." in sentence
    assert sentence.endswith("Not known: solar arrays, accelerators, solar cells as planned and chips as planned.")
    assert Capacity.of([]).sentence() is None
