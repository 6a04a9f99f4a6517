"""The table of units proves itself: factors agree with pint, every example is read as stated, every form is needed."""

from dataclasses import replace

import pint
import pytest

from extractors.quantities.quantities import UnitTable, find
from extractors.text import unit_spellings
from models.lexicon import Unit, ValueExample
from tests import shipped

UNITS = shipped.watchlist().units
TABLE = shipped.units()
PINT = pint.UnitRegistry()

CANONICAL_IN_PINT = {
    "m2": "meter**2",
    "m3": "meter**3",
    "s2": "second**2",
    "W/m2": "watt/meter**2",
    "kg/m2": "kilogram/meter**2",
    "kg/m3": "kilogram/meter**3",
    "m/m3": "meter/meter**3",
    "m/s2": "meter/second**2",
    "m2/W": "meter**2/watt",
    "deg": "degree",
    "1": "dimensionless",
}
"""Our names of canonical units that pint writes otherwise ("m2" is nothing to it)."""

by_key = pytest.mark.parametrize("unit", UNITS, ids=[unit.key for unit in UNITS])


def reads(example: ValueExample, unit: Unit, table: UnitTable) -> bool:
    """Whether the text holds exactly one quantity, of this dimension, canonical unit (or its rate) and value."""
    found = find(example.text, table)
    if len(found) != 1 or example.value is None:
        return False
    (quantity,) = found
    return (
        quantity.dimension in {unit.dimension, f"{unit.dimension}_rate"}
        and quantity.unit in {unit.canonical, f"{unit.canonical}/yr"}
        and quantity.value == pytest.approx(example.value, rel=1e-9)
        and quantity.value_high == (None if example.value_high is None else pytest.approx(example.value_high))
    )


def test_keys_are_unique_and_sorted() -> None:
    keys = [unit.key for unit in UNITS]
    assert keys == sorted(set(keys))


def test_no_form_means_two_things() -> None:
    assert unit_spellings.duplicates(UNITS) == []


def test_a_form_that_two_entries_claim_is_reported() -> None:
    twin = replace(UNITS[0], key="twin", forms=("A$",))
    other = replace(UNITS[0], key="other", forms=("A$",))
    assert unit_spellings.duplicates((twin, other)) == ["A$: other, twin"]


def test_a_canonical_unit_has_one_dimension() -> None:
    dimensions: dict[str, set[str]] = {}
    for unit in UNITS:
        dimensions.setdefault(unit.canonical, set()).add(unit.dimension)
    assert {canonical for canonical, names in dimensions.items() if len(names) > 1} == set()


@pytest.mark.parametrize("unit", [unit for unit in UNITS if unit.pint], ids=lambda unit: unit.key)
def test_factor_agrees_with_pint(unit: Unit) -> None:
    assert unit.pint is not None
    canonical = CANONICAL_IN_PINT.get(unit.canonical, unit.canonical)
    assert PINT.Quantity(unit.pint).to(canonical).magnitude == pytest.approx(unit.factor, rel=1e-9)


@by_key
def test_every_example_is_read_as_stated(unit: Unit) -> None:
    assert unit.examples, "an entry carries its proof"
    assert [example.text for example in unit.examples if not reads(example, unit, TABLE)] == []


@by_key
def test_no_counter_example_is_read(unit: Unit) -> None:
    assert [text for text in unit.not_examples if find(text, TABLE)] == []


@by_key
def test_every_form_is_needed(unit: Unit) -> None:
    """Without the form (or, where an entry has none, without the entry) some example is not read any more."""
    index = UNITS.index(unit)
    unneeded = []
    for form in unit.forms or ("",):
        poorer = (replace(unit, forms=tuple(other for other in unit.forms if other != form)),) if unit.forms else ()
        table = UnitTable.of((*UNITS[:index], *poorer, *UNITS[index + 1 :]), TABLE.wordings)
        if all(reads(example, unit, table) for example in unit.examples):
            unneeded.append(form)
    assert unneeded == []


@pytest.mark.parametrize(
    ("form", "canonical", "factor"),
    [
        ("kW", "W", 1e3),
        ("ZW", "W", 1e21),
        ("terawatts", "W", 1e12),
        ("Gigawatt", "W", 1e9),
        ("kilowatt-hours", "J", 3.6e6),
        ("sq. ft.", "m2", 0.09290304),
        ("m^2", "m2", 1),
        ("km2", "m2", 1e6),
        ("gbps", "bit/s", 1e9),
        ("US dollars", "USD", 1),
    ],
)
def test_spellings_that_follow_from_a_form(form: str, canonical: str, factor: float) -> None:
    meaning = TABLE.meaning_of(form)
    assert meaning is not None
    assert (meaning.canonical, meaning.factor) == (canonical, pytest.approx(factor))


@pytest.mark.parametrize("form", ["w", "gw", "Kw", "T", "GB300", "satellite", "", "metres per"])
def test_what_no_form_says(form: str) -> None:
    assert TABLE.meaning_of(form) is None


def test_an_ambiguous_ton_is_flagged_and_an_exact_one_is_not() -> None:
    flags = {
        form: meaning.flags
        for form in ("ton", "tonne", "metric ton", "short ton")
        if (meaning := TABLE.meaning_of(form))
    }
    assert flags == {"ton": ("ton_assumed",), "tonne": (), "metric ton": (), "short ton": ()}
