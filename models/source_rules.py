"""What must hold of one source of the watchlist, by its kind: what it needs to be asked for, and what it would not heed."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from models.targets import Source
from models.vocabulary import DocumentKind, SourceKind

CATALOGUES = frozenset(
    {SourceKind.CELESTRAK, SourceKind.EPOCH, SourceKind.GCAT, SourceKind.LAUNCH_LIBRARY, SourceKind.SPACE_TRACK}
)
"""Kinds whose rows count for something only by ``observes``."""
BOARDS = frozenset(
    {
        SourceKind.ASHBY,
        SourceKind.GREENHOUSE,
        SourceKind.JOB_PAGE,
        SourceKind.LEVER,
        SourceKind.SMARTRECRUITERS,
        SourceKind.TESLA_CAREERS,
        SourceKind.WORKDAY,
    }
)
FEEDS = frozenset({SourceKind.ATOM, SourceKind.JSON_FEED, SourceKind.RSS})
"""Kinds of which old items fall off the end: what stands there no more is not gone."""
SEARCHES = frozenset({SourceKind.EDGAR_SEARCH, SourceKind.GDELT, SourceKind.HACKER_NEWS, SourceKind.SPACEFLIGHT_NEWS})
"""Kinds that are asked for words within a window of time."""
FILINGS = frozenset({SourceKind.EDGAR_SEARCH, SourceKind.EDGAR_SUBMISSIONS})
IMPORTS = frozenset({SourceKind.FOLDER, SourceKind.WARC})
"""Kinds whose pages are read from the disk; nothing is asked of anybody."""
SAVED_BY_HAND = frozenset({SourceKind.TESLA_CAREERS})
"""Kinds whose listing is read from a file that somebody saved, since the site refuses us; nothing is asked of anybody."""
FILING, APPROVAL = "filing", "approval"
"""The metrics that a notice of an authority shows: that something was filed there, that it was granted."""
MOST_PAGES = 100
"""No source is asked for more answers than this in one look."""
MOST_MEGABYTES = 64.0
"""No answer of any source is taken that is larger than this, unpacked."""
_MEGABYTES = {SourceKind.EDGAR_SEARCH: 32.0, SourceKind.EDGAR_SUBMISSIONS: 32.0, SourceKind.GCAT: 64.0}
"""Kinds whose answers are read as a stream, and may be larger than a page: prospectuses of twelve megabytes, tables of tens."""
_ONLY_WITH = {
    "query": SEARCHES,
    "window_hours": SEARCHES,
    "forms": FILINGS,
    "since": frozenset({SourceKind.EDGAR_SUBMISSIONS, SourceKind.SITEMAP}),
    "path_contains": frozenset({SourceKind.LISTING_PAGE, SourceKind.SITEMAP}),
    "selectors": frozenset({SourceKind.LISTING_PAGE}),
    "path": IMPORTS | SAVED_BY_HAND,
}
"""Keys that bear on some kinds only: with others they would be heeded by nobody."""


def most_bytes(source: Source) -> int | None:
    """Return how large an answer of a source may be, packed or unpacked; None: as large as any page."""
    megabytes = source.most_megabytes or _MEGABYTES.get(source.kind)
    return None if megabytes is None else round(min(megabytes, MOST_MEGABYTES) * 1024 * 1024)


def problems_of(source: Source) -> Iterator[str]:
    """Yield the key and the reason of each mistake in a source, taken by itself."""
    if not is_address(source.url):
        yield f"url: only http and https addresses are fetched, not {source.url!r}"
    if source.enabled and source.disabled_because is not None:
        yield "disabled_because: stands only where enabled = false"
    if not source.enabled and not source.disabled_because:
        yield "disabled_because: a source that does not run says why"
    if source.every_hours <= 0:
        yield "every_hours: must be above 0"
    if source.min_seconds_between_requests < 0:
        yield "min_seconds_between_requests: must not be negative"
    if source.expect is not None and source.expect.per_week_min <= 0:
        yield "expect: per_week_min must be above 0; leave expect out where nothing is expected"
    if source.method not in {"GET", "POST"}:
        yield f'method: "GET" or "POST", not {source.method!r}'
    if source.request_body is not None and source.method != "POST":
        yield 'request_body: is sent only with method = "POST"'
    if source.enabled and source.kind in CATALOGUES and not source.observes:
        yield "observes: without a rule no row of a catalogue counts for anything"
    if not 0.0 <= source.error_share < 1.0:
        yield "error_share: a share from 0 to below 1"
    if source.error_share and not source.observes:
        yield "error_share: stands only with observes"
    if source.observes and source.kind not in CATALOGUES | {SourceKind.FCC_NOTICES}:
        yield f"observes: stands only with catalogues and notices, not with {source.kind}"
    if source.kind is SourceKind.FCC_NOTICES:
        for rule in source.observes:
            if rule.metric not in {FILING, APPROVAL}:
                yield f"observes: a notice shows a {FILING} or an {APPROVAL}, not {rule.metric}"
    if source.kind in BOARDS and source.document_kind is not DocumentKind.JOB_POSTING:
        yield f'document_kind: "{DocumentKind.JOB_POSTING}" for a board of kind {source.kind}'
    yield from _of_kind(source)


def _of_kind(source: Source) -> Iterator[str]:
    for name, kinds in _ONLY_WITH.items():
        if getattr(source, name) and source.kind not in kinds:
            yield f"{name}: stands only with {', '.join(sorted(kinds))}, not with {source.kind}"
    if source.query is not None and not source.query.strip():
        yield "query: must not be empty"
    if source.window_hours is not None and source.window_hours <= 0:
        yield "window_hours: must be above 0"
    if source.most_pages is not None and not 1 <= source.most_pages <= MOST_PAGES:
        yield f"most_pages: from 1 to {MOST_PAGES}"
    if source.most_megabytes is not None and not 0 < source.most_megabytes <= MOST_MEGABYTES:
        yield f"most_megabytes: above 0, and {MOST_MEGABYTES:g} at most"
    if source.kind in FILINGS and not source.needs_contact:
        yield "needs_contact: EDGAR answers only those who say how to reach them"
    if source.enabled:
        yield from _of_what_runs(source)


def _of_what_runs(source: Source) -> Iterator[str]:
    if source.kind in SEARCHES and source.query is None:
        yield "query: missing; a search is asked for something"
    if source.kind is SourceKind.EDGAR_SUBMISSIONS and not source.forms:
        yield "forms: missing; without them every notice of a sale of shares would be fetched"
    if source.kind in IMPORTS | SAVED_BY_HAND and not source.path:
        yield "path: missing; what is read from the disk lies somewhere"
    if source.kind is SourceKind.LISTING_PAGE and source.selectors is None:
        yield "selectors: missing; without them nobody knows what the page lists"
    if source.kind is SourceKind.SITEMAP and not (source.topics or source.path_contains or source.since):
        yield "topics: a sitemap lists a whole site; say what is wanted of it by topics, path_contains or since"


def is_address(url: str) -> bool:
    """Say whether this can be an address on the web: http or https, a host, no blanks."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and not re.search(r"\s", url)
