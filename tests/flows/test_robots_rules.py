"""What a robots.txt says to one crawler, by RFC 9309 and by the way in which such files are really written."""

import time

import pytest

from flows.robots_rules import Kind, Rules, directives, escaped, path_of, product_token


def allows(text: str | bytes, path: str, agent: str = "Waymark") -> bool:
    body = text.encode() if isinstance(text, str) else text
    return Rules.of(body, agent).allows(f"https://site.test{path}")


OWN_GROUP = "User-agent: *\nDisallow: /\n\nUser-agent: waymark\nDisallow: /drafts/\n"


@pytest.mark.parametrize(
    ("agent", "path", "is_allowed"),
    [
        ("Waymark", "/news", True),
        ("WAYMARK", "/drafts/1", False),
        ("Other", "/news", False),
        ("Way", "/news", False),  # the beginning of a name is another name
        ("Waymarker", "/news", False),
    ],
)
def test_the_group_that_names_us_counts_and_no_other(agent: str, path: str, is_allowed: bool) -> None:
    assert allows(OWN_GROUP, path, agent) is is_allowed


def test_a_group_for_the_beginning_of_our_name_is_not_ours() -> None:
    assert allows("User-agent: way\nDisallow: /\n", "/news")


def test_what_is_said_to_us_in_several_places_is_one_group() -> None:
    text = (
        "User-agent: Waymark\nDisallow: /a\n\nUser-agent: Else\nDisallow: /b\n\nUser-agent: Waymark/1.0\nDisallow: /c\n"
    )
    assert [allows(text, path) for path in ("/a", "/b", "/c")] == [False, True, False]


def test_several_names_share_the_rules_below_them() -> None:
    text = "User-agent: Else\nUser-agent: Waymark\nDisallow: /a\nUser-agent: Third\nDisallow: /b\n"
    assert [allows(text, path) for path in ("/a", "/b")] == [False, True]


@pytest.mark.parametrize(
    "between", ["Sitemap: https://site.test/map.xml", "Crawl-delay: 4", "Clean-param: x", "Host: a"]
)
def test_what_is_no_rule_ends_no_group(between: str) -> None:
    assert not allows(f"User-agent: Waymark\n{between}\nUser-agent: *\nDisallow: /\n", "/news")


def test_rules_before_any_name_are_said_to_nobody() -> None:
    assert allows("Disallow: /\nUser-agent: Else\nDisallow: /\n", "/news")


@pytest.mark.parametrize(
    ("rules", "path", "is_allowed"),
    [
        ("Disallow: /a\nAllow: /a/b", "/a/b/c", True),
        ("Disallow: /a\nAllow: /a/b", "/a/c", False),
        ("Allow: /a\nDisallow: /a", "/a", True),  # as long: the one that allows
        ("Allow: /a\nDisallow: /*.pdf", "/a/x.pdf", False),  # the longer pattern, stars and all
        ("Disallow:", "/a", True),
        ("Disallow: /*/private", "/x/y/private/z", False),
        ("Disallow: /*/private", "/private", True),
        ("Disallow: /a$", "/a", False),
        ("Disallow: /a$", "/a/b", True),
        ("Disallow: /*.php$", "/x.php?y", True),
        ("Disallow: /a*b*c$", "/aXbYc", False),
        ("Disallow: /a*b*c$", "/acb", True),
        ("Disallow: /a**b", "/aXb", False),
        ("Disallow: *.gif", "/x.gif", False),
        ("Disallow: /A", "/a", True),
        ("Disallow: /a # for now", "/a", False),
        ("Disallow /a", "/a", False),  # the colon forgotten
        ("Dissallow: /a", "/a", False),
        ("Disallow /a b", "/a", True),
        ("Allow: /x/index.html\nDisallow: /", "/x/", True),
        ("Allow: /x/index.html\nDisallow: /", "/x/y", False),
    ],
)
def test_the_longest_rule_decides(rules: str, path: str, is_allowed: bool) -> None:
    assert allows(f"User-agent: *\n{rules}\n", path) is is_allowed


