"""What a digest says of a week, computed from plain records."""

from dataclasses import replace
from datetime import date

import pytest

from models import signals
from models.contradictions import Contradiction
from models.digest import DigestInput, Skipped, SourceLook, compose
from models.display_names import Names
from models.documents import Posting
from models.figures import counted, listed, number, spoken, spoken_days, spoken_of
from models.reading import HiringSignal
from models.scores import Demand, Reason, SaidClaim, Score
from models.signals import PostingMove, ReportedHiring, SeenPosting, Week
from models.targets import Watch
from models.vocabulary import (
    Category,
    Health,
    JobFunction,
    Modality,
    PostingEventKind,
    Precision,
    Qualifier,
    Seniority,
    Standing,
)
from tests import made_claims

WEEK = Week.of(date(2026, 8, 12))
NAMES = {"spacex.starmind": "Starmind", "tesla.dojo": "Dojo"}


def said(*, on: date = date(2026, 8, 11), quote: str = "Two fly next year.", program: str | None = "spacex.starmind"):
    claim = made_claims.claim(
        quote,
        document_id=f"{on} {quote}",
        program=program,
        qualifier=Qualifier.ABOUT,
        speaker="musk",
        period=made_claims.period(text="by 2027"),
    )
    return made_claims.said(claim, on, source="feed", url="https://paper.example/one")


def posting(*, first: date, title: str = "Radiation engineer", is_new: bool = True) -> SeenPosting:
    return SeenPosting(
        posting=Posting(
            document_id=f"p {title}",
            source="board",
            board="spacex",
            post_id=title,
            requisition_id=None,
            company="spacex",
            title=title,
            place="Bastrop",
            department=None,
            function=JobFunction.RADIATION,
            seniority=Seniority.REGULAR,
            programs=("spacex.starmind",),
            posted_on=first,
            url="https://board.example/1",
        ),
        first_seen_on=first,
        is_new=is_new,
    )


def move(event: PostingEventKind, title: str, *, on: date = date(2026, 8, 11), **given: str | None) -> PostingMove:
    place = given.pop("place", "Bastrop")
    shown = replace(posting(first=on, title=title).posting, place=place, url=f"https://board.example/{title}/{place}")
    return PostingMove(posting=shown, event=event, happened_on=on, requisition=title, **given)


def report(
    *, on: date, programs: tuple[str, ...] = ("spacex.starmind",), role: str = "Thermal engineer"
) -> ReportedHiring:
    quote = f"They are hiring: {role}."
    return ReportedHiring(
        signal=HiringSignal(
            start=0,
            end=len(quote),
            quote=quote,
            organization="spacex",
            role=role,
            function=JobFunction.THERMAL,
            programs=programs,
            in_orbit=True,
        ),
        signal_id=f"r {role}",
        said_on=on,
        known_on=on,
        publisher="A Paper",
        url=None,
    )


TARGET = replace(made_claims.TARGET, announced_by="musk")


def score(category: Category, *, target: str = "rate_2027", claim_ids: tuple[str, ...] = ()) -> Score:
    return Score(
        target=target,
        as_of=WEEK.ends_on,
        category=category,
        progress=0.0,
        observed_value=0.0,
        observed_on=None,
        elapsed_share=0.1,
        pace_needed_per_year=None,
        pace_shown_per_year=None,
        days_late=None,
        independent_sources=1,
        strongest_standing=Standing.PRESS,
        newest_evidence_on=None,
        demands=(
            Demand(constraint="launches a year by mass", needed=325, shown=5, unit="1/yr", is_binding=True),
            Demand(constraint="satellites a year", needed=8334, shown=None, unit="1/yr", is_binding=False),
        ),
        reasons=(
            Reason(axis="category", text="It needs 325 launches a year."),
            Reason(axis="support", text="1 claim says it again.", claim_ids=claim_ids),
        ),
    )


