"""The standing questions, the inputs of the capacity model and the past promises as they ship."""

from datetime import date
from pathlib import Path

import pytest

from models.capacity import Capacity
from models.capacity_ceilings import RULES
from models.capacity_inputs import DERIVED
from models.forecasts import ENOUGH_OF_KIND, Record
from models.lexicon import Place
from models.satellite_figures import FIGURES
from models.scoring_demand import (
    AUTHORISED,
    BEST_ARRAYS,
    BEST_CHIPS,
    BEST_GROUND,
    CLAIMED_PAYLOAD,
    LIFE_KEYS,
    ORBIT_KEYS,
)
from models.track_record import creeps
from models.vocabulary import Basis, InputStatus, PromiseKind
from models.watchlist import Watchlist
from models.watchlist_file import ENTRY_TYPES

TODAY = date(2026, 11, 21)
UNIT_ENDINGS = {
    "K": "_k",
    "1/m2": "_per_m2",
    "USD/W": "_usd_per_w",
    "USD/kg": "_usd_per_kg",
    "W": "_w",
    "W/kg": "_w_per_kg",
    "W/m2": "_w_per_m2",
    "W/yr": "_w_per_year",
    "kg": "_kg",
    "m": "_m",
    "m2": "_m2",
    "wafer/yr": "_per_year",
    "yr": "_years",
}


def test_every_list_ships(folder: Path) -> None:
    assert {path.stem for path in folder.glob("*.toml")} >= {
        "capacity",
        "sources",
        "targets",
        "track_record",
        "watches",
    }
    assert {path.stem for path in folder.glob("*.toml")} <= set(ENTRY_TYPES)


def test_the_standing_questions_are_asked(watchlist: Watchlist) -> None:
    watches = {watch.key: watch for watch in watchlist.watches}
    assert watches["dojo-scale"].programs == ("tesla.ai_chip", "tesla.cortex", "tesla.dojo")
    assert "spacex.starlink" in watches["starlink-carries-compute"].programs
    assert watches["starlink-carries-compute"].words
    assert "spacex.starmind" in watches["spacex-orbital-compute-signals"].programs
    assert watches["spacex-orbital-compute-signals"].metrics == ()


def test_ground_and_orbit_are_asked_about_apart(watchlist: Watchlist) -> None:
    ground = next(watch for watch in watchlist.watches if watch.key == "ground-compute-growth")
    places = {watchlist.program(key).place for key in ground.programs}
    assert {place.value for place in places} == {"ground"}


def test_every_program_with_a_dated_target_in_orbit_is_watched(watchlist: Watchlist) -> None:
    watched = {key for watch in watchlist.watches for key in watch.programs}
    dated = {
        target.program
        for target in watchlist.targets
        if target.period is not None and target.period.latest is not None
        if watchlist.program(target.program).place.value == "orbit"
    }
    assert dated <= watched


def test_inputs_say_where_they_come_from(watchlist: Watchlist) -> None:
    assert len(watchlist.capacity) >= 25
    for entry in watchlist.capacity:
        assert len(entry.source) > 10, entry.key
        assert entry.as_of <= TODAY, entry.key
        assert {status.value for status in InputStatus} >= {entry.status.value}


def test_keys_end_in_their_unit(watchlist: Watchlist) -> None:
    for entry in watchlist.capacity:
        stem = entry.key.removesuffix("_best_shown").removesuffix("_announced")
        stem = stem.replace("_claimed_", "_").replace("_demonstrated_", "_").replace("_best_shown_", "_")
        if entry.unit in UNIT_ENDINGS:
            assert stem.endswith(UNIT_ENDINGS[entry.unit]), entry.key


def test_shares_lie_between_nothing_and_all(watchlist: Watchlist) -> None:
    words = ("share", "efficiency", "emissivity", "fraction", "yield")
    shares = [entry for entry in watchlist.capacity if any(word in entry.key for word in words)]
    assert len(shares) >= 8
    assert all(entry.low >= 0.0 and entry.high <= 1.0 for entry in shares)


def test_what_is_contested_has_a_range(watchlist: Watchlist) -> None:
    for entry in watchlist.capacity:
        if entry.status is InputStatus.CONTESTED:
            assert entry.low < entry.high, entry.key


def test_nothing_has_been_granted(watchlist: Watchlist) -> None:
    granted = next(entry for entry in watchlist.capacity if entry.key == "authorised_satellites")
    assert (granted.low, granted.value, granted.high) == (0.0, 0.0, 0.0)
    assert granted.stale_after_days <= 90, "a grant may come any week"


def test_the_sunlit_share_is_computed_and_never_put_in(watchlist: Watchlist) -> None:
    assert not [entry.key for entry in watchlist.capacity if "sunlit" in entry.key]
    assert Capacity.of(watchlist.capacity).sunlit() == pytest.approx(0.956, abs=0.001)


def test_the_array_and_its_efficiency_agree(watchlist: Watchlist) -> None:
    value = Capacity.of(watchlist.capacity).value
    assert value("array_flux_w_per_m2") / 1361.0 == pytest.approx(value("array_efficiency"), abs=0.001)


