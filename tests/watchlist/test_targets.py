"""The announced targets as they ship: who, when, where; values in canonical units; revisions in chains."""

import tomllib
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from models.targets import Target, TargetPeriod
from models.vocabulary import Basis, Modality, PowerBasis, Precision, Qualifier, UrlStatus
from models.watchlist import Watchlist


def chain(watchlist: Watchlist, key: str) -> list[str]:
    """Return the keys from this target back to the first announcement."""
    keys = [key]
    while (older := watchlist.target(keys[-1]).supersedes) is not None:
        keys.append(older)
    return keys


def test_there_are_enough_of_them(watchlist: Watchlist) -> None:
    assert len(watchlist.targets) >= 75
    assert len({target.program for target in watchlist.targets}) >= 12
    assert sum(target.period is not None and target.period.latest is not None for target in watchlist.targets) >= 35


def test_each_says_who_when_and_where(watchlist: Watchlist) -> None:
    for target in watchlist.targets:
        assert target.announced_by.strip(), target.key
        assert target.publisher.strip(), target.key
        assert date(2020, 1, 1) <= target.announced_on <= date(2026, 11, 21), target.key
        assert target.summary.endswith("."), target.key
        assert target.rows, target.key


def test_each_names_the_row_it_came_from_once_per_measure(watchlist: Watchlist) -> None:
    uses = Counter(
        (row, target.metric, target.value, target.period.text if target.period else None)
        for target in watchlist.targets
        for row in target.rows
    )
    assert [use for use, count in uses.items() if count > 1] == []


def test_an_unknown_address_is_said_and_never_filled_in(folder: Path) -> None:
    raw = tomllib.loads((folder / "targets.toml").read_text(encoding="utf-8"))["target"]
    for entry in raw:
        assert ("url" in entry) is ("url_status" not in entry), entry["key"]
    assert sum("url" not in entry for entry in raw) >= 30, "most rows of the research name only their publisher"


def test_a_known_address_belongs_to_its_publisher(watchlist: Watchlist) -> None:
    """One publisher has one host: an address borrowed from another page would show."""
    hosts: dict[str, set[str]] = {}
    for target in watchlist.targets:
        if target.url is not None:
            hosts.setdefault(target.publisher, set()).add(target.url.split("/")[2])
    assert {publisher: found for publisher, found in hosts.items() if len(found) > 1} == {}


def test_no_two_are_the_same(watchlist: Watchlist) -> None:
    said = Counter(
        (
            target.program,
            target.metric,
            target.value,
            target.power_basis,
            target.announced_on,
            target.period,
            target.object_names,
        )
        for target in watchlist.targets
    )
    assert [entry for entry, count in said.items() if count > 1] == []


def test_values_are_in_canonical_units(watchlist: Watchlist) -> None:
    """Orders of magnitude that only the right unit gives."""
    bounds = {
        "altitude": (3e5, 3e6),
        "capex": (1e9, 1e12),
        "compute_power": (1e8, 1e11),
        "compute_power_rate": (1e8, 2e15),
        "facility_area": (1e5, 2e7),
        "link_rate": (1e9, 1e15),
        "mass_rate": (1e6, 1e11),
        "payload_mass": (1e4, 3e5),
        "specific_power": (10, 200),
        "unit_mass": (50, 10_000),
        "unit_power": (1e3, 1e6),
        "wafer_rate": (1e5, 1e8),
    }
    for target in watchlist.targets:
        low, high = bounds.get(target.metric, (0.0, float("inf")))
        if target.value is not None:
            assert low <= target.value <= high, (target.key, target.value)


def test_monthly_figures_are_a_year(watchlist: Watchlist) -> None:
    assert watchlist.target("anthropic-pays-15-billion-a-year").value == pytest.approx(15e9)
    assert watchlist.target("google-pays-11-billion-a-year").value == pytest.approx(11.04e9)
    assert watchlist.target("terafab-100000-wafers-per-month").value == pytest.approx(1.2e6)


def test_square_feet_are_square_metres(watchlist: Watchlist) -> None:
    assert watchlist.target("gigasat-11-million-square-feet").value == pytest.approx(1.0219e6, rel=1e-4)


def test_the_key_target_is_a_rate_and_its_misprint_a_stock(watchlist: Watchlist) -> None:
    rate = watchlist.target("starmind-1-gw-per-year-by-2027")
    stock = watchlist.target("starmind-1-gw-installed-by-2027")
    assert (rate.metric, rate.basis, rate.value) == ("compute_power_rate", Basis.RATE, 1e9)
    assert (stock.metric, stock.basis, stock.value) == ("compute_power", Basis.LEVEL, 1e9)
    assert rate.period == stock.period
    assert rate.period == TargetPeriod(text="by the end of 2027", latest=date(2027, 12, 31), precision=Precision.YEAR)
    assert rate.key in (stock.note or "")
    assert stock.key in (rate.note or "")
    assert rate.supersedes is None is stock.supersedes


