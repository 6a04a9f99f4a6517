"""FCC notices as observations: what was filed and what was granted, and nothing of what is only asked for."""

from datetime import UTC, date, datetime

import pytest

from extractors.catalogues import fcc_filings
from models.lexicon import Metric
from models.targets import Observes
from models.vocabulary import Basis, SourceKind, Standing

NOW = datetime(2026, 6, 23, 12, tzinfo=UTC)
METRICS = {
    key: Metric(key=key, meaning=key, unit="1", basis=Basis.EVENT, dimension="event") for key in ("filing", "approval")
}
HEAD = "PUBLIC NOTICE\nFederal Communications Commission\nDA 26-113        Released:  February 4, 2026\n\n"
ACCEPTED = (
    HEAD + "SPACE BUREAU ACCEPTS FOR FILING AN APPLICATION OF A CARRIER FOR ORBITAL DATA CENTERS\n\nICFS File No. "
    "SAT-LOA-20260108-00016\n\nRocket Exploration Holdings asks to be authorized to operate satellites, and hopes that all is granted."
)
GRANTED = ACCEPTED.replace("ACCEPTS FOR FILING AN APPLICATION OF A CARRIER", "GRANTS THE APPLICATION OF A CARRIER")
REPORT = (
    HEAD.replace("DA 26-113 ", "Report No. SAT-02011")
    + """SATELLITE LICENSING DIVISION INFORMATION, ACTIONS TAKEN

SAT-LOA-20250930-00210   E   S3166   Moon Bank, LLC
Application for Authority                          Date Effective: 01/30/2026
Grant of Authority

SAT-STA-20260111-00020   E   S3200   Rocket Exploration Holdings
Special Temporary Authority                        Dismissed

SAT-MOD-20260112-00021   E   S3201   Rocket Exploration Holdings
Modification                                       Date Effective: 02/02/2026
Grant of Authority
"""
)


def shown(make_source, text: str, metric: str, name: str = "Rocket Exploration") -> list[tuple[str, date]]:
    source = make_source(
        SourceKind.FCC_NOTICES,
        standing=Standing.FILING,
        observes=(Observes(name_contains=name, program="p", metric=metric),),
    )
    found = fcc_filings.read(source, text.encode(), metrics=METRICS, fetch_id="f", fetched_at=NOW)
    assert all(each.standing is Standing.FILING and each.value is None for each in found)
    return [(each.object_name, each.observed_on) for each in found]


def test_an_application_that_is_accepted_was_filed_on_the_day_of_its_number_and_is_not_granted(make_source) -> None:
    assert shown(make_source, ACCEPTED, "filing") == [("Rocket Exploration SAT-LOA-20260108-00016", date(2026, 1, 8))]
    assert shown(make_source, ACCEPTED, "approval") == []


def test_a_grant_counts_from_the_release_of_its_notice(make_source) -> None:
    assert shown(make_source, GRANTED, "approval") == [("Rocket Exploration SAT-LOA-20260108-00016", date(2026, 2, 4))]


def test_in_a_report_each_entry_speaks_for_itself(make_source) -> None:
    assert shown(make_source, REPORT, "approval") == [("Rocket Exploration SAT-MOD-20260112-00021", date(2026, 2, 2))]
    assert shown(make_source, REPORT, "approval", "Moon Bank") == [
        ("Moon Bank SAT-LOA-20250930-00210", date(2026, 1, 30))
    ]
    assert [on for _, on in shown(make_source, REPORT, "filing")] == [date(2026, 1, 11), date(2026, 1, 12)]


@pytest.mark.parametrize(
    "text",
    [
        ACCEPTED.replace("Rocket Exploration", "Somebody"),
        ACCEPTED.replace("20260108", "20261308"),
        ACCEPTED.replace("20260108", "20270108"),  # not yet
        ACCEPTED.replace("SAT-LOA-20260108-00016", "none"),
        "A newspaper says that SAT-LOA-20260108-00016 of Rocket Exploration was filed.",
        "<html><body>" + ACCEPTED,
        "",
    ],
)
def test_what_names_nobody_or_no_number_or_is_no_notice_shows_nothing(make_source, text: str) -> None:
    assert shown(make_source, text, "filing") == []
