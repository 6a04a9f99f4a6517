"""EDGAR: columns to filings, and the documents that a full-text search finds."""

from datetime import UTC, date, datetime

import pytest

from extractors import listing
from extractors.listings import edgar
from models.errors import ListingUnreadable
from models.vocabulary import SourceKind

NOW = datetime(2026, 11, 21, tzinfo=UTC)
URL = "https://data.sec.gov/submissions/CIK0001181412.json"
SEARCH = "https://efts.sec.gov/LATEST/search-index?ciks=0001181412"
ROWS = [
    ("0001181412-26-000009", "2026-08-04", "10-Q", "spcx-20260630.htm", "10-Q"),
    ("0001181412-26-000008", "2026-07-20", "4", "xslF345X05/form4.xml", "FORM 4"),
    ("0001628280-26-042639", "2026-06-12", "424B4", "d1final.htm", "PROSPECTUS"),
    ("0001628280-26-038000", "2026-06-03", "S-1/A", "ds1a.htm", ""),
    ("0001181412-26-000002", "2026-05-30", "REGDEX", "", ""),  # on paper
    ("0001181412-25-000001", "2025-01-10", "S-1", "old.htm", "S-1"),
]


def columns(rows=ROWS):
    names = ("accessionNumber", "filingDate", "form", "primaryDocument", "primaryDocDescription")
    return {name: [row[index] for row in rows] for index, name in enumerate(names)}


def submissions(rows=ROWS, files=(), **more):
    return {
        "cik": "1181412",
        "name": "Rocket &amp; Co.",
        "filings": {"recent": columns(rows), "files": list(files)},
    } | more


@pytest.fixture
def read(make_source, as_json):
    def of(answer, url=URL, **changes):
        source = make_source(SourceKind.EDGAR_SUBMISSIONS, URL, needs_contact=True, **changes)
        return listing.read(source, as_json(answer), base_url=url)

    return of


def test_filings_become_links_to_their_main_documents(read):
    first, form4, prospectus, amendment, old = read(submissions())
    assert first.url == "https://www.sec.gov/Archives/edgar/data/1181412/000118141226000009/spcx-20260630.htm"
    assert (first.item_id, first.published_on) == ("0001181412-26-000009", date(2026, 8, 4))
    assert [link.title for link in (first, prospectus, amendment)] == [
        "Rocket & Co.: 10-Q",
        "Rocket & Co.: 424B4, PROSPECTUS",
        "Rocket & Co.: S-1/A",
    ]
    assert form4.url.endswith("/000118141226000008/xslF345X05/form4.xml")
    assert old.published_on == date(2025, 1, 10)


def test_forms_bring_their_amendments_and_nothing_else(read):
    assert [link.title.split(": ")[1] for link in read(submissions(), forms=("s-1", "10-Q"))] == [
        "10-Q",
        "S-1/A",
        "S-1",
    ]
    assert [link.title.split(": ")[1] for link in read(submissions(), forms=("S-1/A",))] == ["S-1/A"]
    assert read(submissions(), forms=("10-K",)) == []


def test_old_filings_are_left_out(read):
    assert len(read(submissions(), since=date(2026, 6, 3))) == 4


def test_a_file_of_older_filings_is_columns_and_nothing_else(read):
    url = "https://data.sec.gov/submissions/CIK0001181412-submissions-001.json"
    [*_, last] = read(columns(), url=url)
    assert last.title == "CIK 1181412: S-1"
    with pytest.raises(ListingUnreadable, match="whose"):
        read(columns(), url="https://data.sec.gov/submissions/older.json")


def test_another_host_keeps_its_own_archive(read):
    [link, *_] = read(submissions(), url="http://edgar.example/submissions/CIK0001181412.json")
    assert link.url.startswith("http://edgar.example/Archives/edgar/data/1181412/")


@pytest.mark.parametrize(
    "file",
    [
        "../../../etc/passwd",
        "/etc/passwd",
        "a/b/c.htm",
        "https://evil.test/x",
        "a b.htm",
        "..",
        ".hidden",
        "x?y=1",
        "a\\b",
        "",
    ],
)
def test_names_that_lead_elsewhere_are_no_documents(read, file):
    assert read(submissions([("0001181412-26-000009", "2026-08-04", "10-Q", file, "")])) == []
    assert edgar.document_address(URL, 1, "0001181412-26-000009", file) is None


@pytest.mark.parametrize(
    "answer",
    [
        {"cik": "1", "facts": {}},  # another interface of the same host
        submissions() | {"filings": None},
        submissions() | {"cik": "x1"},
        submissions() | {"filings": {"recent": columns() | {"form": ["10-Q"]}}},  # torn
        submissions() | {"filings": {"recent": columns() | {"form": "10-Q"}}},
        submissions([("26-1", "2026-08-04", "10-Q", "a.htm", "")]),
        submissions([("0001181412-26-000009", "soon", "10-Q", "a.htm", "")]),
    ],
)
def test_what_is_no_list_of_filings_is_unreadable(read, answer):
    with pytest.raises(ListingUnreadable):
        read(answer)


