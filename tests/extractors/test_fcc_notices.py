"""FCC notices: one that is its own listing, and pages that point at others."""

from datetime import date

import pytest

from extractors import listing
from models.errors import ListingUnreadable
from models.vocabulary import SourceKind

URL = "https://docs.fcc.gov/public/attachments/DA-26-113A1.txt"
NOTICE = """
                          PUBLIC NOTICE
Federal Communications Commission
45 L Street NE                                                         DA 26-113
Washington, DC 20554                                          Released:  February 4, 2026

            SPACE BUREAU ACCEPTS FOR FILING AN APPLICATION
                  FOR A CONSTELLATION OF MANY SATELLITES

ICFS File No. SAT-LOA-20260108-00016

By this notice the bureau accepts for filing what was asked for.
"""


@pytest.fixture
def read(make_source):
    def of(body, url=URL, **changes):
        source = make_source(SourceKind.FCC_NOTICES, url, **changes)
        return listing.read(source, body if isinstance(body, bytes) else body.encode(), base_url=url)

    return of


def test_a_notice_is_its_own_listing(read):
    [link] = read(NOTICE)
    assert (link.url, link.item_id, link.published_on) == (URL, "DA 26-113", date(2026, 2, 4))
    assert link.title == "SPACE BUREAU ACCEPTS FOR FILING AN APPLICATION"
    assert link.body is None


def test_where_it_led_to_does_not_make_it_another_page(make_source):
    source = make_source(SourceKind.FCC_NOTICES, URL)
    [link] = listing.read(source, NOTICE.encode(), base_url="https://docs.fcc.gov/elsewhere.txt")
    assert link.url == URL


@pytest.mark.parametrize(
    ("old", "new", "number", "day"),
    [
        ("DA 26-113", "Report No. SAT-01999", "Report No. SAT-01999", date(2026, 2, 4)),
        ("DA 26-113", "FCC 26-7", "FCC 26-7", date(2026, 2, 4)),
        ("Released:  February 4, 2026", "", "DA 26-113", None),
        ("February 4", "February 31", "DA 26-113", None),
    ],
)
def test_numbers_and_days_of_notices(read, old, new, number, day):
    [link] = read(NOTICE.replace(old, new))
    assert (link.item_id, link.published_on) == (number, day)


def test_topics_are_looked_for_in_the_notice(read):
    assert len(read(NOTICE, topics=("constellation",))) == 1
    assert read(NOTICE, topics=("radio station",)) == []


LIST = """<html><body><ul>
<li>Feb 4, 2026 · Satellites accepted for filing: <a href="/public/attachments/DA-26-113A1.pdf">PDF</a>
 <a href="/public/attachments/DA-26-113A1.docx">Word</a> <a href="/public/attachments/DA-26-113A1.txt">Text</a></li>
<li>Feb 5, 2026 · Ships' radios: <a href="https://docs.fcc.gov/public/attachments/DOC-417000A1.PDF?x=1#p2">PDF</a></li>
<li><a href="/about">About</a></li></ul></body></html>"""


def test_a_page_leads_to_the_plain_text_of_each_notice(read):
    first, second = read(LIST, url="https://docs.fcc.gov/daily.html")
    assert first.url == URL
    assert (first.item_id, second.item_id) == ("DA-26-113A1", "DOC-417000A1")
    assert second.url == "https://docs.fcc.gov/public/attachments/DOC-417000A1.txt"
    assert "Satellites accepted" in (first.title or "")
    [satellites] = read(LIST, url="https://docs.fcc.gov/daily.html", topics=("satellite",))
    assert satellites == first


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"%PDF-1.7 \x00",
        b"PK\x03\x04docx",
        b"Please slow down.",
        b"<html><body>No such file</body></html>",
        b"<html>" + b"<b>" * 10**5,
    ],
)
def test_what_is_no_notice_is_unreadable(read, body):
    with pytest.raises(ListingUnreadable):
        read(body)
