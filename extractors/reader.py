"""Document ─► Reading: everything that is read in one document, down to its claims.

``Reader.of(watchlist)`` is made once; ``reader.read(document)`` is deterministic and looks at nothing but its argument.
A gate on words spares most documents, and most sentences of the others.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache, partial
from typing import NamedTuple

from extractors.dating.dating import Anchor
from extractors.gate import Gate
from extractors.hiring.hiring import HiringFinder
from extractors.joining.claims import ClaimReader, Joined
from extractors.joining.context import Passage
from extractors.joining.finders import TextFinders
from extractors.lines import generalities
from extractors.lines.layout import lay_out
from extractors.lines.passages import Line
from extractors.lines.workload import Workload
from extractors.names import language
from extractors.names.language import Sentence
from extractors.names.mentions import MentionFinder
from extractors.periods import periods
from extractors.periods.periods import Outlook, PhraseMatch
from extractors.speech.chain_links import Link
from extractors.text.anchors import words_of
from extractors.text.underlay import NO_NOTES, Notes, Underlay
from extractors.wire import web_address
from models.claims import Claim, ClaimPeriod
from models.documents import Document
from models.reading import Mention, Period, Reading, ReadSentence, UnreadStretch
from models.targets import Source
from models.vocabulary import AnchorKind
from models.watchlist import Watchlist

_OPENING = 5000  # characters of a text in which its title's short names are explained


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Reads documents by one watchlist; read-only once made. ``owners``: key of a source → of the organization that it belongs to."""

    gate: Gate
    mentions: MentionFinder
    finders: TextFinders
    claims: ClaimReader
    hiring: HiringFinder
    owners: dict[str, str]
    underlay: Underlay | None = None

    @classmethod
    def of(cls, watchlist: Watchlist, underlay: Underlay | None = None) -> "Reader":
        """Compile every list that reading needs; ``underlay`` is a user's pipeline, for what no list knows."""
        mentions = MentionFinder.of(watchlist)
        finders = TextFinders.of(watchlist)
        claims = ClaimReader.of(watchlist)
        hiring = HiringFinder.of(watchlist)
        gate = Gate.of(
            names=mentions.anchors,
            units=finders.units.words,
            events=claims.event_words,
            resuming=claims.resuming_words,
            dating=claims.context.wordings.words("event.resumes"),
        )
        return cls(
            gate=gate,
            mentions=mentions,
            finders=finders,
            claims=claims,
            hiring=hiring,
            owners=_owners_of(watchlist.sources),
            underlay=underlay,
        )

    def of_sources(self, sources: Iterable[Source]) -> "Reader":
        """Return a reader by the same words for documents of these sources; nothing is compiled anew."""
        return replace(self, owners=_owners_of(sources))

    def read(self, document: Document, *, whole: bool = False, why: bool = False) -> Reading:
        """Return what is read in ``document``; offsets count characters of its text, a headline's of its title.

        Quantities, periods and cues are those of the sentences that make a claim. ``whole`` reads every sentence, those
        that cannot make one too, and returns all that stands in them; names, claims and signals are the same. ``why`` returns what each field was read from.
        """
        heard = words_of(f"{document.title}\n{document.text}")
        if not whole and not self.gate.opens(heard) and not self.claims.unnamed.may_stand_in(heard):
            return Reading(document_id=document.id)
        notes = self._notes(document.text)
        sentences = language.sentences(document.text, notes.borders)
        above = language.sentences(document.title)
        named = self.named_below(document, sentences, heard, above)
        below = lay_out(document.text, sentences, named, self.finders, notes)
        joined = self.join(document, self.lines_of_title(document, above), below, whole=whole)
        claims = [each.claim for each in joined.claims]
        starts = {claim.start for claim in claims if not claim.headline}
        shown = [line for line in below if whole or line.start in starts]
        anchor = _anchor_of(document)
        mentions = [mention for line in below for mention in line.mentions]
        return Reading(
            document_id=document.id,
            sentences=tuple(self._sifted(below)) if whole else (),
            mentions=tuple(mentions),
            quantities=tuple(quantity for line in shown for quantity in line.quantities),
            periods=tuple(
                period for line in shown for match in line.periods if (period := _resolved(match, anchor)) is not None
            ),
            cues=tuple(cue for line in shown for cue in line.cues),
            claims=tuple(claims),
            grounds=tuple(each.grounds() for each in joined.claims) if why else (),
            doubtful=tuple(each.as_doubtful() for each in joined.doubtful),
            signals=tuple(self.hiring.find(document, mentions, sentences, heard)),
            unread=tuple(joined.unread),
        )

    def lines(self, document: Document) -> list[Line]:
        """Return the sentences of ``document.text`` in order, each with what stands in it; that is found when it is asked for."""
        notes = self._notes(document.text)
        sentences = language.sentences(document.text, notes.borders)
        return lay_out(document.text, sentences, self.named_below(document, sentences), self.finders, notes)

    def lines_of_title(self, document: Document, sentences: Sequence[Sentence] | None = None) -> list[Line]:
        """Return the sentences of ``document.title``; its names may lean on words of the opening below it.

        ``sentences``, those of the title by its characters alone, saves finding them again.
        """
        title, notes = document.title, self._notes(document.title)
        sentences = language.sentences(title) if sentences is None else sentences
        mentions = self.mentions.find(title, sentences, beside=document.text[:_OPENING])
        laid = language.sentences(title, notes.borders) if notes.borders else sentences
        return lay_out(title, laid, mentions, self.finders, notes)

    def _notes(self, text: str) -> Notes:
        return NO_NOTES if self.underlay is None else self.underlay.annotate(text)

    def join(self, document: Document, above: list[Line], below: list[Line], *, whole: bool) -> "JoinedText":
        """Return the claims of the title's lines that the body does not make, those of the body, and what was left out or unread."""
        titled = [mention for line in above for mention in line.mentions]
        named = [*titled, *(mention for line in below for mention in line.mentions)]
        if (
            not self.claims.concerns(named)
            and not self.claims.unnamed.is_told_in(below)
            and not self.claims.context.deals.is_report_on_deals(below, document.title)
        ) or generalities.is_satire(below, document.title):
            return JoinedText([], [], [])
        credit = cache(partial(self._credit, document))
        told_by = partial(_passage, document, credit=credit, owner=self.owners.get(document.source or ""))
        head = told_by(above, headline=True)
        body = told_by(
            below,
            titled=tuple(titled),
        )
        work = self._workload(whole=whole)
        claims, doubtful = self.claims.read(body, self._passing(below, whole=whole), work)
        unread = list(work.unread())
        if not self.claims.concerns(titled):
            return JoinedText(claims, doubtful, unread)
        work = self._workload(whole=whole)
        heads, doubtful_heads = self.claims.read(head, self._passing(above, whole=whole), work)
        return JoinedText(
            [*_headline_claims(heads, claims), *claims],
            [*_headline_claims(doubtful_heads, claims), *doubtful],
            [*work.unread(headline=True), *unread],
        )

    def _credit(self, document: Document) -> Link | None:
        """Return the outlet that a document is copied from."""
        return self.claims.context.chains.credit(document.title, document.text, site=_site_of(document))

    def _sifted(self, lines: Iterable[Line]) -> Iterator[ReadSentence]:
        for line in lines:
            yield ReadSentence(start=line.start, end=line.end, gate=self.gate.reason(line))

    def _workload(self, *, whole: bool) -> Workload:
        return Workload(self.gate.passes if whole else None)

    def _passing(self, lines: list[Line], *, whole: bool) -> list[Line]:
        return lines if whole else [line for line in lines if self.gate.passes(line)]

    def named_below(
        self,
        document: Document,
        sentences: Sequence[Sentence],
        heard: Set[str] | None = None,
        above: Sequence[Sentence] | None = None,
    ) -> list[Mention]:
        """Return the names of the body, read below its title: the title settles whose "orbital data centers" are meant.

        ``heard``, the words of both, and ``above``, the sentences of the title, save finding them again where the caller has done so.
        """
        head = f"{document.title}\n\n"
        below = len(head)
        both = [
            *(language.sentences(document.title) if above is None else above),
            *language.moved(sentences, below),
        ]
        return [
            Mention(
                start=mention.start - below,
                end=mention.end - below,
                text=mention.text,
                label=mention.label,
                key=mention.key,
            )
            for mention in self.mentions.find(head + document.text, both, heard=heard)
            if mention.start >= below
        ]


