"""SEC EDGAR's submissions of a company to links: its filings, column by column, the newest thousand and then files of older ones.

A filing is never changed: an amendment is another filing, of the form with ``/A``.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urljoin, urlsplit

from extractors.listings import feed, json_listing
from extractors.wire import same_site, written_dates
from models.errors import ListingUnreadable
from models.fetching import Link, Request
from models.targets import Source

_COLUMNS = ("accessionNumber", "filingDate", "form", "primaryDocument")
_INTERFACES = frozenset({"data.sec.gov", "efts.sec.gov"})
_ARCHIVE = "https://www.sec.gov/"
_ACCESSION = re.compile(r"\d{10}-\d{2}-\d{6}")
_FILE = re.compile(r"(?:[A-Za-z0-9_-]+/)?[A-Za-z0-9_-][A-Za-z0-9._-]*")
_CIK_IN_ADDRESS = re.compile(r"CIK(\d{10})")
_OLDER = re.compile(r"CIK\d{10}-submissions-\d{3}\.json")


def following(source: Source, request: Request, body: bytes) -> Request | None:
    """Ask for the files of older filings, as far back as the source's ``since`` reaches; without one, for none."""
    waiting = list(request.waiting)
    if source.since is not None and request.depth == 0:
        waiting += [(address, 1) for address in _older(source, request.url, body, source.since)]
    waiting = [entry for entry in waiting if entry[0] not in {request.url, *request.asked}]
    return Request(url=waiting[0][0], depth=1, waiting=tuple(waiting[1:])) if waiting else None


def read(source: Source, body: bytes, *, base_url: str) -> list[Link]:
    """Return a link to the main document of each filing of the source's forms, newest first as they came.

    A filing on paper has no document and is left out. Raises ListingUnreadable for what is no such list, or a torn one.
    """
    answer = json_listing.load(source, body)
    cik = _cik(answer, base_url)
    if cik is None:
        raise ListingUnreadable("the answer does not say whose filings these are", identity=source.key)
    name = feed.plain(json_listing.text(answer.get("name"))) or f"CIK {cik}"
    links: dict[str, Link] = {}
    for row in _rows(source, answer):
        accession, form, file = str(row["accessionNumber"]), str(row["form"]), str(row["primaryDocument"] or "")
        filed_on = written_dates.of_machine(str(row["filingDate"]))
        if filed_on is None or not _ACCESSION.fullmatch(accession):
            raise ListingUnreadable(f"a filing without a date or number: {accession[:40]!r}", identity=source.key)
        url = document_address(base_url, cik, accession, file)
        if url is None or not is_of(source.forms, form) or (source.since is not None and filed_on < source.since):
            continue
        described = feed.plain(json_listing.text(row.get("primaryDocDescription")))
        links.setdefault(
            accession,
            Link(
                source=source.key, url=url, kind=source.document_kind, item_id=accession,
                title=title(name, form, described), published_on=filed_on,
            ),
        )  # fmt: skip
    return list(links.values())


def document_address(base_url: str, cik: int, accession: str, file: str) -> str | None:
    """Return where a filing's document lies; None for a name that is none. Another host than EDGAR's is its own archive."""
    if not _ACCESSION.fullmatch(accession) or not _FILE.fullmatch(file):
        return None
    root = _ARCHIVE if urlsplit(base_url).hostname in _INTERFACES else urljoin(base_url, "/")
    return f"{root}Archives/edgar/data/{cik}/{accession.replace('-', '')}/{file}"


def is_of(forms: tuple[str, ...], form: str) -> bool:
    """Say whether a form is one of those that are followed, or an amendment of one; no forms: all are."""
    wanted = {each.upper() for each in forms}
    return not wanted or form.upper() in wanted or form.upper().removesuffix("/A") in wanted


def title(name: str, form: str, described: str) -> str:
    """Return a title for a filing: whose, which form, and what it calls itself where that says more."""
    return f"{name}: {form}" if described.upper() in {"", form.upper()} else f"{name}: {form}, {described}"


def _cik(answer: dict[str, Any], base_url: str) -> int | None:
    named = _CIK_IN_ADDRESS.search(base_url)
    digits = str(answer.get("cik") or (named.group(1) if named else ""))
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 10 else None


def _rows(source: Source, answer: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the rows of the columns: of the newest filings, or of a file of older ones, which has nothing else."""
    filings = answer.get("filings")
    columns = filings.get("recent") if isinstance(filings, dict) else answer
    if not isinstance(columns, dict) or not all(isinstance(columns.get(name), list) for name in _COLUMNS):
        raise ListingUnreadable(f"the JSON has no columns {', '.join(_COLUMNS)}", identity=source.key)
    lists = {name: column for name, column in columns.items() if isinstance(column, list)}
    lengths = {name: len(column) for name, column in lists.items()}
    if len(set(lengths.values())) != 1:
        raise ListingUnreadable(f"columns of different lengths: {lengths}", identity=source.key)
    for index in range(lengths["form"]):
        yield {name: column[index] for name, column in lists.items()}


def _older(source: Source, url: str, body: bytes, since: date) -> Iterator[str]:
    filings = json_listing.load(source, body).get("filings")
    files = filings.get("files") if isinstance(filings, dict) else None
    for entry in files if isinstance(files, list) else []:
        if not isinstance(entry, dict) or not _OLDER.fullmatch(str(entry.get("name"))):
            continue
        last = written_dates.of_machine(json_listing.text(entry.get("filingTo")))
        address = urljoin(url, str(entry["name"]))
        if last is not None and last >= since and same_site.holds(url, address):
            yield address