@pytest.mark.parametrize(
    ("rule", "path"),
    [
        ("/preis-übersicht", "/preis-%C3%BCbersicht"),
        ("/caf%c3%a9", "/caf%C3%A9"),
        ("/%70rivate", "/private"),
        ("/private", "/%70rivate"),
        ("/a%2Db", "/a-b"),
    ],
)
def test_another_way_of_writing_a_path_is_no_way_around_a_rule(rule: str, path: str) -> None:
    assert not allows(f"User-agent: *\nDisallow: {rule}\n", path)


def test_an_escaped_slash_is_no_slash() -> None:
    assert allows("User-agent: *\nDisallow: /a/b\n", "/a%2Fb")


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b"\xef\xbb", b"\xef"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n", b"\r"])
def test_byte_order_marks_and_line_ends_of_every_kind(mark: bytes, end: bytes) -> None:
    assert not allows(mark + end.join([b"User-agent: *", b"", b"Disallow: /a", b""]), "/a")


def test_only_real_line_ends_end_a_line() -> None:
    assert allows("User-agent: *\nDisallow: /a\x0bDisallow: /b\u2028Disallow: /c\n", "/b")


@pytest.mark.parametrize(
    ("value", "seconds"),
    [("2.5", 2.5), ("10 # please", 10.0), ("", None), ("soon", None), ("-3", None), ("1e9", 1.0), ("inf", None)],
)
def test_a_crawl_delay_is_a_number_of_seconds(value: str, seconds: float | None) -> None:
    assert Rules.of(f"User-agent: *\nCrawl-delay: {value}\n".encode(), "Waymark").crawl_delay_s == seconds


def test_of_several_crawl_delays_the_longest_counts_and_only_ours() -> None:
    text = b"User-agent: *\nCrawl-delay: 9\nDisallow:\n\nUser-agent: Waymark\nCrawl-delay: 2\nCrawl-delay: 3\n"
    assert Rules.of(text, "Waymark").crawl_delay_s == 3.0


@pytest.mark.parametrize("body", [b"", b"\x00" * 1000, b"<html><body>Disallow: /</body>", bytes(range(256)) * 20])
def test_what_is_no_robots_txt_forbids_nothing(body: bytes) -> None:
    assert allows(body, "/news")


def test_the_lines_are_counted_and_named() -> None:
    text = b"# hello\nUser-agent: a\n\nSitemap: https://s.test/x\nnonsense\nFoo: bar\n"
    assert [(each.line, each.kind, each.value) for each in directives(text)] == [
        (2, Kind.USER_AGENT, b"a"),
        (4, Kind.SITEMAP, b"https://s.test/x"),
        (6, Kind.UNKNOWN, b"bar"),
    ]


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("https://a.test", "/"),
        ("https://a.test?x=1", "/?x=1"),
        ("https://a.test/b;c?d#e", "/b;c?d"),
        ("https://a.test/b?u=http://c.test/", "/b?u=http://c.test/"),
        ("", "/"),
    ],
)
def test_the_path_is_what_rules_are_about(url: str, path: str) -> None:
    assert path_of(url) == path


def test_names_and_patterns_are_brought_into_one_form() -> None:
    assert product_token(b"Waymark/0.1 (x)") == b"Waymark"
    assert escaped("/é%c3".encode()) == b"/%C3%A9%C3"


@pytest.mark.parametrize(
    "text",
    [
        "User-agent: x\n" * 30_000 + "Disallow: /a\n" * 10_000,
        "User-agent: *\n" + "Disallow: /*a*a*a*a*a*a*a*b\n" * 15_000,
        "User-agent: *\nDisallow: /" + "*a" * 200_000,
        "User-agent: *\n" + "Disallow:" + " " * 400_000 + "\n",
        ("User-agent: waymark\n" * 3 + "Disallow: /a\n" * 3) * 5_000,
    ],
    ids=["names", "stars", "one line of stars", "spaces", "groups"],
)
def test_no_file_takes_long(text: str) -> None:
    began = time.process_time()
    Rules.of(text.encode()[: 500 * 1024], "Waymark").allows("https://site.test/" + "a" * 2000)
    assert time.process_time() - began < 3.0
