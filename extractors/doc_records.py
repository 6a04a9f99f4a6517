"""What a spaCy ``Doc`` holds of a reading: records in its span groups, its sentences, and what it says of its document.

``write_group(doc, key, records, labels)``, ``records_of(doc, key, kind)``   a span group with its records as plain data
``sentences_of(doc)``, ``document_of(doc)``                         what reading begins with
``DocFinders(doc, reader)``                                         finds what the groups hold, and the rest anew
"""

from collections.abc import Sequence
from datetime import date
from typing import Any, TypeVar

from spacy.tokens import Doc, Span, SpanGroup

from extractors.lines.passages import Line
from extractors.names import language
from extractors.names.language import SENTENCES, Sentence
from extractors.periods.periods import PhraseMatch
from extractors.reader import Reader
from extractors.text.wordings import Wordings
from models.claims import Claim
from models.documents import Document, document_id
from models.pages import DateFrom
from models.plain import as_plain, of_plain
from models.reading import Cue, Mention, Quantity
from models.vocabulary import DocumentKind

NAMES, QUANTITIES, PERIODS, CUES, CLAIMS = "mentions", "quantities", "periods", "cues", "claims"
"""The keys of the span groups."""

_R = TypeVar("_R", Mention, Quantity, PhraseMatch, Cue)


class DocFinders:
    """What stands in a sentence, as earlier components wrote it; what none wrote is found anew."""

    def __init__(self, doc: Doc, reader: Reader) -> None:
        self._own = reader.finders
        self._quantities = records_of(doc, QUANTITIES, Quantity) if QUANTITIES in doc.spans else None
        self._periods = records_of(doc, PERIODS, PhraseMatch) if PERIODS in doc.spans else None
        self._cues = records_of(doc, CUES, Cue) if CUES in doc.spans else None

    @property
    def wordings(self) -> Wordings:
        return self._own.wordings

    def quantities(self, line: Line) -> Sequence[Quantity]:
        return self._own.quantities(line) if self._quantities is None else _inside(self._quantities, line)

    def periods(self, line: Line) -> Sequence[PhraseMatch]:
        return self._own.periods(line) if self._periods is None else _inside(self._periods, line)

    def cues(self, line: Line) -> Sequence[Cue]:
        return self._own.cues(line) if self._cues is None else _inside(self._cues, line)

    def conditions(self, line: Line) -> Sequence[tuple[int, int]]:
        return self._own.conditions(line)

    def attributions(self, line: Line) -> Sequence[Any]:
        return self._own.attributions(line)

    def quoted(self, line: Line, position: int) -> Any:
        return self._own.quoted(line, position)

    def hands(self, line: Line) -> Sequence[Any]:
        return self._own.hands(line)


def _inside(records: Sequence[_R], line: Line) -> list[_R]:
    return [record for record in records if line.start <= record.start and record.end <= line.end]


def records_of(doc: Doc, key: str, kind: type[_R]) -> list[_R]:
    return [of_plain(kind, data) for data in doc.spans[key].attrs["records"]]


def write_group(doc: Doc, key: str, records: Sequence[_R | Claim], labels: Sequence[tuple[str, str]]) -> None:
    """Write records as a span group; a span takes in the whole of every token that it touches, its record does not."""
    spans: list[Span] = []
    for record, (label, link) in zip(records, labels, strict=True):
        span = doc.char_span(record.start, record.end, label=label, kb_id=link, alignment_mode="expand")
        if span is not None:
            spans.append(span)
    doc.spans[key] = SpanGroup(doc, name=key, spans=spans, attrs={"records": [as_plain(record) for record in records]})


def sentences_of(doc: Doc) -> list[Sentence]:
    """Return the sentences: ours, else those of whoever marked some, else ours again."""
    if SENTENCES in doc.spans:
        return [Sentence(start, end) for start, end in doc.spans[SENTENCES].attrs["records"]]
    if not doc.has_annotation("SENT_START"):
        return language.sentences(doc.text)
    return [
        Sentence(sent.start_char + len(sent.text) - len(sent.text.lstrip()), sent.start_char + len(sent.text.rstrip()))
        for sent in doc.sents
        if sent.text.strip()
    ]


def document_of(doc: Doc) -> Document:
    known = doc._.document
    kind, title = DocumentKind(known.get("kind") or DocumentKind.ARTICLE), known.get("title") or ""
    published = known.get("published")
    return Document(
        id=document_id(kind, None, title, doc.text),
        kind=kind,
        title=title,
        text=doc.text,
        published_on=date.fromisoformat(published) if published else None,
        published_from=DateFrom.GIVEN if published else None,
    )
