"""Reading as spaCy components, for any pipeline: sentences, names, quantities, periods, cues and claims.

Each writes a span group of its name to ``doc.spans``, whose ``attrs["records"]`` hold the records as plain data; the claims
are also in ``doc._.claims``, under the public field names, what was left out as rather wrong than right in
``doc._.doubtful``, what was left unread in ``doc._.unread``. What a document is besides its text stands in
``doc._.document``: ``{"title", "published", "kind"}``, each of which may be missing. Claims are joined of what the
groups hold, so that a component put in between may take something out; they are those of ``Reader.read``.

``config={"watchlist": folder}`` says by whose lists; None: those beside the checkout. A pipeline that is saved takes the
lists along. ``extractors/config.cfg`` is the whole pipeline on blank English.
"""

import json
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from extractors.doc_records import (
    CLAIMS,
    CUES,
    NAMES,
    PERIODS,
    QUANTITIES,
    DocFinders,
    document_of,
    records_of,
    sentences_of,
    write_group,
)
from extractors.lines.layout import lay_out
from extractors.lines.passages import Line
from extractors.names import language
from extractors.reader import Reader
from extractors.text.underlay import NO_NOTES, notes_of
from extractors.text.unit_spellings import spellings
from models import watchlist_file
from models.plain import as_plain, of_plain
from models.reading import Mention
from models.watchlist import Watchlist

COMPONENTS = (
    "waymark_sentences", "waymark_names", "waymark_quantities", "waymark_periods", "waymark_cues", "waymark_claims",
)  # fmt: skip
"""The factories in the order in which a pipeline has them."""

_OWN_LISTS = Path(__file__).resolve().parents[1] / "watchlist"
_READ_BY = (
    "organizations",
    "people",
    "programs",
    "outsiders",
    "metrics",
    "units",
    "periods",
    "cues",
    "hiring",
    "reporting",
    "doubts",
    "sizes",
    "wordings",
)


def _claims_in(span: Span) -> list[dict[str, Any]]:
    """Return the claims whose sentence lies in a span: a claim's own, a paragraph's, with speaker, reporter and all."""
    return [
        claim
        for claim in span.doc._.claims
        if not claim["headline"] and span.start_char <= claim["start"] and claim["end"] <= span.end_char
    ]


for _list in ("claims", "doubtful", "unread"):
    if not Doc.has_extension(_list):
        Doc.set_extension(_list, default=[])
if not Span.has_extension("claims"):
    Span.set_extension("claims", getter=_claims_in)
if not Doc.has_extension("document"):
    Doc.set_extension("document", default={})


def add_to(nlp: Language, watchlist: Path | None = None, *, use_model: bool = False) -> Language:
    """Add the components behind those that ``nlp`` has, and teach its tokenizer to part numbers and units; return it.

    ``use_model``: what the components before them write of names and syntax is used for what the lists do not know.
    """
    lists = {"watchlist": None if watchlist is None else str(watchlist)}
    configs: dict[str, dict[str, object]] = {COMPONENTS[0]: {}, COMPONENTS[-1]: {**lists, "use_model": use_model}}
    for name in COMPONENTS:
        if name not in nlp.pipe_names:
            nlp.add_pipe(name, config=configs.get(name, {**lists}))
    return nlp


@lru_cache(maxsize=4)
def _reader_of(watchlist: Watchlist) -> Reader:
    """The components of a pipeline share one reader."""
    return Reader.of(watchlist)


class Component:
    """What the components share: the lists that they read by, and how these are saved."""

    def __init__(self, nlp: Language, name: str, watchlist: str | None) -> None:  # noqa: ARG002  # spaCy gives both
        self.name = name
        self._folder = _OWN_LISTS if watchlist is None else Path(watchlist)
        self._watchlist: Watchlist | None = None
        self._reader: Reader | None = None

    @property
    def watchlist(self) -> Watchlist:
        """The lists, loaded when they are first asked for. Raises WatchlistInvalid."""
        if self._watchlist is None:
            self._watchlist = _lists_of(self._folder)
        return self._watchlist

    @property
    def reader(self) -> Reader:
        """The compiled lists; kept, because to look them up takes the hash of every entry."""
        if self._reader is None:
            self._reader = _reader_of(self.watchlist)
        return self._reader

    def to_bytes(self, **_: object) -> bytes:
        """Return the lists that reading needs."""
        return json.dumps({name: as_plain(getattr(self.watchlist.words, name)) for name in _READ_BY}).encode()

    def from_bytes(self, data: bytes, **_: object) -> "Component":
        """Take the lists from what was saved."""
        self._watchlist, self._reader = of_plain(Watchlist, json.loads(data)), None
        return self

    def to_disk(self, path: str | Path, **_: object) -> None:
        """Write the lists where spaCy says."""
        Path(path).write_bytes(self.to_bytes())

    def from_disk(self, path: str | Path, **_: object) -> "Component":
        """Read the lists from where spaCy says."""
        return self.from_bytes(Path(path).read_bytes())


