"""What a rewrite keeps: figures without their rate, days and months, names within sentences, codes, quoted words."""

from datetime import date
from pathlib import Path

import pytest

from extractors.stories import marks
from models.documents import Document
from models.vocabulary import DocumentKind

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It pays $150 million a month.", {"figure:1.5e+08 USD"}),
        ("The monthly rent is $150 million.", {"figure:1.5e+08 USD"}),
        ("The wings span 70 meters, or 70 m.", {"figure:70 m"}),
        ("Power grew by 46 percent.", {"figure:0.46 of 1"}),
        ("It flies by the end of 2027.", {"date:2027-12"}),
        ("It runs through December 2029 and began on May 3, 2025.", {"date:2029-12", "date:2025-05-03"}),
        ("It was shown on Tuesday.", set()),
        ("The notice, said Laskin of Reflection, came late.", {"name:laskin", "name:reflection"}),
        ("The file is SAT-AMD-20260625-00412.", {"code:SAT-AMD-20260625-00412"}),
        ("The AI1 gives 120kW.", {"figure:1.2e+05 W"}),
        ("He said “we bought time, not machines”.", {"said:we bought time not", "said:bought time not machines"}),
        ("", set()),
    ],
)
def test_what_is_a_mark(reader, text, expected):
    document = Document(
        id="d", kind=DocumentKind.ARTICLE, title="T", text=text, published_on=date(2026, 6, 24), language="en"
    )
    found = marks.of(document, reader.read(document).mentions, reader.finders)
    assert set(found) == expected
    assert all(0 <= start < len(text) for start in found.values())


def test_a_precise_figure_weighs_more_than_a_round_one_and_that_more_than_a_small_count():
    precise, rounded, small = (marks.weight(f"figure:{value}") for value in ("1.73e+07 USD", "5e+05 USD", "3 1"))
    assert precise > rounded > small
    assert marks.weight("code:SAT-AMD-20260625-00412") > marks.weight("code:GB300")
    assert marks.weight("date:2029-10") > marks.weight("date:2029-12")  # the end of a year is in many stories


@pytest.mark.parametrize(
    ("mark", "words"),
    [
        ("figure:1.2e+05 W", "120 kW"),
        ("figure:0.46 of 1", "46 %"),
        ("figure:7.78e+06 s", "90 days"),
        ("date:2029-12", "2029-12"),
        ("name:laskin", "Laskin"),
    ],
)
def test_a_mark_is_told_in_words(mark, words):
    assert marks.in_words(mark) == words