@pytest.mark.parametrize(
    ("newest", "older"),
    [
        ("starmind-175-kw-average", ["ai1-120-kw-average"]),
        ("starmind-250-kw-peak", ["ai1-150-kw-peak"]),
        ("starmind-160-m2-radiator", ["ai1-110-m2-radiator"]),
        ("starmind-75-m-span", ["ai1-70-m-span"]),
        (
            "starmind-first-launch-q4-2027",
            ["spacex-orbital-demonstration-by-2027", "spacex-orbital-compute-from-2028"],
        ),
        ("starlink-v3-first-launch-by-june-2026", ["starlink-v3-first-launch-by-october-2024"]),
        ("starcloud-2-in-2027", ["starcloud-2-in-october-2026"]),
        ("ai5-in-volume-not-until-mid-2027", ["ai5-in-volume-by-december-2025"]),
        ("terafab-operation-from-2029", ["terafab-production-in-2027"]),
        (
            "starship-flight-13-on-2026-07-24",
            ["starship-flight-13-on-2026-07-16", "starship-flight-13-net-2026-06-30"],
        ),
        (
            "starship-flight-14-on-2026-09-28",
            [
                "starship-flight-14-on-2026-09-22",
                "starship-flight-14-on-2026-09-15",
                "starship-flight-14-net-late-august-2026",
            ],
        ),
        ("suncatcher-pair-in-2027", ["suncatcher-prototypes-by-early-2027"]),
    ],
)
def test_revisions_stand_in_chains(watchlist: Watchlist, newest: str, older: list[str]) -> None:
    assert chain(watchlist, newest)[1:] == older


def test_a_revision_leaves_the_old_target_as_it_was(watchlist: Watchlist) -> None:
    average, peak = watchlist.target("ai1-120-kw-average"), watchlist.target("ai1-150-kw-peak")
    assert (average.value, average.power_basis, average.qualifier) == (120e3, PowerBasis.AVERAGE, Qualifier.ABOUT)
    assert (peak.value, peak.power_basis) == (150e3, PowerBasis.PEAK)
    assert watchlist.target("starmind-210-kw-solar").power_basis is PowerBasis.SOLAR


def test_a_target_is_revised_by_one_other_at_most(watchlist: Watchlist) -> None:
    counts = Counter(target.supersedes for target in watchlist.targets if target.supersedes)
    assert [key for key, count in counts.items() if count > 1] == []


def test_a_lower_bound_is_no_deadline(watchlist: Watchlist) -> None:
    words = ("as early as", "no earlier than", "not until")
    bounded = [
        target
        for target in watchlist.targets
        if target.period is not None and any(word in target.period.text for word in words)
    ]
    assert len(bounded) >= 6
    for target in bounded:
        assert target.period is not None
        assert target.period.earliest is not None, target.key
        assert target.period.latest is None, target.key


def test_a_ceiling_is_no_goal(watchlist: Watchlist) -> None:
    ceilings = [target for target in watchlist.targets if target.qualifier is Qualifier.AT_MOST]
    assert {target.key for target in ceilings} >= {
        "reflection-up-to-6-3-billion",
        "starcloud-up-to-88000-satellites",
        "starmind-up-to-1-million-satellites",
        "sunrise-up-to-51600-satellites",
    }
    assert all(target.not_scoreable_because for target in ceilings)


def test_words_and_bounds_agree(watchlist: Watchlist) -> None:
    expected = {
        "by 2030": (None, date(2030, 12, 31)),
        "early 2027": (date(2027, 1, 1), date(2027, 4, 30)),
        "Q4 2027": (date(2027, 10, 1), date(2027, 12, 31)),
        "in 2027": (date(2027, 1, 1), date(2027, 12, 31)),
        "in the first half of 2026": (date(2026, 1, 1), date(2026, 6, 30)),
        "hopefully mid 2028": (date(2028, 5, 1), date(2028, 8, 31)),
        "at some point during Spring 2025": (date(2025, 3, 1), date(2025, 5, 31)),
    }
    seen = set()
    for target in watchlist.targets:
        if target.period is not None and target.period.text in expected:
            seen.add(target.period.text)
            assert (target.period.earliest, target.period.latest) == expected[target.period.text], target.key
    assert seen == set(expected)


def test_what_was_said_to_have_happened_is_dated(watchlist: Watchlist) -> None:
    said = [target for target in watchlist.targets if target.modality is Modality.ACHIEVED]
    assert len(said) >= 6
    assert all(target.period is not None and target.period.latest is not None for target in said)


def test_things_are_named_as_catalogues_would_name_them(watchlist: Watchlist) -> None:
    """Two flights or two satellites of one program are told apart only by their names."""

    def names(key: str) -> set[str]:
        return {name.casefold() for name in watchlist.target(key).object_names}

    assert "starmind" in names("starmind-first-launch-q4-2027")
    assert names("starship-flight-13-on-2026-07-24") == {"flight 13"}
    assert names("starcloud-1-flies-2025-11-02").isdisjoint(names("starcloud-2-in-2027"))
    flights = [
        target for target in watchlist.targets if target.program == "spacex.starship" and target.metric == "launch"
    ]
    assert all(target.object_names for target in flights)


def test_a_date_that_is_not_known_to_the_day_says_so(watchlist: Watchlist) -> None:
    vague: list[Target] = [target for target in watchlist.targets if target.announced_precision is not Precision.DAY]
    assert {target.announced_precision for target in vague} == {Precision.MONTH, Precision.YEAR}
    assert watchlist.target("terafab-operation-from-2029").announced_precision is Precision.MONTH


def test_unknown_addresses_and_known_ones_are_both_there(watchlist: Watchlist) -> None:
    assert {target.url_status for target in watchlist.targets} == {UrlStatus.KNOWN, UrlStatus.UNKNOWN}
