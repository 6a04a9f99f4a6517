"""Markup that parsers choke on is found in linear time; markup of real pages passes."""

import time

import pytest

from extractors.wire.markup_limits import PAGE, excess

MANY = " ".join(f"a{number}" for number in range(100_000))


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        (f"<p {MANY}>x</p>", "attributes"),
        (f'<p x=">" {MANY}>x</p>', "attributes"),
        (f"<p x='\">' {MANY}>x</p>", "attributes"),
        (f'<p x=a"> <p {MANY}">x</p>', "attributes"),
        (f"<!-- <p> --><p {MANY}>", "attributes"),
        ("<p" + "/a" * 5_000 + ">", "attributes"),
        ("<div>" * (PAGE.depth + 1), "inside each other"),
        ("<b><i>" * 100_000, "inside each other"),
        ("<script>'<div>'</script>" + "<div>" * (PAGE.depth + 1), "inside each other"),
        ("<p>x" * (PAGE.tags + 1), "tags"),
        ("x" * 10_000_001, "characters"),
    ],
)  # fmt: skip
def test_too_much_is_named(markup: str, reason: str) -> None:
    assert reason in (excess(markup) or "")


@pytest.mark.parametrize(
    "markup",
    [
        "",
        "no markup at all, but 3 < 5 and 7 > 2",
        "<div><p>one</p><p>two</p></div>" * 1_000,
        "<div>" * PAGE.depth + "</div>" * PAGE.depth,
        "<ul>" + "<li>never closed" * 10_000 + "</ul>",
        "<p>line<br>line<img src=x>" * 5_000,
        "<p " + " ".join(f"a{number}" for number in range(PAGE.attributes)) + ">",
        '<div data-page="' + "{&quot;a b c&quot;: 1} " * 20_000 + '">x</div>',
        "<script>" + "if (a<b) document.write('<div>');" * 2_000 + "</script>",
        "<script><div>" * 2_000 + "</script>",
        "<!--" + "<div>" * 2_000 + "-->",
        "<svg>" + "<path d='M 0 0'/>" * 2_000 + "</svg>",
    ],
)
def test_what_a_parser_may_have_passes(markup: str) -> None:
    assert excess(markup) is None


def test_in_a_feed_every_item_begins_anew_and_nothing_is_raw() -> None:
    items = "<item><description><div><div></description></item>"
    assert excess(items * 1_000, is_feed=True) is None
    assert excess("<item><title>" + "<b>" * 1_000, is_feed=True)


@pytest.mark.parametrize(
    "piece",
    ["<", "<a", "<a ", '<a b="', "<a b='\"", "<a b=", "<!--", "<script>", "</", "<a/", "=", '"', "<a =", '<p x=a" '],
)
def test_the_time_taken_grows_with_the_length_only(piece: str) -> None:
    def seconds(times: int) -> float:
        began = time.process_time()
        excess(piece * times)
        return time.process_time() - began

    assert seconds(400_000) < 2.0
