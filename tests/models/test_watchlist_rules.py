"""What must hold between entries: each rule is broken once, and its line names file, key and reason."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from models.targets import CapacityInput, Expectation, MovesWith, Observes, Source, TrackRecordEntry, Watch
from models.vocabulary import (
    DocumentKind,
    InputStatus,
    Precision,
    PromiseEnd,
    PromiseKind,
    SourceKind,
    Standing,
    UrlStatus,
)
from models.watchlist import Watchlist
from models.watchlist_rules import is_address, problems_of
from tests.small_lexicon import LEXICON

SOURCE = Source(
    key="wire",
    name="Wire",
    kind=SourceKind.RSS,
    url="https://wire.example/feed.xml",
    standing=Standing.PRESS,
    every_hours=2,
    organization="acme",
)
CATALOGUE = replace(
    SOURCE,
    key="sky",
    kind=SourceKind.CELESTRAK,
    url="https://sky.example/gp",
    observes=(Observes(name_contains="NODE", program="acme.node", metric="unit_power"),),
)
PROMISE = TrackRecordEntry(
    key="node-2025",
    program="acme.node",
    organization="acme",
    kind=PromiseKind.LAUNCH,
    promise="A node flies by the end of 2025.",
    definition="A node is in orbit.",
    announced_on=date(2024, 3, 1),
    due_on=date(2025, 12, 31),
    publisher="Acme Gazette",
    url_status=UrlStatus.UNKNOWN,
    speaker="ann",
    happened_on=date(2026, 2, 2),
)
INPUT = CapacityInput(
    key="satellite_mass_kg",
    name="Satellite",
    value=2.0,
    low=1.0,
    high=3.0,
    unit="kg",
    status=InputStatus.PUBLISHED,
    source="Acme Gazette",
    as_of=date(2026, 1, 1),
)
WATCH = Watch(key="growth", question="Does the node grow?", programs=("acme.node",), metrics=("unit_power",))
SOUND = replace(LEXICON, sources=(CATALOGUE, SOURCE), watches=(WATCH,), capacity=(INPUT,), track_record=(PROMISE,))


def test_a_sound_watchlist_has_no_problems() -> None:
    assert problems_of(SOUND) == []


def test_an_empty_watchlist_has_no_problems() -> None:
    assert problems_of(Watchlist()) == []


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"url": "ftp://wire.example/feed"}, "url: only http and https addresses are fetched"),
        ({"url": "file:///etc/passwd"}, "url: only http and https addresses are fetched"),
        ({"url": "https:///feed.xml"}, "url: only http and https addresses are fetched"),
        ({"disabled_because": "tired"}, "disabled_because: stands only where enabled = false"),
        ({"enabled": False}, "disabled_because: a source that does not run says why"),
        ({"enabled": False, "disabled_because": ""}, "disabled_because: a source that does not run says why"),
        ({"every_hours": 0}, "every_hours: must be above 0"),
        ({"min_seconds_between_requests": -1}, "min_seconds_between_requests: must not be negative"),
        ({"expect": Expectation(per_week_min=0)}, "expect: per_week_min must be above 0"),
        ({"method": "PUT"}, 'method: "GET" or "POST", not \'PUT\''),
        ({"request_body": "{}"}, 'request_body: is sent only with method = "POST"'),
        ({"organization": "acne"}, "organization: no organization 'acne'"),
        ({"kind": SourceKind.EPOCH}, "observes: without a rule no row of a catalogue counts for anything"),
        ({"observes": CATALOGUE.observes}, "observes: stands only with catalogues and notices, not with rss"),
        ({"kind": SourceKind.GREENHOUSE}, 'document_kind: "job_posting" for a board of kind greenhouse'),
    ],
)
def test_a_source_that_breaks_a_rule_is_named(changes: dict[str, Any], reason: str) -> None:
    (problem,) = problems_of(replace(SOUND, sources=(replace(SOURCE, **changes),)))
    assert problem.startswith(f"sources.toml: wire: {reason}")


def test_a_board_of_postings_is_sound() -> None:
    board = replace(SOURCE, kind=SourceKind.GREENHOUSE, document_kind=DocumentKind.JOB_POSTING)
    assert problems_of(replace(SOUND, sources=(board,))) == []


def test_what_a_catalogue_observes_must_be_known() -> None:
    rule = Observes(name_contains="NODE", program="acme.mode", metric="power")
    assert problems_of(replace(SOUND, sources=(replace(CATALOGUE, observes=(rule,)),))) == [
        "sources.toml: sky: observes: no program 'acme.mode'",
        "sources.toml: sky: observes: no metric 'power'",
    ]


def test_the_same_request_twice_is_named() -> None:
    twin = replace(SOURCE, key="wire_again")
    assert problems_of(replace(SOUND, sources=(SOURCE, twin))) == [
        "sources.toml: wire_again: url: the same request as wire"
    ]


def test_another_body_is_another_request() -> None:
    board = replace(
        SOURCE,
        kind=SourceKind.WORKDAY,
        method="POST",
        document_kind=DocumentKind.JOB_POSTING,
        request_body='{"offset": 0}',
    )
    second = replace(board, key="wire_2", request_body='{"offset": 20}')
    assert problems_of(replace(SOUND, sources=(board, second))) == []


def test_a_host_has_one_pace() -> None:
    hasty = replace(SOURCE, key="wire_2", url="https://wire.example/other.xml", min_seconds_between_requests=0.1)
    assert problems_of(replace(SOUND, sources=(SOURCE, hasty))) == [
        "sources.toml: wire_2: min_seconds_between_requests: wire.example has one pace, and wire gives it as 1"
    ]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"question": "It grows."}, "question: ends with a question mark"),
        ({"programs": ()}, "programs: a watch follows at least one program"),
        ({"programs": ("acme.mode",)}, "programs: no program 'acme.mode'"),
        ({"metrics": ("power",)}, "metrics: no metric 'power'"),
    ],
)
def test_a_watch_that_breaks_a_rule_is_named(changes: dict[str, Any], reason: str) -> None:
    assert problems_of(replace(SOUND, watches=(replace(WATCH, **changes),))) == [f"watches.toml: growth: {reason}"]


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"value": 4.0}, "value: must lie between low and high"),
        ({"low": 2.5}, "value: must lie between low and high"),
        ({"low": 0.0}, "low: must be above 0"),
        ({"unit": "t"}, "unit: is 'kg', not 't'"),
        ({"moves_with": (MovesWith(input="z", rank_correlation=0.5, because="So."),)}, "moves_with: no input 'z'"),
        ({"source": ""}, "source: must not be empty"),
        ({"stale_after_days": 0}, "stale_after_days: must be above 0"),
        ({"url": "arXiv 2511.19468"}, "url: not an http or https address: 'arXiv 2511.19468'"),
    ],
)
def test_an_input_that_breaks_a_rule_is_named(changes: dict[str, Any], reason: str) -> None:
    entry = replace(INPUT, **changes)
    assert problems_of(replace(SOUND, capacity=(entry,))) == [f"capacity.toml: satellite_mass_kg: {reason}"]


def test_an_input_that_no_formula_uses_is_a_mistake() -> None:
    mistyped = replace(INPUT, key="satelite_mass_kg")
    (problem,) = problems_of(replace(SOUND, capacity=(mistyped,)))
    assert problem == "capacity.toml: satelite_mass_kg: no formula uses it; did you mean 'satellite_mass_kg'?"


def test_a_share_lies_between_nothing_and_all() -> None:
    more = replace(INPUT, key="launch_success_share", unit="1")
    less = replace(INPUT, key="launches_per_year_best_shown", unit="1/yr", low=-1.0)
    assert problems_of(replace(SOUND, capacity=(more, less))) == [
        "capacity.toml: launch_success_share: value: a share lies between 0 and 1, and so do low and high",
        "capacity.toml: launches_per_year_best_shown: low: must not be negative",
    ]


def test_a_name_of_two_inputs_is_a_mistake() -> None:
    one, other = replace(INPUT, aliases=("mass",)), replace(INPUT, key="payload_mass_claimed_kg", aliases=("mass",))
    (problem,) = problems_of(replace(SOUND, capacity=(one, other)))
    assert problem == "capacity.toml: payload_mass_claimed_kg: aliases: 'mass' also means satellite_mass_kg"


def test_what_a_program_serves_or_sells_as_must_be_there() -> None:
    tied = replace(SOUND.programs[0], serves="acme.moon", sells_as="acme.sun")
    assert problems_of(replace(SOUND, programs=(tied,))) == [
        "programs.toml: acme.node: serves: no program 'acme.moon'",
        "programs.toml: acme.node: sells_as: no program 'acme.sun'",
    ]


def test_the_families_that_rule_a_metric_out_must_be_there() -> None:
    metric = replace(SOUND.metrics[0], not_families=("money.of_the_moon",))
    (problem,) = problems_of(replace(SOUND, metrics=(metric, *SOUND.metrics[1:])))
    assert problem == f"metrics.toml: {metric.key}: not_families: no wording 'money.of_the_moon'"


def test_whose_computing_a_company_takes_must_be_there() -> None:
    buyer = replace(SOUND.organizations[0], compute_from=("acne",))
    (problem,) = problems_of(replace(SOUND, organizations=(buyer,)))
    assert problem == "organizations.toml: acme: compute_from: no organization 'acne'"


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"program": "acme.mode"}, "program: no program 'acme.mode'"),
        ({"organization": "acne"}, "organization: no organization 'acne'"),
        ({"speaker": "anne"}, "speaker: no person 'anne'"),
        ({"due_on": date(2024, 3, 1)}, "due_on: must lie after the announcement"),
        ({"happened_on": date(2024, 2, 1)}, "happened_on: lies before the announcement"),
        (
            {"abandoned_on": date(2026, 5, 1), "abandoned_as": PromiseEnd.FAILED},
            "abandoned_on: what has happened was not abandoned",
        ),
        ({"abandoned_as": PromiseEnd.FAILED}, "abandoned_as: stands with abandoned_on, and only with it"),
        ({"partly_on": date(2025, 5, 1)}, "partly_because: stands with partly_on, and only with it"),
        (
            {"partly_on": date(2026, 2, 2), "partly_because": "half of it"},
            "partly_on: a part comes before the whole",
        ),
        ({"definition": " "}, "definition: must not be empty"),
        ({"outcome_url": "ftp://acme.example/"}, "outcome_url: not an http or https address"),
        ({"said_before": "node-2023"}, "said_before: no entry 'node-2023'"),
        ({"url_status": UrlStatus.KNOWN}, 'url_status: "unknown" where there is no url, and only there'),
        ({"happened_precision": Precision.MONTH}, "happened_on: where only the month is known, its first day"),
        ({"announced_precision": Precision.YEAR}, "announced_on: where only the year is known, 1 January"),
    ],
)
def test_a_promise_that_breaks_a_rule_is_named(changes: dict[str, Any], reason: str) -> None:
    (problem,) = problems_of(replace(SOUND, track_record=(replace(PROMISE, **changes),)))
    assert problem.startswith(f"track_record.toml: node-2025: {reason}")


def test_who_is_no_key_of_the_watchlist_is_called_by_name() -> None:
    promise = replace(PROMISE, program=None, organization="Node Works", speaker="Ann Other")
    assert problems_of(replace(SOUND, track_record=(promise,))) == []


def test_what_was_said_before_was_said_before() -> None:
    again = replace(PROMISE, key="node-2026", announced_on=PROMISE.announced_on, said_before="node-2025")
    (problem,) = problems_of(replace(SOUND, track_record=(PROMISE, again)))
    assert problem == "track_record.toml: node-2026: said_before: 'node-2025' was not said before"
    later = replace(again, announced_on=date(2025, 3, 1), kind=PromiseKind.FACTORY)
    (problem,) = problems_of(replace(SOUND, track_record=(PROMISE, later)))
    assert problem == "track_record.toml: node-2026: said_before: 'node-2025' is of the kind launch, this one factory"


def test_the_lexicon_refers_to_what_is_there() -> None:
    (acme,) = SOUND.organizations
    (ann,) = SOUND.people
    node = SOUND.programs[0]
    broken = replace(
        SOUND,
        organizations=(replace(acme, fiscal_year_ends_in_month=13),),
        people=(replace(ann, organization="acne"),),
        programs=(replace(node, organization="acne", ambiguous_aliases=("node",)), SOUND.programs[1]),
        metrics=(*SOUND.metrics[:-1], replace(SOUND.metrics[-1], unit="")),
    )
    assert problems_of(broken) == [
        "organizations.toml: acme: fiscal_year_ends_in_month: a month is 1 to 12",
        "people.toml: ann: organization: no organization 'acne'",
        "programs.toml: acme.node: organization: no organization 'acne'",
        "programs.toml: acme.node: context: ambiguous aliases need words of context",
        "metrics.toml: unit_power: unit: an event has none, everything else has one",
    ]


@pytest.mark.parametrize("url", ["http://a.example", "https://a.example:8080/x?y=%22z%22"])
def test_addresses(url: str) -> None:
    assert is_address(url)


@pytest.mark.parametrize(
    "url", ["", "a.example", "https://", "https://[half", "mailto:a@b.example", "http://a b.example"]
)
def test_no_addresses(url: str) -> None:
    assert not is_address(url)
