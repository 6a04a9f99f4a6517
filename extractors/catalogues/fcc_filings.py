"""What an FCC notice shows: that an application was filed, on the day that its file number names, or that one was granted.

Only what the Commission itself says counts: a file number beside the applicant's name, a grant in the notice's heading or in an entry of
a report of actions taken. What an applicant asks for is no grant.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from extractors.catalogues.sightings import Sighting
from extractors.listings import fcc_notices
from extractors.wire import charset
from models.lexicon import Metric
from models.observations import Observation
from models.source_rules import APPROVAL, FILING
from models.targets import Source

_NUMBER = re.compile(r"\b[A-Z]{3}-[A-Z]{3}-((?:19|20)\d{2})(\d{2})(\d{2})-\d{5}\b")
_GRANTED_IN_HEADING = re.compile(r"\b(?:GRANT(?:S|ED)|AUTHORIZES|AUTHORIZED|APPROVES|APPROVED)\b")
_ACCEPTED = re.compile(r"\bACCEPT(?:S|ED)\b.{0,40}\bFILING\b")
_GRANTED_IN_ENTRY = re.compile(r"\bGrant of Authority\b", re.IGNORECASE)
_EFFECTIVE = re.compile(r"\bDate\s+Effective:?\s+(\d{2})/(\d{2})/((?:19|20)\d{2})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """An application in a notice: its number, the day that names, and the words that belong to it."""

    number: str
    filed_on: date
    words: str


def read(
    source: Source, body: bytes, *, metrics: Mapping[str, Metric], fetch_id: str | None, fetched_at: datetime
) -> list[Observation]:
    """Return the filings and approvals that a notice shows by the source's rules; an empty list for what is no notice."""
    text = charset.decode(body)
    if fcc_notices.is_markup(text) or not fcc_notices.is_notice(text):
        return []
    sighting = Sighting(source=source, metrics=metrics, fetch_id=fetch_id, fetched_at=fetched_at)
    title = fcc_notices.title_of(text) or ""
    released_on = fcc_notices.released_on(text)
    is_granted = bool(_GRANTED_IN_HEADING.search(title)) and not _ACCEPTED.search(title)
    found: dict[str, Observation] = {}
    for rule in source.observes:
        for entry in _entries(text):
            if rule.name_contains.casefold() not in entry.words.casefold():
                continue
            on = entry.filed_on if rule.metric == FILING else None
            if rule.metric == APPROVAL and (is_granted or _GRANTED_IN_ENTRY.search(entry.words)):
                on = _effective_on(entry.words) or released_on
            if on is None or on > sighting.today:
                continue
            seen = sighting.of(
                rule, object_name=f"{rule.name_contains} {entry.number}", value=None, observed_on=on, note=title or None
            )
            found.setdefault(seen.id, seen)
    return list(found.values())


def _entries(text: str) -> Iterator[_Entry]:
    """Yield each application once. A notice about one of them is all about it; in a report an entry goes on to the next number."""
    numbers = list(_NUMBER.finditer(text))
    only = len({match.group() for match in numbers}) == 1
    for index, match in enumerate(numbers):
        try:
            filed_on = date(int(match.group(1)), int(match.group(2)), int(match.group(3)))
        except ValueError:
            continue
        end = numbers[index + 1].start() if index + 1 < len(numbers) else len(text)
        yield _Entry(number=match.group(), filed_on=filed_on, words=text if only else text[match.start() : end])
        if only:
            return


def _effective_on(words: str) -> date | None:
    found = _EFFECTIVE.search(words)
    if found is None:
        return None
    month, day, year = map(int, found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None