@lru_cache(maxsize=4)
def _lists_of(folder: Path) -> Watchlist:
    return watchlist_file.load(folder)


@Language.factory("waymark_names", default_config={"watchlist": None}, assigns=["doc.ents", "doc.spans"])
class NameComponent(Component):
    """Writes the settled names, and sets ``doc.ents`` to them and to what others found beside them."""

    def __init__(self, nlp: Language, name: str, watchlist: str | None) -> None:
        super().__init__(nlp, name, watchlist)
        language.tokenizer_of(nlp, spellings(self.watchlist.units))

    def __call__(self, doc: Doc) -> Doc:
        mentions = self.reader.named_below(document_of(doc), sentences_of(doc))
        write_group(doc, NAMES, mentions, [(mention.label.value, mention.key) for mention in mentions])
        ours = filter_spans(list(doc.spans[NAMES]))
        taken = {token.i for span in ours for token in span}
        doc.ents = (*ours, *(span for span in doc.ents if taken.isdisjoint(token.i for token in span)))
        return doc


class _OfSentences(Component):
    """Writes what it finds sentence by sentence."""

    def __call__(self, doc: Doc) -> Doc:
        self.write(doc, lay_out(doc.text, sentences_of(doc), (), self.reader.finders))
        return doc

    def write(self, doc: Doc, lines: Iterable[Line]) -> None:
        """Write the span group."""
        raise NotImplementedError


@Language.factory("waymark_quantities", default_config={"watchlist": None}, assigns=["doc.spans"])
class QuantityComponent(_OfSentences):
    """Writes the quantities, labelled by their dimension."""

    def write(self, doc: Doc, lines: Iterable[Line]) -> None:
        found = [quantity for line in lines for quantity in line.quantities]
        write_group(doc, QUANTITIES, found, [(quantity.dimension, "") for quantity in found])


@Language.factory("waymark_periods", default_config={"watchlist": None}, assigns=["doc.spans"])
class PeriodComponent(_OfSentences):
    """Writes the time expressions, labelled by their kind."""

    def write(self, doc: Doc, lines: Iterable[Line]) -> None:
        found = [match for line in lines for match in line.periods]
        write_group(doc, PERIODS, found, [(match.kind.value, "") for match in found])


@Language.factory("waymark_cues", default_config={"watchlist": None}, assigns=["doc.spans"])
class CueComponent(_OfSentences):
    """Writes the cues, labelled by what they make of what they govern."""

    def write(self, doc: Doc, lines: Iterable[Line]) -> None:
        found = [cue for line in lines for cue in line.cues]
        write_group(doc, CUES, found, [(cue.value or cue.kind.value, "") for cue in found])


@Language.factory(
    "waymark_claims",
    default_config={"watchlist": None, "use_model": False},
    assigns=["doc.spans", "doc._.claims", "doc._.doubtful", "doc._.unread", "span._.claims"],
)
class ClaimComponent(Component):
    """Joins names, quantities, periods and cues to claims: sentences labelled by metric and linked to their program.

    With ``use_model`` the entities and the syntax of the components before it are used for what the lists do not know.
    """

    def __init__(self, nlp: Language, name: str, watchlist: str | None, use_model: bool = False) -> None:
        super().__init__(nlp, name, watchlist)
        self._use_model = use_model

    def __call__(self, doc: Doc) -> Doc:
        document, reader = document_of(doc), self.reader
        sentences = sentences_of(doc)
        mentions = records_of(doc, NAMES, Mention) if NAMES in doc.spans else reader.named_below(document, sentences)
        notes = notes_of(doc) if self._use_model else NO_NOTES
        below = lay_out(doc.text, sentences, mentions, DocFinders(doc, reader), notes)
        joined = reader.join(document, reader.lines_of_title(document), below, whole=False)
        claims = [each.claim for each in joined.claims]
        body = [claim for claim in claims if not claim.headline]
        write_group(doc, CLAIMS, body, [(claim.metric, claim.program or "") for claim in body])
        doc._.claims = [claim.as_json() for claim in claims]
        doc._.unread = [as_plain(stretch) for stretch in joined.unread]
        doc._.doubtful = [each.as_doubtful().as_json() for each in joined.doubtful]
        return doc
