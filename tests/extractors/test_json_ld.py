"""JSON-LD as pages really write it, and languages of texts."""

import pytest

from extractors.text import text_language
from extractors.wire import json_ld, web_address

ARTICLE = '{"@type": "NewsArticle", "headline": "H"}'


@pytest.mark.parametrize(
    "script",
    [
        ARTICLE,
        f"[{ARTICLE}]",
        f'{{"@context": "https://schema.org", "@graph": [{ARTICLE}]}}',
        '{"@type": ["https://schema.org/NewsArticle", "Thing"], "headline": "H",}',
        '<!-- {"@type": "NewsArticle", "headline": "H"} -->',
        '//<![CDATA[\n{"@type": "NewsArticle", "headline": "H"}\n//]]>',
        "{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;headline&quot;: &quot;H&quot;}",
        '{"@type": "NewsArticle", "headline": "H", "description": "two\nlines"}',
    ],
)
def test_an_article_is_found_however_it_is_written(script: str) -> None:
    [found] = [thing for thing in json_ld.objects([script]) if "NewsArticle" in json_ld.types_of(thing)]
    assert json_ld.text_of(found["headline"]) == "H"


@pytest.mark.parametrize("script", ["", "not json", '{"@type": "NewsArticle"', "[" * 100_000, "null", "3", '"text"'])
def test_what_is_no_json_is_passed_over(script: str) -> None:
    assert list(json_ld.objects([script, ARTICLE])) == list(json_ld.objects([ARTICLE]))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("A &amp;  B", "A & B"),
        ({"@type": "Person", "name": "Jo"}, "Jo"),
        ([{"url": "x"}, {"name": "Al"}], "Al"),
        ({"@value": "2026-06-01"}, "2026-06-01"),
        ("", None),
        (None, None),
        (7, None),
    ],
)
def test_a_value_as_text(value: object, text: str | None) -> None:
    assert json_ld.text_of(value) == text


ENGLISH = "The company plans to launch its first satellites in the spring of next year."
GERMAN = "Das Unternehmen will seine ersten Satelliten im Frühjahr des nächsten Jahres starten."


@pytest.mark.parametrize(
    ("text", "declared", "code"),
    [
        (ENGLISH, None, "en"),
        (GERMAN, None, "de"),
        (GERMAN, "en-US", "de"),
        ("120 kW", "en-US", "en"),
        ("120 kW", "EN_us", "en"),
        ("120 kW", None, None),
        ("120 kW", "english", None),
    ],
)
def test_a_language_is_told_where_a_text_is_long_enough(text: str, declared: str | None, code: str | None) -> None:
    assert text_language.of(text, declared=declared) == code


@pytest.mark.parametrize(
    ("address", "whole"),
    [
        ("/a?b=1#c", "https://news.test/a?b=1"),
        ("HTTPS://News.Test", "https://news.test/"),
        ("?utm_source=x&UTM_Medium=y&id=3&fbclid=z", "https://news.test/feed?id=3"),
        ("//other.test/a", "https://other.test/a"),
        ("mailto:a@b.test", None),
        ("javascript:x", None),
        ("http://[::1", None),
        ("https://u@news.test/", None),
        ("", None),
        (None, None),
    ],
)
def test_an_address_is_made_whole_and_rid_of_campaigns(address: str | None, whole: str | None) -> None:
    assert web_address.resolve(address, "https://news.test/feed") == whole