def given(**changed: object) -> DigestInput:
    base = DigestInput(
        week=WEEK,
        targets=(TARGET,),
        names=Names(
            programs=NAMES,
            speakers={"musk": "Elon Musk", "spacex": "SpaceX"},
            units={"compute_power_rate": "W/yr"},
        ),
        scores=(score(Category.FAR_BEHIND),),
    )
    return replace(base, **changed)  # type: ignore[arg-type]


def test_a_week_runs_from_monday_to_sunday():
    assert (WEEK.starts_on, WEEK.ends_on) == (date(2026, 8, 10), date(2026, 8, 16))
    assert WEEK.label == "2026-W33 (10 to 16 August 2026)"
    assert Week.of(date(2027, 1, 1)).label == "2026-W53 (28 December 2026 to 3 January 2027)"


def test_the_opening_counts_and_names_what_binds():
    digest = compose(given(scores_before=(score(Category.NO_EVIDENCE),)))
    state, moved, heard, hardest = digest.headlines
    assert state == "Of 1 announced target, 1 behind."
    assert moved == (
        "One target changed its standing: Starmind, 1 GW a year of compute by 2027-12-31, went from no evidence yet to far behind."
    )
    assert heard == "No new claims."
    assert "Starmind, 1 GW a year of compute by 2027-12-31. It needs 325 launches a year." in hardest


def test_what_does_not_add_up_names_each_document_once():
    one, other = said(on=date(2026, 8, 12), quote="A thousand."), said(on=date(2026, 8, 12), quote="A gigawatt.")
    found = Contradiction(
        check="satellites a year times unit power", program="spacex.starmind", implied_value=1.75e8, implied_low=1.7e8,
        implied_high=3.6e8, stated_value=1e9, stated_low=9.5e8, stated_high=1.05e9, unit="W/yr", off_by=0.175,
        said_on=date(2026, 8, 12), text="It does not.", claim_ids=(one.claim_id, other.claim_id),
    )  # fmt: skip
    older = replace(found, said_on=date(2026, 8, 1), text="Nor did this.", claim_ids=(), target_keys=("rate_2027",))
    digest = compose(given(contradictions=(older, found), cited=(one, other)))
    assert [(line.text, line.is_new, len(line.evidence)) for line in digest.contradictions] == [
        ("It does not.", True, 1),
        ("Nor did this.", False, 0),
    ]
    assert digest.contradictions[1].targets == ("rate_2027",)


def test_only_a_category_that_changed_is_a_change():
    assert compose(given(scores_before=(score(Category.FAR_BEHIND),))).changes == ()
    change = compose(given(scores_before=(score(Category.ON_TRACK),))).changes[0]
    assert (change.before, change.after) == (Category.ON_TRACK, Category.FAR_BEHIND)


def test_a_target_without_a_score_is_left_out():
    later = replace(TARGET, key="later")
    assert [line.key for section in compose(given(targets=(TARGET, later))).sections for line in section.targets] == [
        "rate_2027"
    ]


def test_a_target_announced_in_the_week_is_new():
    new = replace(TARGET, announced_on=WEEK.starts_on)
    assert [line.key for line in compose(given(targets=(new,))).new_targets] == ["rate_2027"]
    old = replace(TARGET, announced_on=date(2026, 8, 9))
    assert compose(given(targets=(old,))).new_targets == ()


def test_the_evidence_behind_a_score_is_quoted():
    claim = said(on=date(2026, 6, 20), quote="A gigawatt a year, he said.")
    digest = compose(given(scores=(score(Category.FAR_BEHIND, claim_ids=(claim.claim_id,)),), cited=(claim,)))
    line = digest.sections[0].targets[0]
    assert [entry.quote for entry in line.evidence] == ["A gigawatt a year, he said."]
    assert line.evidence[0].speaker == "Elon Musk"
    assert line.evidence[0].says == "about 1 GW a year of compute · planned · by 2027-12-31"
    assert digest.claims == ()


