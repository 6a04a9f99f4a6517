"""The life of postings, decided from facts: the gold set by the rules alone, and what it has no boards for."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import posting_lifecycle
from models.posting_events import (
    Changed,
    Closed,
    Collection,
    Fact,
    FirstMention,
    Found,
    MissingPosting,
    Opened,
    PageAsked,
    PageRead,
    Reopened,
    Reposted,
    Uncertain,
)
from models.posting_lifecycle import judge
from models.posting_wordings import Wording, differences, is_nearly, requisition_key
from models.vocabulary import PostingState

BOARDS = sorted((Path(__file__).resolve().parents[1] / "lifecycle" / "boards").glob("*.json"))
BEGIN = datetime(2026, 3, 2, 12, tzinfo=UTC)
PROGRAMS = {
    "Starlink": "spacex.starlink",
    "Starmind": "spacex.starmind",
    "Gigasat": "spacex.gigasat",
    "Terafab": "terafab",
}
NAMES = {
    Opened: "opened", Changed: "changed", Uncertain: "uncertain", Found: "found", Closed: "closed", Reopened: "reopened",
    Reposted: "reposted", FirstMention: "first_mention",
}  # fmt: skip


def week(number: int) -> datetime:
    return BEGIN + timedelta(days=7 * (number - 1))


def wording(post_id: str = "1", text: str = "Some words that nobody else has.", **given: Any) -> Wording:
    title, place = given.pop("title", "Engineer"), given.pop("place", "Austin")
    requisition = given.pop("requisition", None) or requisition_key(None, title=title, place=place)
    whole = {
        "origin_id": f"{post_id} {title} {place} {text}", "source": "s", "board": "b", "post_id": post_id,
        "known_at": BEGIN, "document_id": f"d {title} {text}", "department": None, "programs": (), "whole_text": text,
    }  # fmt: skip
    return Wording(**{**whole, "title": title, "place": place, "requisition": requisition, "text": text, **given})


def of_gold(post_id: str, posting: dict[str, Any]) -> Wording:
    text = "\n\n".join(posting["text"])
    named = {key for name, key in PROGRAMS.items() if name in f"{posting['title']} {text}"}
    return wording(
        post_id, text, title=posting["title"], place=posting["place"], requisition=f"no. {posting['requisition']}",
        programs=tuple(sorted(named)),
    )  # fmt: skip


def facts_of(gold: dict[str, Any]) -> list[Fact]:
    """Return what a run a week would see of a board of the gold set, asking as the rules say."""
    facts: list[Fact] = []
    for number, now in enumerate(gold["weeks"], start=1):
        at = week(number)
        for post_id, changes in now.get("rewords", {}).items():
            gold["postings"][post_id] |= changes
        if "not_modified" in now:
            facts.append(Collection(at=at, posts=None))
        elif "shows" in now:
            shown = [post_id for post_id in now["shows"] if post_id not in now.get("unlisted", [])]
            facts.append(Collection(at=at, posts={each: of_gold(each, gold["postings"][each]) for each in shown}))
        else:
            continue
        standing = next(each["shows"] for each in reversed(gold["weeks"][:number]) if "shows" in each)
        for missing in judge(facts).missing:
            if posting_lifecycle.is_due(missing, at):
                said = now.get("pages", {}).get(missing.post_id, 200 if missing.post_id in standing else 404)
                facts.append(PageAsked(at=at, post_id=missing.post_id, is_gone=said in {404, 410}, said=str(said)))
    return facts


def told(facts: list[Fact]) -> list[dict[str, Any]]:
    rows = []
    for event in judge(facts).events:
        row = {"week": 1 + (event.at - BEGIN).days // 7, "event": NAMES[type(event)], "posting": event.post_id}
        row |= {"earlier": event.earlier} if isinstance(event, Reposted) else {}
        row |= {"program": event.program} if isinstance(event, FirstMention) else {}
        row |= {"fields": [each.part for each in event.differences]} if isinstance(event, Changed) else {}
        rows.append(row)
    return rows


def in_order(rows: list[dict[str, Any]]) -> list[str]:
    return sorted(json.dumps(row, sort_keys=True) for row in rows)


@pytest.mark.parametrize("path", BOARDS, ids=lambda path: path.stem)
def test_every_event_of_the_gold_set_is_right(path: Path) -> None:
    gold = json.loads(path.read_text(encoding="utf-8"))
    facts = facts_of(gold)
    assert len(gold["weeks"]) == 10
    assert gold["events"]
    assert in_order(told(facts)) == in_order(gold["events"])
    assert told(list(reversed(facts))) == told(facts), "the order in which facts are learned decides nothing"


def lists(*weeks: str | None) -> list[Collection]:
    """Lists of postings named by letters, a week each; None: the board did not answer."""
    return [
        Collection(
            at=week(number), posts={each: wording(each, f"Words of {each} alone.", title=each) for each in shown}
        )
        for number, shown in enumerate(weeks, start=1)
        if shown is not None
    ]


def gone(number: int, post_id: str, *, is_gone: bool = True) -> PageAsked:
    return PageAsked(
        at=week(number) + timedelta(hours=1), post_id=post_id, is_gone=is_gone, said="404" if is_gone else "403"
    )


def test_a_page_that_was_gone_before_the_posting_left_the_list_proves_nothing() -> None:
    facts = [*lists("abc", "abc", "ab", "ab"), gone(1, "c")]
    assert judge(facts).events == ()
    assert [missing.post_id for missing in judge(facts).missing] == ["c"]


def test_a_page_that_is_gone_counts_from_the_first_list_without_the_posting() -> None:
    (closed,) = judge([*lists("abc", "ab", "ab"), gone(2, "c")]).events
    assert closed == Closed(post_id="c", at=week(3), absent_since=week(2), reason="404")


def test_one_list_between_two_without_a_posting_begins_the_count_anew() -> None:
    assert judge([*lists("abc", "ab", "abc", "ab"), gone(4, "c")]).events == ()


def test_a_list_that_is_not_complete_lies_between_two_that_are() -> None:
    events = judge([*lists("abcdefgh", "abcdefg", "abc", "abcdefg"), gone(4, "h")]).events
    assert [type(event) for event in events] == [Closed]


def test_what_nobody_could_ask_for_is_uncertain_after_a_third_list() -> None:
    assert judge(lists("abc", "ab", "ab")).events == ()
    (uncertain,) = judge(lists("abc", "ab", "ab", "ab")).events
    assert isinstance(uncertain, Uncertain)
    assert uncertain.reason == posting_lifecycle.NOBODY_ASKED


def test_where_nothing_can_be_asked_two_lists_make_it_uncertain() -> None:
    (uncertain,) = judge(lists("abc", "ab", "ab", "ab"), can_be_asked=False).events
    assert (type(uncertain), uncertain.at) == (Uncertain, week(3))


def test_from_a_feed_old_items_only_fall_off() -> None:
    history = judge([*lists("abc", "bcd", "cde", "def"), gone(3, "a")], tells_absence=False)
    assert [(event.post_id, type(event)) for event in history.events] == [(each, Opened) for each in "def"]
    assert history.missing == ()


def test_a_posting_whose_words_come_later_is_announced_once_they_have() -> None:
    """Of a new posting it cannot be told whether it is an old one put up again before its page is read."""
    first = Collection(at=week(1), posts={"old": wording("old", requisition="R1"), "x": wording("x", title="X")})
    second = Collection(at=week(2), posts={"new": None, "x": wording("x", title="X")})
    assert judge([first, second]).events == ()
    page = PageRead(at=week(2) + timedelta(minutes=5), post_id="new", wording=wording("new", requisition="R1"))
    assert judge([first, second, page]).events == (Reposted(post_id="new", at=week(2), earlier="old"),)
    third = Collection(at=week(3), posts={"new": None, "x": wording("x", title="X")})
    assert judge([first, second, third]).events[0] == Opened(post_id="new", at=week(2))


@pytest.mark.parametrize(("days", "kind"), [(170, Reposted), (190, Opened)])
def test_after_half_a_year_the_same_requisition_is_another_search(days: int, kind: type) -> None:
    *_, last = lists("yz")
    again = Collection(at=week(1) + timedelta(days=days), posts={**last.posts, "b": wording("b", title="a")})
    events = judge([*lists("ayz", "yz", "yz"), gone(3, "a"), again]).events
    assert [type(event) for event in events] == [Closed, kind]


def test_states_and_dates_of_postings() -> None:
    facts = [*lists("abc", "abd", "abd", "abcd"), gone(3, "c")]
    lives = {life.post_id: life for life in judge(facts).lives}
    assert {post_id: life.state for post_id, life in lives.items()} == dict.fromkeys("abcd", PostingState.OPEN)
    assert (lives["c"].first_seen_at, lives["c"].last_seen_at) == (week(1), week(4))
    assert (lives["c"].closed_at, lives["c"].reopened_at) == (week(3) + timedelta(hours=1), week(4))
    assert [life.post_id for life in lives.values() if life.was_there_at_first] == ["a", "b", "c"]


def test_a_missing_page_is_asked_for_less_and_less_and_then_no_more() -> None:
    asked = [
        posting_lifecycle.is_due(
            MissingPosting(post_id="1", missing_since=BEGIN, times_asked=times, last_asked_at=BEGIN if times else None),
            BEGIN + timedelta(days=days),
        )
        for times, days in ((0, 0), (1, 0), (1, 1), (2, 2), (2, 3), (4, 13), (4, 14), (5, 30), (6, 300))
    ]
    assert asked == [True, False, True, False, True, False, True, True, False]


@given(st.lists(st.tuples(st.sets(st.sampled_from("abcdef")), st.sampled_from([None, "404", "403"])), max_size=12))
def test_whatever_is_seen_nothing_is_closed_without_proof(weeks: list[tuple[set[str], str | None]]) -> None:
    facts: list[Fact] = []
    for number, (shown, answer) in enumerate(weeks, start=1):
        facts += [Collection(at=week(number), posts={each: wording(each, title=each) for each in shown})]
        if answer is not None:
            facts += [gone(number, each, is_gone=answer == "404") for each in sorted(set("abcdef") - shown)]
    history = judge(facts)
    proven = {fact.post_id for fact in facts if isinstance(fact, PageAsked) and fact.is_gone}
    assert {event.post_id for event in history.events if isinstance(event, Closed)} <= proven
    opened = [event.post_id for event in history.events if isinstance(event, Opened)]
    assert len(opened) == len(set(opened))
    seen = set().union(*(shown for shown, _ in weeks)) if weeks else set()
    assert {life.post_id for life in history.lives} == seen
    for life in history.lives:
        assert life.first_seen_at <= life.last_seen_at


def test_boilerplate_that_comes_and_goes_is_no_change() -> None:
    """A sentence that the company repeats is set aside on a board of ten and not on one of nine."""
    old = wording(text="Own words.", whole_text="We are a company. Own words.")
    new = wording(text="We are a company. Own words. And more.", whole_text="We are a company. Own words. And more.")
    assert [(each.removed, each.added) for each in differences(old, new)] == [((), ("And more.",))]
    assert differences(new, replace_text(new, "own WORDS; we are a company. And more!")) != ()
    assert differences(new, replace_text(new, "WE are a company.\nOwn words.\n\nAnd more!")) == ()


def replace_text(of: Wording, text: str) -> Wording:
    return wording(of.post_id, text, whole_text=text)


@pytest.mark.parametrize(
    ("number", "key"),
    [
        ("R-20411", "no. r 20411"),
        (" r 20411 ", "no. r 20411"),
        ("See Opening ID", "welder tanks / starbase tx"),
        (None, "welder tanks / starbase tx"),
    ],
)
def test_a_requisition_is_known_by_its_number_else_by_title_and_place(number: str | None, key: str) -> None:
    assert requisition_key(number, title="Welder, Tanks", place="Starbase, TX") == key


def test_nearly_the_same_words_are_so_at_the_same_place_only() -> None:
    long = "You size radiators that reject the heat of processors in vacuum and correlate models with tests in the chamber."
    assert is_nearly(wording("1", long), wording("2", long + " Apply today.", title="Other"))
    assert not is_nearly(wording("1", long), wording("2", long, place="Redmond"))
    assert not is_nearly(wording("1", "Weld."), wording("2", "Weld."))
    assert not is_nearly(wording("1", long), wording("2", long.replace("radiators", "arrays").replace("heat", "light")))
