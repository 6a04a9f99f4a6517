"""Document ─► Reading: everything that is read in one document, down to its claims.

``Reader.of(watchlist)`` is made once; ``reader.read(document)`` is deterministic and looks at nothing but its argument.
"""

from dataclasses import dataclass, replace

from extractors import language, periods, quantities
from extractors.attribution import AttributionFinder
from extractors.claims import ClaimReader
from extractors.context import Passage
from extractors.cues import CueFinder
from extractors.dating import Anchor
from extractors.hiring import HiringFinder
from extractors.mentions import MentionFinder
from extractors.passages import lay_out
from extractors.periods import Outlook, PeriodGrammar, PhraseMatch
from extractors.quantities import UnitTable
from models.claims import Claim
from models.documents import Document
from models.reading import Cue, Mention, Period, Quantity, Reading
from models.vocabulary import AnchorKind, MentionLabel
from models.watchlist import Watchlist


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """What was found in one text before anything was joined."""

    passage: Passage
    mentions: list[Mention]
    quantities: list[Quantity]
    periods: list[PhraseMatch]
    cues: list[Cue]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Reads documents by one watchlist; read-only once made."""

    mentions: MentionFinder
    units: UnitTable
    grammar: PeriodGrammar
    cues: CueFinder
    attributions: AttributionFinder
    claims: ClaimReader
    hiring: HiringFinder

    @classmethod
    def of(cls, watchlist: Watchlist) -> "Reader":
        """Compile every list that reading needs."""
        return cls(
            mentions=MentionFinder.of(watchlist),
            units=UnitTable.of(watchlist.units),
            grammar=PeriodGrammar.of(watchlist.periods),
            cues=CueFinder.of(watchlist.cues),
            attributions=AttributionFinder.of(watchlist),
            claims=ClaimReader.of(watchlist),
            hiring=HiringFinder.of(watchlist),
        )

    def read(self, document: Document) -> Reading:
        """Return all that is read in ``document``; offsets count characters of its text, a headline's of its title."""
        anchor = _anchor_of(document)
        head = self._parts(document, document.title, anchor, headline=True)
        titled = tuple(mention.key for mention in head.mentions if mention.label is MentionLabel.PROGRAM)
        body = self._parts(document, document.text, anchor, headline=False, title_programs=titled)
        claims = self.claims.read(body.passage)
        claims = [*_headline_claims(self.claims.read(head.passage), claims), *claims]
        return Reading(
            document_id=document.id,
            mentions=tuple(body.mentions),
            quantities=tuple(body.quantities),
            periods=tuple(period for match in body.periods if (period := _resolved(match, anchor))),
            cues=tuple(body.cues),
            claims=tuple(claims),
            signals=tuple(self.hiring.find(document, body.mentions)),
        )

    def _parts(
        self, document: Document, text: str, anchor: Anchor, *, headline: bool, title_programs: tuple[str, ...] = ()
    ) -> _Parts:
        sentences = language.sentences(text)
        mentions = self.mentions.find(text) if headline else self._named_below(document)
        found = quantities.find(text, self.units)
        matches = periods.find(text, self.grammar)
        cues = [self.cues.find(text, sentence) for sentence in sentences]
        lines = lay_out(
            text,
            sentences,
            mentions=mentions,
            quantities=found,
            periods=matches,
            cues=cues,
            attributions=[self.attributions.find(text, sentence, mentions) for sentence in sentences],
        )
        passage = Passage(
            document_id=document.id,
            kind=document.kind,
            title=document.title,
            lines=lines,
            conditions=[span for sentence in sentences for span in self.cues.conditions(text, sentence)],
            anchor=anchor,
            title_programs=title_programs,
            headline=headline,
        )
        return _Parts(
            passage=passage,
            mentions=mentions,
            quantities=found,
            periods=matches,
            cues=[cue for group in cues for cue in group],
        )

    def _named_below(self, document: Document) -> list[Mention]:
        """Return the names of the body, read below its title: the title settles whose "orbital data centers" are meant."""
        head = f"{document.title}\n\n"
        return [
            replace(mention, start=mention.start - len(head), end=mention.end - len(head))
            for mention in self.mentions.find(head + document.text)
            if mention.start >= len(head)
        ]


def _anchor_of(document: Document) -> Anchor:
    if document.published_on is not None:
        return Anchor(day=document.published_on, kind=AnchorKind.PUBLISHED)
    if document.fetched_at is not None:
        return Anchor(day=document.fetched_at.date(), kind=AnchorKind.FETCHED)
    return Anchor(day=None, kind=AnchorKind.NONE)


def _headline_claims(found: list[Claim], body: list[Claim]) -> list[Claim]:
    """Keep of a headline's claims those that the body does not make, more exactly or in other words."""
    made = {(claim.program, claim.metric) for claim in body}
    numbers = {(claim.program, claim.value) for claim in body if claim.value is not None}
    return [
        replace(claim, headline=True)
        for claim in found
        if (claim.program, claim.metric) not in made and (claim.program, claim.value) not in numbers
    ]


def _resolved(match: PhraseMatch, anchor: Anchor) -> Period | None:
    return periods.resolve(match, anchor=anchor.day, anchor_kind=anchor.kind, outlook=Outlook.FUTURE)
