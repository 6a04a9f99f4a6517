"""`waymark what-if` and `waymark capacity` in this process: what is set, what changes, what is refused, and that nothing is stored."""

import json
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from flows import cli, suppositions
from flows.context import Context
from flows.settings import Settings
from models.errors import UsageError
from models.figures import spoken

CHECKOUT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 21)
RATE = "starmind-1-gw-per-year-by-2027"


@pytest.fixture(scope="module", name="context")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Context:
    return Context.of(Settings(home=tmp_path_factory.mktemp("home") / "none", watchlist=CHECKOUT / "watchlist"))


@pytest.mark.parametrize(
    ("setting", "key", "value"),
    [
        ("payload_mass=44t", "payload_mass_demonstrated_kg", 44e3),
        ("payload_mass = 100 tonnes", "payload_mass_demonstrated_kg", 100e3),
        ("specific_power=100kW/t", "specific_power_w_per_kg", 100.0),
        ("unit_power=120kW", "satellite_power_average_w", 120e3),
        ("launches_per_year=27", "launches_per_year_best_shown", 27.0),
        ("launches_per_year=27 a year", "launches_per_year_best_shown", 27.0),
        ("launch_success_share=90%", "launch_success_share", 0.9),
        ("launch_price=$200/kg", "launch_price_usd_per_kg", 200.0),
        ("altitude=910km", "orbit_altitude_m", 910e3),
        ("orbit_local_time=12", "orbit_local_time_h", 12.0),
        ("orbit_local_time=12 hours", "orbit_local_time_h", 12.0),
        ("orbit_inclination=30°", "orbit_inclination_rad", 0.5235987755982988),
        ("radiator_temperature=70 °C", "radiator_temperature_k", 343.15),
        ("wafer_rate=100,000 wafers a month", "wafers_planned_per_year", 1.2e6),
        ("satellite_lifetime=7 years", "satellite_lifetime_years", 7.0),
        ("die_area=800mm²", "die_area_m2", 8e-4),
        ("wafers_planned=1.2e6", "wafers_planned_per_year", 1.2e6),
    ],
)
def test_an_input_is_set_as_people_write_it(context: Context, setting: str, key: str, value: float) -> None:
    (found,) = suppositions.values_of([setting], context.watchlist).items()
    assert found == (key, pytest.approx(value))


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        (["payload_mass"], "payload_mass: is not of the form NAME=VALUE"),
        (["payload_mass="], "is not of the form NAME=VALUE"),
        (["payload=44t"], "payload: could be payload_mass_claimed_kg, payload_mass_demonstrated_kg: say which"),
        (["paylod_mass=44t"], "did you mean payload_mass"),
        (["payload_mass=44km"], "'44km' is in m, and payload_mass_demonstrated_kg is in kg"),
        (["payload_mass=44"], "'44' has no unit; payload_mass_demonstrated_kg is in kg"),
        (["payload_mass=heavy"], "payload_mass: 'heavy' is not one number with a unit that is known"),
        (["payload_mass=44 to 50 t"], "'44 to 50 t' is not one number"),
        (["payload_mass=44t", "payload_mass_demonstrated_kg=50t"], "payload_mass_demonstrated_kg: is set twice"),
        (["launch_success_share=1.2"], "more than all"),
        (["launches_per_year=nan"], "below 0 or no number"),
        (["launches_per_year=-3"], "below 0 or no number"),
    ],
)
def test_a_setting_that_cannot_be_is_refused_by_name(context: Context, settings: list[str], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        suppositions.values_of(settings, context.watchlist)


def test_a_larger_payload_needs_fewer_launches_and_another_link_binds(context: Context) -> None:
    found = suppositions.suppose(context, RATE, ["payload_mass=100t", "launches_per_year=27"], as_of=TODAY)
    rows = {name: (before, after) for name, before, after in suppositions.rows_of(found)}
    assert rows["payload_mass_demonstrated_kg"] == ("44 t", "100 t")
    assert rows["launches a year by mass"] == ("325 (65 times the best shown)", "143 (5.3 times the best shown)")
    assert rows["launches a year by whole satellites"][0] == "337 (67.4 times the best shown; binds)"
    assert rows["of solar arrays"][1].endswith("binds)")
    assert rows["satellites authorised"] == ("5,715 (none so far)", "5,715 (none so far)")
    assert rows["category"] == ("far behind", "far behind")
    assert rows["what orbit allows"][0].endswith("(launch by whole satellites)")
    assert rows["what was shown would do"] == ("0 % of draws", "0 % of draws")
    assert not found.has_evidence


def test_what_was_not_known_can_be_supposed(context: Context) -> None:
    found = suppositions.suppose(context, RATE, ["good_dies=60"], as_of=TODAY)
    rows = {name: (before, after) for name, before, after in suppositions.rows_of(found)}
    assert rows["good_dies_per_wafer"] == ("not known", "60")
    assert rows["wafers a year"][1].startswith("23,810 ")


def test_with_enough_of_everything_a_target_is_no_longer_behind(context: Context) -> None:
    plenty = ["launches_per_year=400", "satellite_rate=10000", "chips_per_year=2e6", "solar_arrays_best=2GW/yr"]
    found = suppositions.suppose(context, RATE, plenty, as_of=TODAY)
    assert found.before.category.value == "far behind"
    assert found.after.category.value == "no evidence yet"
    # Not in every draw: launches fail, and how much power a kilogram gives is contested.
    assert 0.0 < (found.capacity_after.chance_of(1e9) or 0.0) < 1.0


@pytest.mark.parametrize(
    ("target", "settings", "message"),
    [
        ("starmind-1-gw-per-year", ["payload_mass=44t"], "no such target; did you mean starmind-1-gw-per-year-by-2027"),
        ("zzz", ["payload_mass=44t"], "zzz: no such target; `waymark targets` lists them"),
        (
            RATE,
            ["specific_power=0 W/kg"],
            "specific_power_w_per_kg: '0 W/kg' is nothing, and formulas divide by it",
        ),
        (RATE, ["altitude=9000 km"], "cannot be computed with these values: no sun-synchronous orbit"),
    ],
)
def test_a_supposition_that_cannot_be_is_refused(
    context: Context, target: str, settings: list[str], message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        suppositions.suppose(context, target, settings, as_of=TODAY)


def test_a_target_is_not_scored_before_it_was_announced(context: Context) -> None:
    with pytest.raises(UsageError, match="was announced only on"):
        suppositions.suppose(context, RATE, ["payload_mass=44t"], as_of=date(2026, 1, 1))


def test_the_command_says_it_to_programs_and_stores_nothing(tmp_path: Path) -> None:
    home = tmp_path / "home"
    command = ["--home", str(home), "what-if", RATE, "--set", "payload_mass=100t", "--as-of", "2026-11-21", "--json"]
    answer = CliRunner().invoke(cli.app, command)
    assert answer.exit_code == 0, answer.output
    found = json.loads(answer.stdout)
    assert found["set"] == [
        {"input": "payload_mass_demonstrated_kg", "before": 44000.0, "after": 100000.0, "unit": "kg"}
    ]
    assert found["before"]["category"] == "far behind"
    needed = {each["constraint"]: each["needed"] for each in found["after"]["demands"]}
    assert needed["launches a year by mass"] == 143
    assert not home.exists()


def test_the_command_wants_something_to_change() -> None:
    answer = CliRunner().invoke(cli.app, ["what-if", RATE])
    assert isinstance(answer.exception, UsageError)
    assert "say what to change" in str(answer.exception)


def test_the_capacity_is_shown_to_people_and_to_programs(tmp_path: Path) -> None:
    command = ["--home", str(tmp_path), "capacity", "--as-of", "2026-11-21"]
    shown = CliRunner().invoke(cli.app, command)
    assert shown.exit_code == 0, shown.output
    for words in (
        "launches_per_year_best_shown",
        "launch by whole satellites",
        "Colossus 2: site power",
        "no input ai5_chip_power_w",
        "area of the arrays",
    ):
        assert words in shown.stdout
    found = json.loads(CliRunner().invoke(cli.app, [*command, "--json"]).stdout)
    binding = [
        each for each in found["ceilings"] if each["is_binding"] and each["unit"] == "W/yr" and each["place"] == "orbit"
    ]
    assert [each["name"] for each in binding] == ["launch by whole satellites"]
    assert spoken(binding[0]["value"], "W/yr") in found["sentence"]
    assert all(each["source"] and each["status"] and each["as_of"] for each in found["inputs"])
    assert found["spread_w_per_year"]["p10"] < found["spread_w_per_year"]["p50"] < found["spread_w_per_year"]["p90"]
