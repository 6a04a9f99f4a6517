"""`waymark read` on local documents: no warehouse, no network, the same reading as everywhere else."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from pathlib import Path

from extractors.pages import local_file
from extractors.reader import Reader
from extractors.text.typography import encodable
from models.claims import Claim, Ground
from models.documents import Document, document_id
from models.errors import UsageError
from models.pages import DateFrom
from models.plain import as_plain
from models.reading import Reading, UnreadStretch
from models.vocabulary import DocumentKind

STAGES = ("sentences", "mentions", "quantities", "periods", "cues")


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalDocument:
    """A document and where it came from: a path, or the id that the caller gave it."""

    name: str
    document: Document


def documents_of_files(
    paths: Iterable[Path], *, kind: DocumentKind, published_on: date | None
) -> Iterator[LocalDocument]:
    """Read HTML or text files as documents; raises UsageError for a path that cannot be read."""
    for path in paths:
        try:
            data = path.read_bytes()
        except OSError as error:
            raise UsageError(f"cannot be read: {error.strerror}", identity=str(path)) from error
        yield LocalDocument(
            name=str(path), document=local_file.read(data, name=path.name, kind=kind, published_on=published_on)
        )


def documents_of_lines(lines: Iterable[str], *, name: str) -> Iterator[LocalDocument]:
    """Read JSON lines ``{"id", "kind", "published", "title", "text"}``; only ``text`` must be there.

    Raises UsageError that names file, line and key.
    """
    for number, line in enumerate(lines, start=1):
        if line.strip():
            where = f"{name}, line {number}"
            try:
                raw = json.loads(line)
            except json.JSONDecodeError as error:
                raise UsageError(f"not JSON: {error}", identity=where) from error
            if not isinstance(raw, dict):
                raise UsageError("expected an object with id, kind, published, title, text", identity=where)
            yield LocalDocument(name=str(raw.get("id", number)), document=_document_of_line(raw, where))


def _document_of_line(raw: dict[str, object], where: str) -> Document:
    text = _text(raw, "text", where)
    if text is None:
        raise UsageError("text: is missing", identity=where)
    title = _text(raw, "title", where) or ""
    kind_name = _text(raw, "kind", where) or DocumentKind.ARTICLE.value
    try:
        kind = DocumentKind(kind_name)
    except ValueError as error:
        raise UsageError(f"kind: {kind_name!r} is none of {', '.join(DocumentKind)}", identity=where) from error
    published = _text(raw, "published", where)
    try:
        published_on = date.fromisoformat(published[:10]) if published else None
    except ValueError as error:
        raise UsageError(f"published: {published!r} is not a date like 2026-06-23", identity=where) from error
    return Document(
        id=document_id(kind, None, title, text),
        kind=kind,
        title=title,
        text=text,
        published_on=published_on,
        published_from=DateFrom.GIVEN if published_on else None,
    )


def _text(raw: dict[str, object], key: str, where: str) -> str | None:
    value = raw.get(key)
    if value is not None and not isinstance(value, str):
        raise UsageError(f"{key}: expected text, found {type(value).__name__}", identity=where)
    return None if value is None else _writable(value)


def _writable(text: str) -> str:
    """Return text that can be written: JSON can spell half of a surrogate pair, and NUL. One character for one: offsets hold."""
    return encodable(text).replace("\x00", " ")


def as_json_of_file(local: LocalDocument, reading: Reading, *, stages: bool) -> dict[str, object]:
    """Return a document's JSON: what was read as its body, its signals, its claims, and what of it was left out or unread, if anything was."""
    document = local.document
    return {
        "path": local.name,
        "kind": document.kind.value,
        "title": document.title,
        "published": document.published_on.isoformat() if document.published_on else None,
        "text": document.text,
        **_stages(reading, stages),
        "signals": [as_plain(signal) for signal in reading.signals],
        "claims": list(_claims(local, reading)),
        **_left(reading),
    }


def as_json_of_line(local: LocalDocument, reading: Reading, *, stages: bool) -> dict[str, object]:
    """Return the JSON of one line: its id, its claims, and what was left out or unread, if anything was; with ``stages`` also what they were read from, and signals."""
    return {
        "id": local.name,
        **_stages(reading, stages),
        **({"signals": [as_plain(signal) for signal in reading.signals]} if stages else {}),
        "claims": list(_claims(local, reading)),
        **_left(reading),
    }


def _claims(local: LocalDocument, reading: Reading) -> Iterator[dict[str, object]]:
    """Yield the claims, each under ``why`` with what its fields were read from where that was asked for."""
    for claim, grounds in zip_longest(reading.claims, reading.grounds):
        if grounds is None:
            yield claim.as_json()
        else:
            why = [{**as_plain(ground), "text": words_of(ground, claim, local.document)} for ground in grounds]
            yield {**claim.as_json(), "why": why}


def words_of(ground: Ground, claim: Claim, document: Document) -> str | None:
    """Return the words that a field was read from; None where no words say it."""
    source = document.title if claim.headline else document.text
    return None if ground.start is None else source[ground.start : ground.end]


def _left(reading: Reading) -> dict[str, object]:
    doubtful = {"doubtful": [each.as_json() for each in reading.doubtful]} if reading.doubtful else {}
    return doubtful | ({"unread": [as_plain(stretch) for stretch in reading.unread]} if reading.unread else {})


def unread_in_words(stretch: UnreadStretch, document: Document) -> str:
    """Say where a stretch was left unread, and how much of it, such as "characters 29,460 to 99,979 of 100,000, …"."""
    whole = document.title if stretch.headline else document.text
    where = "of the title's" if stretch.headline else "of"
    return (
        f"characters {stretch.start:,} to {stretch.end:,} {where} {len(whole):,}, in which {stretch.sentences:,} sentences"
        " might make a claim: the text before them packs more than a reader takes on"
    )


def _stages(reading: Reading, wanted: bool) -> dict[str, object]:
    return {stage: [as_plain(record) for record in getattr(reading, stage)] for stage in STAGES} if wanted else {}


def read_all(
    locals_: Iterable[LocalDocument], reader: Reader, *, whole: bool, why: bool = False
) -> Iterator[tuple[LocalDocument, Reading]]:
    """Read documents one after the other; nothing is kept.

    ``whole``: sentences that can make no claim are read as well; ``why``: each claim with what it was read from.
    """
    for local in locals_:
        yield local, reader.read(local.document, whole=whole, why=why)