class JoinedText(NamedTuple):
    """The claims of a text and its title, what was left out of them as rather wrong than right, and what was left unread."""

    claims: list[Joined]
    doubtful: list[Joined]
    unread: list[UnreadStretch]


def _owners_of(sources: Iterable[Source]) -> dict[str, str]:
    return {source.key: source.organization for source in sources if source.organization}


def _passage(
    document: Document,
    lines: list[Line],
    *,
    credit: Callable[[], Link | None],
    owner: str | None,
    headline: bool = False,
    titled: tuple[Mention, ...] = (),
) -> Passage:
    return Passage(
        document_id=document.id,
        kind=document.kind,
        title=document.title,
        lines=lines,
        anchor=_anchor_of(document),
        titled=titled,
        headline=headline,
        credit=credit,
        owner=owner,
        site=_site_of(document),
    )


def _site_of(document: Document) -> str:
    host = web_address.host_of(document.url) if document.url else ""
    return " ".join(filter(None, (document.site, host)))


def _anchor_of(document: Document) -> Anchor:
    if document.published_on is not None:
        return Anchor(day=document.published_on, kind=AnchorKind.PUBLISHED)
    if document.fetched_at is not None:
        return Anchor(day=document.fetched_at.date(), kind=AnchorKind.FETCHED)
    return Anchor(day=None, kind=AnchorKind.NONE)


_KIN = {"prototype_launch": "launch"}
"""A headline calls any first flight a launch."""


def _headline_claims(found: list[Joined], body: list[Joined]) -> list[Joined]:
    """Keep of a headline's claims those that the body does not make, more exactly or in other words."""
    numbers = {(each.claim.program, each.claim.value) for each in body if each.claim.value is not None}
    return [
        each
        for each in found
        if (each.claim.program, each.claim.value) not in numbers
        and not any(_is_same_matter(each.claim, other.claim) for other in body)
    ]


def _is_same_matter(headline: Claim, other: Claim) -> bool:
    """Say whether a claim of the body may be the headline's, told otherwise: not the flights of another year."""
    kind, other_kind = (_KIN.get(metric, metric) for metric in (headline.metric, other.metric))
    if (headline.program, kind) != (other.program, other_kind):
        return False
    first, second = headline.period, other.period
    if headline.value is None or first is None or second is None:
        return True
    return not (_ends_before(first, second) or _ends_before(second, first))


def _ends_before(first: ClaimPeriod, second: ClaimPeriod) -> bool:
    return first.latest is not None and second.earliest is not None and first.latest < second.earliest


def _resolved(match: PhraseMatch, anchor: Anchor) -> Period | None:
    return periods.resolve(match, anchor=anchor.day, anchor_kind=anchor.kind, outlook=Outlook.FUTURE)