def test_demand_puts_what_binds_first_and_says_what_is_unknown():
    line = compose(given()).sections[0].targets[0]
    assert line.demand == (
        "325 launches a year by mass (best shown 5; this binds) and 8,334 satellites a year (none shown is known)."
    )


def test_of_many_demands_the_hardest_are_told_and_the_others_counted():
    demands = tuple(
        Demand(
            constraint=f"things of kind {number} a year", needed=1_234_567.0, shown=shown, unit="1/yr", is_binding=False
        )
        for number, shown in enumerate((9.0, None, 1.0, 5.0, 0.0, 7.0))
    )
    hard = replace(score(Category.FAR_BEHIND), demands=demands)
    told = compose(given(scores=(hard,))).sections[0].targets[0].demand
    assert told == (
        "1,235,000 things of kind 4 a year (best shown 0), 1,235,000 things of kind 2 a year (best shown 1), "
        "1,235,000 things of kind 3 a year (best shown 5), 1,235,000 things of kind 5 a year (best shown 7) and 2 more."
    )


@pytest.mark.parametrize(
    ("precision", "latest", "says"),
    [
        (Precision.DAY, date(2026, 8, 3), "on 2026-08-03"),
        (Precision.MONTH, date(2026, 7, 31), "by 2026-07-31"),
        (
            Precision.YEAR,
            date(2026, 12, 31),
            "by 2026-08-11",
        ),  # what has happened has not happened later than it was told
    ],
)
def test_what_happened_is_dated_by_no_day_that_was_yet_to_come(precision: Precision, latest: date, says: str):
    told = said()
    period = made_claims.period(latest, precision=precision)
    happened = replace(told, claim=replace(told.claim, modality=Modality.ACHIEVED, period=period))
    (program,) = compose(given(claims=(happened,))).claims
    assert program.claims[0].says == f"about 1 GW a year of compute · achieved · {says}"


def test_claims_are_grouped_by_program_newest_first():
    claims = (
        said(on=date(2026, 8, 11), quote="Older."),
        said(on=date(2026, 8, 13), quote="Newer."),
        said(program=None, quote="Of nobody."),
        *(said(on=date(2026, 8, 12), quote=f"Dojo says {number}.", program="tesla.dojo") for number in range(10)),
    )
    groups = compose(given(claims=claims)).claims
    assert [group.name for group in groups] == ["Dojo", "Starmind", "No program named"]
    assert (len(groups[0].claims), groups[0].left_out) == (8, 2)
    assert [line.quote for line in groups[1].claims] == ["Newer.", "Older."]


def test_postings_open_and_close_and_come_back_within_the_week():
    kinds = PostingEventKind
    moves = (
        move(kinds.OPENED, "Opened"),
        move(kinds.CLOSED, "Closed", on=date(2026, 8, 12)),
        move(kinds.REOPENED, "Reopened"),
        move(kinds.REPOSTED, "Reposted"),
        move(kinds.CHANGED, "Changed"),
        move(kinds.UNCERTAIN, "Uncertain"),
        move(kinds.FOUND, "Found"),
    )
    digest = compose(given(postings=moves))
    assert [line.title for line in digest.opened] == ["Opened"]
    assert [line.title for line in digest.closed] == ["Closed"]
    assert [line.title for line in digest.returned] == ["Reopened", "Reposted"]
    assert digest.opened[0].company == "SpaceX"
    assert "1 job posting opened, 1 job posting closed and 2 job postings came back" in digest.headlines[2]


def test_the_postings_of_a_requisition_share_a_line_and_count_one_by_one():
    kind = PostingEventKind.OPENED
    moves = (move(kind, "Engineer", place="Redmond"), move(kind, "Engineer", place="Bastrop"), move(kind, "Nurse"))
    digest = compose(given(postings=moves))
    assert [(line.title, line.place, line.count) for line in digest.opened] == [
        ("Engineer", "Bastrop; Redmond", 2),
        ("Nurse", "Bastrop", 1),
    ]
    assert "3 job postings opened" in digest.headlines[2]