def test_launches_bind_and_what_nobody_knows_is_unknown(watchlist: Watchlist) -> None:
    model = Capacity.of(watchlist.capacity)
    binding = model.binding()
    assert binding is not None
    assert binding.name == "launch by whole satellites"
    assert 5e6 < (binding.value or 0.0) < 5e7, "five flights of some 44 t make megawatts"
    assert [ceiling.name for ceiling in model.ceilings() if ceiling.value is None] == []
    unknown = {
        ceiling.name: ceiling.unknown_because
        for place, basis in ((Place.ORBIT, Basis.LEVEL), (Place.GROUND, Basis.LEVEL), (Place.CHIP, Basis.RATE))
        for ceiling in model.ceilings(place, basis)
        if ceiling.value is None
    }
    assert unknown == {
        "links to the ground": "no input ground_links_bit_per_s, link_need_bit_per_s_per_w",
        "Colossus 2: accelerators": "no input colossus_2_accelerators",
        "AI5": "no input ai5_chip_power_w",
        "AI6": "no input ai6_chip_power_w",
    }


def test_nothing_may_stand_in_orbit_before_it_is_granted(watchlist: Watchlist) -> None:
    binding = Capacity.of(watchlist.capacity).binding(Place.ORBIT, Basis.LEVEL)
    assert binding is not None
    assert (binding.name, binding.value) == ("satellites authorised", 0.0)


def test_every_input_is_of_use(watchlist: Watchlist) -> None:
    used = {key for rule in RULES for key in rule.keys} | {
        key for derivation in DERIVED.values() for key in derivation.keys
    }
    used |= {key for rule in FIGURES for key in rule.keys}
    used |= {*ORBIT_KEYS, *LIFE_KEYS, AUTHORISED, CLAIMED_PAYLOAD, BEST_GROUND, BEST_CHIPS, BEST_ARRAYS}
    assert {entry.key for entry in watchlist.capacity} - used == {"requested_satellites"}, (
        "a ceiling, told of beside the grant"
    )


def test_only_the_price_of_a_launch_wants_another_look(watchlist: Watchlist) -> None:
    """The starting points of a preprint of 2025 are not this year's price; everything else is fresh as it ships."""
    assert Capacity.of(watchlist.capacity).stale(TODAY) == ("launch_price_usd_per_kg",)


def test_there_are_enough_promises_of_every_fate(watchlist: Watchlist) -> None:
    promises = watchlist.track_record
    assert len(promises) >= 40
    kept_late = [entry for entry in promises if entry.happened_on and entry.happened_on > entry.due_on]
    overdue = [entry for entry in promises if not entry.happened_on and not entry.abandoned_on and entry.due_on < TODAY]
    still_open = [
        entry for entry in promises if not entry.happened_on and not entry.abandoned_on and entry.due_on >= TODAY
    ]
    assert len(kept_late) >= 4
    assert len([entry for entry in promises if entry.abandoned_on]) >= 2
    assert len(overdue) >= 4, "what has never come true counts, or the record flatters"
    assert len(still_open) >= 10
    assert [entry for entry in promises if entry.happened_on and entry.happened_on <= entry.due_on]
    assert [entry for entry in promises if entry.partly_on]
    assert {entry.kind for entry in promises} == set(PromiseKind)


@pytest.mark.parametrize(
    ("key", "lowest", "highest"),
    [
        ("starlink-v3-first-flight-2024", 2.8, 3.0),
        ("starlink-v3-first-flight-h1-2026", 1.07, 1.27),
        ("dojo-first-version-2021", 2.8, 3.0),
        ("axiom-first-nodes-2025", 1.03, 1.05),
    ],
)
def test_slips_come_out_as_they_were_reckoned(watchlist: Watchlist, key: str, lowest: float, highest: float) -> None:
    entry = next(promise for promise in watchlist.track_record if promise.key == key)
    assert entry.happened_on is not None
    ratio = (entry.happened_on - entry.announced_on) / (entry.due_on - entry.announced_on)
    assert lowest <= ratio <= highest


def test_promises_were_made_in_the_past_and_happened_in_the_past(watchlist: Watchlist) -> None:
    for promise in watchlist.track_record:
        assert promise.announced_on <= TODAY, promise.key
        assert promise.happened_on is None or promise.happened_on <= TODAY, promise.key
        assert promise.promise.endswith((".", ").")), promise.key


def test_enough_promises_were_resolved_to_forecast_from(watchlist: Watchlist) -> None:
    record = Record.of(watchlist.track_record, TODAY)
    assert record.model is not None
    assert sum(each.weight for each in record.promises if each.slip_ratio is not None or each.has_ended) >= 12
    without_forecast = {
        kind for kind in PromiseKind if sum(each.weight for each in record.of_kind(kind)) < ENOUGH_OF_KIND
    }
    assert without_forecast == {PromiseKind.COST, PromiseKind.CADENCE}, "these have too few promises to tell from"


def test_no_promise_stands_twice(watchlist: Watchlist) -> None:
    said = [
        (entry.organization, entry.definition, entry.announced_on, entry.due_on) for entry in watchlist.track_record
    ]
    assert len(said) == len(set(said))


def test_the_horizon_of_cheap_compute_in_orbit_rolls_along(watchlist: Watchlist) -> None:
    rolling = creeps(watchlist.track_record, TODAY)["orbit-commercial-2-to-3-years"]
    assert [statement.row for statement in rolling.statements][-2:] == [
        "orbit-cheapest-30-to-36-months",
        "orbit-commercial-2-to-3-years",
    ]
    assert rolling.slope == pytest.approx(1.0, abs=0.02)
    assert rolling.is_rolling
