"""What must hold of a target: who, when, where, a value that fits its metric, and revisions that hang together."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from models.targets import Target, TargetPeriod
from models.vocabulary import Basis, Modality, PowerBasis, Precision, Qualifier, UrlStatus
from models.watchlist_rules import problems_of
from tests.small_lexicon import LEXICON

TARGET = Target(
    key="node-100-kw",
    summary="A node has 100 kW.",
    program="acme.node",
    metric="unit_power",
    basis=Basis.EACH,
    value=1e5,
    power_basis=PowerBasis.AVERAGE,
    modality=Modality.PLANNED,
    announced_by="ann",
    announced_on=date(2026, 6, 8),
    publisher="Acme Gazette",
    url="https://acme.example/node",
    period=TargetPeriod(text="by 2030", latest=date(2030, 12, 31), precision=Precision.YEAR),
)


def of_targets(*targets: Target) -> list[str]:
    return problems_of(replace(LEXICON, targets=targets))


def test_a_sound_target_has_no_problems() -> None:
    assert of_targets(TARGET) == []


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"program": "acme.mode"}, "program: no program 'acme.mode'"),
        ({"metric": "unit_powers"}, "metric: no metric 'unit_powers'"),
        ({"basis": Basis.LEVEL}, "basis: unit_power is a each, not a level"),
        ({"announced_by": "anne"}, "announced_by: no organization or person 'anne'"),
        ({"summary": " "}, "summary: must not be empty"),
        ({"publisher": ""}, "publisher: must not be empty"),
        ({"key": "Node_100"}, "key: lower-case words and figures joined by hyphens"),
        ({"value": None}, "value: missing; only an event has none"),
        ({"value_high": 1e5, "qualifier": Qualifier.RANGE}, "value_high: must be above value"),
        ({"value_high": 2e5}, 'qualifier: "range" where there is a value_high, and only there'),
        ({"qualifier": Qualifier.RANGE}, 'qualifier: "range" where there is a value_high, and only there'),
        ({"url": None}, 'url_status: "unknown" where there is no url, and only there'),
        ({"url_status": UrlStatus.UNKNOWN}, 'url_status: "unknown" where there is no url, and only there'),
        ({"url": "acme.example/node"}, "url: not an http or https address: 'acme.example/node'"),
        (
            {"url": "https://acme.example / [lost]"},
            "url: not an http or https address: 'https://acme.example / [lost]'",
        ),
        ({"withdrawn_on": date(2026, 7, 1)}, "withdrawn_because: stands with withdrawn_on, and only with it"),
        ({"withdrawn_because": "tired"}, "withdrawn_because: stands with withdrawn_on, and only with it"),
        ({"announced_precision": Precision.MONTH}, "announced_on: where only the month is known, its first day"),
        ({"announced_precision": Precision.YEAR}, "announced_on: where only the year is known, 1 January"),
        ({"announced_precision": Precision.HALF}, 'announced_on: its precision is "day", "month" or "year"'),
        ({"supersedes": "node-1"}, "supersedes: no target 'node-1'"),
        ({"metric": "span"}, "power_basis: stands only with powers"),
    ],
)
def test_a_target_that_breaks_a_rule_is_named(changes: dict[str, Any], reason: str) -> None:
    target = replace(TARGET, **changes)
    (problem,) = of_targets(target)
    assert problem.startswith(f"targets.toml: {target.key}: {reason}")


@pytest.mark.parametrize(
    ("period", "reason"),
    [
        (
            TargetPeriod(
                text="2031 to 2030", earliest=date(2031, 1, 1), latest=date(2030, 1, 1), precision=Precision.DAY
            ),
            "period: ends before it begins",
        ),
        (
            TargetPeriod(text="in May", latest=date(2026, 5, 31), precision=Precision.MONTH),
            "period: is over before the announcement",
        ),
        (
            TargetPeriod(text="by 2030", latest=date(2030, 12, 31)),
            "period: has a precision where it has a bound, and only there",
        ),
        (
            TargetPeriod(text="over time", precision=Precision.YEAR),
            "period: has a precision where it has a bound, and only there",
        ),
    ],
)
def test_a_period_that_cannot_be_is_named(period: TargetPeriod, reason: str) -> None:
    assert of_targets(replace(TARGET, period=period)) == [f"targets.toml: node-100-kw: {reason}"]


def test_a_lower_bound_and_words_without_a_date_are_sound() -> None:
    lower = TargetPeriod(text="as early as 2028", earliest=date(2028, 1, 1), precision=Precision.YEAR)
    assert of_targets(replace(TARGET, period=lower)) == []
    assert of_targets(replace(TARGET, period=TargetPeriod(text="over time"))) == []


def test_an_event_has_no_value() -> None:
    event = replace(TARGET, metric="launch", basis=Basis.EVENT, power_basis=None)
    assert of_targets(event) == ["targets.toml: node-100-kw: value: an event has none"]
    assert of_targets(replace(event, value=None)) == []


def test_an_announcer_may_be_a_name_that_is_no_key() -> None:
    assert of_targets(replace(TARGET, announced_by="Grimes County")) == []


def test_a_revision_of_the_same_measure_is_sound() -> None:
    newer = replace(TARGET, key="node-150-kw", value=1.5e5, announced_on=date(2026, 8, 4), supersedes=TARGET.key)
    assert of_targets(TARGET, newer) == []


def test_a_launch_may_revise_a_prototype_launch() -> None:
    older = replace(TARGET, metric="prototype_launch", basis=Basis.EVENT, power_basis=None, value=None)
    assert of_targets(older, replace(older, key="newer", metric="launch", supersedes=older.key)) == []


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"program": "orbit"}, "'node-100-kw' is of acme.node, unit_power, this one of orbit, unit_power"),
        (
            {"metric": "span", "power_basis": None},
            "'node-100-kw' is of acme.node, unit_power, this one of acme.node, span",
        ),
        ({"power_basis": PowerBasis.PEAK}, "'node-100-kw' has another power_basis"),
        ({"announced_on": date(2026, 6, 1)}, "'node-100-kw' was announced later than this one"),
    ],
)
def test_a_revision_of_something_else_is_named(changes: dict[str, Any], reason: str) -> None:
    newer = replace(TARGET, key="newer", supersedes=TARGET.key, **changes)
    assert f"targets.toml: newer: supersedes: {reason}" in of_targets(TARGET, newer)


def test_revisions_that_go_round_in_a_circle_are_named() -> None:
    first = replace(TARGET, key="first", supersedes="third")
    second = replace(TARGET, key="second", supersedes="first")
    third = replace(TARGET, key="third", supersedes="second")
    found = of_targets(first, second, third)
    assert [problem.split(":")[1].strip() for problem in found] == ["first", "second", "third"]
    assert all("goes round in a circle" in problem for problem in found)


def test_a_target_cannot_revise_itself() -> None:
    (problem,) = of_targets(replace(TARGET, supersedes=TARGET.key))
    assert problem == "targets.toml: node-100-kw: supersedes: goes round in a circle by 'node-100-kw'"


@pytest.mark.parametrize(
    ("named", "reason"), [("nothing", "no target 'nothing'"), ("node-span", "'node-span' is of acme")]
)
def test_another_reading_is_of_the_same_program_on_another_basis(named: str, reason: str) -> None:
    span = replace(
        TARGET, key="node-span", metric="span", power_basis=None
    )  # of the same basis, and so no other reading
    (problem,) = of_targets(replace(TARGET, also_read_as=named), span)
    assert problem.startswith(f"targets.toml: node-100-kw: also_read_as: {reason}")
    flight = replace(span, key="node-flies", metric="launch", basis=Basis.EVENT, value=None)
    assert of_targets(replace(TARGET, also_read_as="node-flies"), flight) == []