def test_a_program_that_a_board_names_for_the_first_time_is_a_headline():
    digest = compose(given(postings=(move(PostingEventKind.FIRST_MENTION, "Technician", program="tesla.dojo"),)))
    assert [line.programs for line in digest.first_named] == [("Dojo",)]
    assert "Named in a job posting for the first time: Dojo (SpaceX: Technician)." in digest.headlines


WATCH = Watch(key="orbital", question="Are there more signals?", programs=("spacex.starmind",), since=date(2026, 6, 1))


def answer(watch: Watch = WATCH, *rows: SaidClaim | SeenPosting | ReportedHiring, looks: tuple[SourceLook, ...] = ()):
    claims = [row for row in rows if isinstance(row, SaidClaim)]
    seen = [row for row in rows if isinstance(row, SeenPosting)]
    reports = [row for row in rows if isinstance(row, ReportedHiring)]
    found = signals.find([watch], claims, seen, reports)
    return compose(given(watches=(watch,), signals=tuple(found), looks=looks)).watches[0]


def test_a_watch_counts_this_week_and_in_all():
    found = answer(WATCH, said(), said(on=date(2026, 7, 1)), posting(first=date(2026, 8, 14)))
    assert (found.this_week, found.total) == (2, 3)
    assert found.answer == "2 signals this week (1 claim and 1 job posting); 3 in all."
    assert found.newest[0].words == "Radiation engineer"


def test_what_stood_on_the_first_list_of_a_board_is_no_news():
    found = answer(WATCH, posting(first=date(2026, 8, 14), is_new=False), posting(first=date(2026, 8, 14), title="New"))
    assert (found.this_week, found.total) == (1, 2)


@pytest.mark.parametrize(
    "watch",
    [
        replace(WATCH, programs=("tesla.dojo",)),
        replace(WATCH, metrics=("launch",)),
        replace(WATCH, since=date(2026, 8, 12)),
        replace(WATCH, words=("laser",)),
    ],
)
def test_what_a_watch_does_not_ask_for_is_no_signal(watch: Watch):
    assert answer(watch, said()).total == 0


def test_a_watch_may_ask_for_no_postings():
    assert answer(replace(WATCH, job_postings=False), posting(first=date(2026, 8, 14))).total == 0


def test_a_watch_counts_and_quotes_reports_of_hiring():
    reports = [report(on=date(2026, 8, 14)), report(on=date(2026, 8, 13), role="Power engineer")]
    found = answer(WATCH, said(), *reports)
    assert found.answer == "3 signals this week (1 claim and 2 reports of hiring); 3 in all."
    assert found.newest[0].words == "They are hiring: Thermal engineer."


@pytest.mark.parametrize(
    "watch",
    [
        replace(WATCH, programs=("tesla.dojo",)),
        replace(WATCH, job_postings=False),
        replace(WATCH, since=date(2026, 8, 15)),
        replace(WATCH, words=("laser",)),
    ],
)
def test_a_report_of_hiring_that_a_watch_does_not_ask_for_is_no_signal(watch: Watch):
    assert answer(watch, report(on=date(2026, 8, 14)), report(on=date(2026, 8, 14), programs=())).total == 0


def test_silence_is_qualified_where_sources_failed():
    look = SourceLook(source="feed", name="A feed", health=Health.FAILING, reason="timeout")
    quiet = answer(WATCH, said(on=date(2026, 7, 1)), looks=(look,))
    assert quiet.answer.startswith("No signal this week; 1 in all, the last on 1 July 2026.")
    assert "says less than it seems" in quiet.answer
    assert "says less" not in answer(WATCH).answer