def test_no_filings_are_an_answer(read):
    assert read(submissions([])) == []


FILES = [
    {"name": "CIK0001181412-submissions-001.json", "filingFrom": "2020-01-01", "filingTo": "2024-12-31"},
    {"name": "CIK0001181412-submissions-002.json", "filingFrom": "2010-01-01", "filingTo": "2019-12-31"},
    {"name": "../../evil.json", "filingTo": "2026-01-01"},
    {"name": "https://evil.test/CIK0001181412-submissions-001.json", "filingTo": "2026-01-01"},
    "odd",
]


def walk(source, body):
    request, asked = listing.first_request(source, now=NOW), []
    while request is not None:
        asked.append(request.url.rpartition("/")[2])
        request = listing.next_request(source, request, body, now=NOW)
    return asked


@pytest.mark.parametrize(
    ("since", "asked"), [(None, 1), (date(2025, 6, 1), 1), (date(2024, 6, 1), 2), (date(2015, 1, 1), 3)]
)
def test_older_files_are_asked_for_as_far_back_as_the_source_reaches(make_source, as_json, since, asked):
    source = make_source(SourceKind.EDGAR_SUBMISSIONS, URL, since=since)
    addresses = walk(source, as_json(submissions(files=FILES)))
    assert len(addresses) == len(set(addresses)) == asked


def test_a_thousand_older_files_are_not_all_asked_for(make_source, as_json):
    files = [
        {"name": f"CIK0001181412-submissions-{number:03}.json", "filingTo": "2026-01-01"} for number in range(1000)
    ]
    source = make_source(SourceKind.EDGAR_SUBMISSIONS, URL, since=date(2001, 1, 1))
    assert len(walk(source, as_json(submissions(files=files)))) == 5


def hit(**changes):
    facts = {
        "ciks": ["0001181412", "0001318605"],
        "display_names": ["ROCKET & CO  (RKT)  (CIK 0001181412)", "CAR CO  (CAR)  (CIK 0001318605)"],
        "form": "8-K",
        "file_type": "EX-99.1",
        "file_date": "2026-09-30",
        "adsh": "0001181412-26-000012",
        "file_description": "PRESS RELEASE",
    }
    return {"_id": "0001181412-26-000012:ex991.htm", "_source": facts | changes}


def found(*hits, **more):
    return {
        "took": 3,
        "timed_out": False,
        "hits": {"total": {"value": len(hits), "relation": "eq"}, "hits": list(hits)},
    } | more


@pytest.fixture
def search(make_source, as_json):
    def of(answer, url=SEARCH):
        source = make_source(SourceKind.EDGAR_SEARCH, url, query="x", needs_contact=True)
        return listing.read(source, as_json(answer), base_url=url)

    return of


def test_a_hit_leads_to_the_document_in_which_the_words_stand(search):
    [link] = search(found(hit()))
    assert link.url == "https://www.sec.gov/Archives/edgar/data/1181412/000118141226000012/ex991.htm"
    assert (link.item_id, link.published_on) == ("0001181412-26-000012:ex991.htm", date(2026, 9, 30))
    assert link.title == "ROCKET & CO: 8-K, PRESS RELEASE"


def test_only_companies_that_the_address_names_are_followed(search):
    fund = hit(ciks=["0000999999"], display_names=["SOME FUND  (CIK 0000999999)"]) | {
        "_id": "0000999999-26-000001:f.htm"
    }
    assert len(search(found(fund, hit()))) == 1
    assert len(search(found(fund, hit()), url="https://efts.sec.gov/LATEST/search-index")) == 2
    [second] = search(found(hit()), url="https://efts.sec.gov/LATEST/search-index?ciks=0001318605")
    assert "/data/1318605/" in second.url
    assert second.title.startswith("CAR CO")


def test_a_page_of_strangers_only_says_that_the_filter_is_not_kept(search):
    with pytest.raises(ListingUnreadable):
        search(found(hit(ciks=["0000999999"])))


@pytest.mark.parametrize(
    "answer",
    [
        {"message": "Internal server error"},
        {"hits": {"total": {"value": 1}}},
        {"hits": {"hits": ["x"]}},
        found(hit(), timed_out=True),
        {"hits": {"hits": [{"_id": "0001181412-26-000012:../x", "_source": hit()["_source"]}]}},
    ],
)
def test_what_is_no_whole_answer_is_unreadable(search, answer):
    with pytest.raises(ListingUnreadable):
        search(answer)


def test_nothing_found_is_an_answer(search):
    assert search(found()) == []