def test_what_was_not_looked_at_is_named():
    looks = (
        SourceLook(source="b", name="B", health=Health.HEALTHY, items_this_week=3),
        SourceLook(source="a", name="A", health=Health.FAILING),
        SourceLook(source="c", name="C", health=Health.SILENT),
        SourceLook(source="d", name="D", health=Health.DISABLED),
    )
    digest = compose(given(looks=looks, skipped=(Skipped(reason="refused by robots.txt", count=2),)))
    assert [look.name for look in digest.looked] == ["B"]
    assert [look.name for look in digest.not_looked] == ["A", "C"]
    assert [look.name for look in digest.switched_off] == ["D"]
    assert (
        digest.headlines[-1] == "1 source could not be looked at and 1 source brought less than expected: see the end."
    )
    assert digest.skipped_total == 2


def test_the_same_records_in_another_order_make_the_same_digest():
    claims = (said(quote="One."), said(quote="Two."), said(program="tesla.dojo", quote="Three."))
    postings = (move(PostingEventKind.OPENED, "A"), move(PostingEventKind.OPENED, "B"))
    assert compose(given(claims=claims, postings=postings)) == compose(
        given(claims=claims[::-1], postings=postings[::-1])
    )


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (1e9, "W/yr", "1 GW a year"),
        (120e3, "W", "120 kW"),
        (1e18, "FLOP/s", "1 EFLOP/s"),
        (6.3e9, "USD", "$6.3 billion"),
        (1_500.0, "USD/kg", "$1,500 per kg"),
        (44e3, "kg", "44 t"),
        (70.0, "m", "70 m"),
        (600e3, "m", "600 km"),
        (1400.0, "W/m²", "1,400 W per m²"),
        (8334.0, "1/yr", "8,334 a year"),
        (0.0, "W", "0 W"),
        (None, "W", "–"),
    ],
)
def test_values_are_spoken_as_people_write_them(value: float | None, unit: str, text: str):
    assert spoken(value, unit) == text


@pytest.mark.parametrize(
    ("metric", "value", "unit", "text"),
    [
        ("satellite_count", 2.0, "1", "2 satellites"),
        ("launch_rate", 26.0, "1/yr", "26 launches a year"),
        ("wafer_rate", 1.2e6, "wafer/yr", "1,200,000 wafers a year"),
        ("radiator_area", 110.0, "m²", "radiator area 110 m²"),
        ("output_share", 0.8, "1", "output share 80 %"),
        ("tape_out", None, "", "tape out"),
        ("satellite_count", 1.0, "1", "1 satellite"),
        ("launch_rate", 1.0, "1/yr", "1 launch a year"),
        ("compute_power", 1.0, "W", "1 W of compute"),
    ],
)
def test_a_value_says_what_it_is_of(metric: str, value: float | None, unit: str, text: str):
    assert spoken_of(metric, value, unit) == text


@pytest.mark.parametrize(
    ("qualifier", "text"),
    [
        (Qualifier.EXACTLY, "radiator area 110 m²"),
        (Qualifier.AT_MOST, "radiator area at most 110 m²"),
        (Qualifier.MAGNITUDE, "radiator area on the order of 110 m²"),
    ],
)
def test_a_bound_stands_before_the_figure(qualifier: Qualifier, text: str):
    assert spoken_of("radiator_area", 110.0, "m²", qualifier=qualifier.value) == text


def test_small_words():
    assert [counted(count, "claim") for count in (0, 1, 2)] == ["no claims", "1 claim", "2 claims"]
    assert [listed(items) for items in (["a"], ["a", "b"], ["a", "b", "c"])] == ["a", "a and b", "a, b and c"]
    assert [number(value) for value in (14.28, 0.0439, 1_234_567.0)] == ["14.3", "0.0439", "1,234,567"]
    assert spoken_days(date(2026, 8, 30), date(2026, 9, 5)) == "30 August to 5 September 2026"
