"""Joining: out of the quantities, names, periods and cues of a text come its claims.

``ClaimReader.of(watchlist)``
``reader.concerns(mentions) -> bool``     a text that names these can make a claim
``reader.read(passage) -> JoinedPassage``   claims in the order of the text, each with what its fields were read from, and
beside them what was left out as rather wrong than right

A ``Workload`` says how much of a text is read: what is past it is left, and told by the workload.
"""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from extractors.ellipses import resumed_events, rulings
from extractors.joining import values
from extractors.joining.borrowed import Setting, settings_of
from extractors.joining.confidence import LEAST, Confidence
from extractors.joining.context import Context, Passage
from extractors.joining.events import EventReader
from extractors.joining.grounds import grounds_of
from extractors.joining.speakers import SpeakerFinder
from extractors.joining.value_owners import OwnerFinder
from extractors.joining.value_stance import ValueStance
from extractors.joining.valued import ValueReader
from extractors.lines.drafts import Draft, Told, as_claim
from extractors.lines.passages import Line
from extractors.lines.scenes import Scene
from extractors.lines.workload import OF_CLAIM, OF_FIGURE, OF_HAPPENING, Workload
from extractors.metrics.metrics import MetricTable
from extractors.programs.strays import without_strays
from extractors.programs.unnamed import UnnamedFinder
from extractors.text.anchors import Anchors
from extractors.text.wordings import Wordings
from models.claims import Claim, DoubtfulClaim, Ground
from models.reading import Mention
from models.records import made_often
from models.vocabulary import Basis, DocumentKind, MentionLabel
from models.watchlist import Watchlist

MOST_IN_A_SENTENCE = 40
"""A "sentence" with more quantities, dates or names is a table that lost its lines; nobody can say what belongs together."""

LONGEST_SENTENCE = 4000
"""Characters. Looking for what governs each verb of a "sentence" takes longer than its length; beyond this nobody wrote one."""

MOST_CUES = 60
"""A person's sentence has a dozen of words that say how firmly something is meant."""

# Characters: a sentence of fewer holds no more periods, or cues (but for "?"), than is allowed, and need not be searched.
_SHORTEST_PERIOD = 4
_SHORTEST_CUE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimReader:
    """Joins what was found in a text to claims; made once from a watchlist."""

    table: MetricTable
    context: Context
    of_values: ValueReader
    of_events: EventReader
    unnamed: UnnamedFinder
    speakers: SpeakerFinder
    confidence: Confidence
    least: float = LEAST  # how sure a claim has to be

    @classmethod
    def of(cls, watchlist: Watchlist) -> "ClaimReader":
        """Compile what joining needs of the watchlist."""
        context = Context.of(watchlist)
        table = MetricTable.of(watchlist.metrics, context.wordings)
        unnamed = UnnamedFinder.of(watchlist, table, context.programs.outsiders)
        of_events = EventReader.of(watchlist.metrics, context)
        return cls(
            table=table,
            context=context,
            of_values=ValueReader(
                context=context,
                owners=OwnerFinder.of(table, context, unnamed),
                stance=ValueStance(context=context, triggers=of_events.triggers),
            ),
            of_events=of_events,
            unnamed=unnamed,
            speakers=SpeakerFinder.of(watchlist, context.chains.companies),
            confidence=Confidence.of(watchlist),
        )

    @property
    def event_words(self) -> Anchors:
        """The phrases without one of which a sentence tells of no event."""
        return self.of_events.triggers.gate

    @property
    def resuming_words(self) -> frozenset[str]:
        """Words without one of which a sentence gives no other date to a happening told before it."""
        return resumed_events.words(self.context.wordings) | rulings.words(self.context.wordings)

    def concerns(self, mentions: Iterable[Mention]) -> bool:
        """Say whether a text that names these can make a claim; what else it says is nobody's."""
        return self.context.concerns(mentions)

    def read(
        self, passage: Passage, lines: Iterable[Line] | None = None, workload: Workload | None = None
    ) -> "JoinedPassage":
        """Return the claims of ``passage`` in the order in which they stand in it; of ``lines`` alone if they are given."""
        if passage.headline and passage.kind is DocumentKind.JOB_POSTING:
            return JoinedPassage([], [])  # "Internship, Colossus Operations (Summer 2027)" is the name of a job
        told = Told()
        named = self.context.programs.names.of_lines(passage.lines)
        work = Workload() if workload is None else workload
        titled = self.context.programs_of_title(passage)
        beside = {mention.key for mention in passage.titled if mention.label is MentionLabel.PROGRAM}.difference(titled)
        scene = Scene(
            lines=passage.lines,
            named=named,
            told=told,
            work=work,
            title=passage.title,
            title_programs=titled,
            owners=(passage.title_keys - beside) | ({passage.owner} if passage.owner else set()),
        )
        for line in passage.lines if lines is None else lines:
            if not work.takes(line) or line.end - line.start > LONGEST_SENTENCE:
                continue
            work.add(OF_FIGURE * len(line.quantities))
            if _is_crowded(line):
                continue
            line_values = values.of_line(line, self.table, self.context.counter)
            triggers = self.of_events.triggers_of(scene, line)
            work.add(OF_HAPPENING * len(triggers))
            if not (line_values or triggers) or _is_table(line):
                continue
            # Happenings first: they go on from what the lines before told, not from the values of their own line.
            happenings = list(self.of_events.read(passage, scene, line, line_values, triggers))
            here = [*self.of_values.read(passage, scene, line, line_values), *happenings]
            if here:
                work.add(len(here) * (OF_CLAIM + len(line.periods)))
            told.settle(line, sorted(here, key=lambda draft: (draft.start, draft.end)))
        drafts = list(without_strays(scene, told.all(), self.context.programs.passing))
        is_talk = passage.kind is not DocumentKind.JOB_POSTING
        marked = self.speakers.marked(passage, drafts) if is_talk else drafts
        weighed = self._weighed(marked, passage)
        kept = without_repeats(draft for draft in marked if weighed[id(draft)].chance >= self.least)
        said = {draft.said for draft in kept}
        left_out = without_repeats(
            draft for draft in marked if weighed[id(draft)].chance < self.least and draft.said not in said
        )
        return JoinedPassage(self._finished(kept, passage, weighed), self._finished(left_out, passage, weighed))

    def _weighed(self, drafts: Sequence[Draft], passage: Passage) -> dict[int, "_Weight"]:
        """Return how sure each draft is, by its identity: what is said may be said twice."""
        if passage.headline:
            settings = [Setting(headline=True)] * len(drafts)
        else:
            settings = settings_of(drafts, passage.title_keys)
        return {
            id(draft): _Weight(setting, self.confidence.of_draft(draft, setting))
            for draft, setting in zip(drafts, settings, strict=True)
        }

    def _finished(self, drafts: Sequence[Draft], passage: Passage, weighed: dict[int, "_Weight"]) -> list["Joined"]:
        """Return the claims of drafts, each with who says it."""
        is_talk = passage.kind is not DocumentKind.JOB_POSTING
        chains = [self.speakers.chain(passage, draft) if is_talk else draft.chain for draft in drafts]
        if any(chain.speaker is not None for chain in chains):
            credit = passage.credit()
            chains = [chain.in_page(owner=passage.owner, site=passage.site, credit=credit) for chain in chains]
        return [
            self._joined(
                draft if chain == draft.chain else replace(draft, chain=chain), passage.document_id, weighed[id(draft)]
            )
            for draft, chain in zip(drafts, chains, strict=True)
        ]

    def _joined(self, draft: Draft, document_id: str, weight: "_Weight") -> "Joined":
        setting = weight.setting
        claim = as_claim(draft, document_id, headline=setting.headline, confidence=weight.chance)
        return Joined(
            claim=claim, draft=draft, setting=setting, wordings=self.context.wordings, confidence=self.confidence
        )


class _Weight(NamedTuple):
    """What stands around a draft, and how likely it is read rightly by that."""

    setting: Setting
    chance: float


@made_often
@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """A claim, and the draft that it was finished from."""

    claim: Claim
    draft: Draft
    setting: Setting
    wordings: Wordings
    confidence: Confidence

    def grounds(self) -> tuple[Ground, ...]:
        """Return what the fields of the claim were read from."""
        return grounds_of(self.draft, self.wordings, headline=self.claim.headline)

    def as_doubtful(self) -> DoubtfulClaim:
        """Return the claim as one that is left out, with what speaks against it."""
        return DoubtfulClaim(claim=self.claim, doubts=self.confidence.against(self.draft, self.setting))


class JoinedPassage(NamedTuple):
    """The claims of a passage, and what was left out of them as rather wrong than right."""

    claims: list[Joined]
    doubtful: list[Joined]


def _is_crowded(line: Line) -> bool:
    """Say whether a line is no sentence, by what is looked for in all of them."""
    return len(line.mentions) > MOST_IN_A_SENTENCE or len(line.quantities) > MOST_IN_A_SENTENCE


def _is_table(line: Line) -> bool:
    """Say whether a line is no sentence, by its cues and dates: looked for only where it may make a claim."""
    length = line.end - line.start
    most_cues = length // _SHORTEST_CUE + line.words.count("?", line.start, line.end)
    if most_cues > MOST_CUES and len(line.spoken) > MOST_CUES and len(line.cues) > MOST_CUES:
        return True
    return length > MOST_IN_A_SENTENCE * _SHORTEST_PERIOD and len(line.periods) > MOST_IN_A_SENTENCE


def without_repeats(drafts: Iterable[Draft]) -> list[Draft]:
    """Leave out what is said twice: the same value of the same metric, with the same date or with none."""
    kept: list[Draft] = []
    places: dict[Hashable, dict[Hashable, int]] = {}  # what is said → when → where it stands in ``kept``
    for draft in drafts:
        dated, when = places.setdefault(draft.said, {}), draft.dates
        if when in dated or (when is None and dated):
            continue
        if None in dated:  # it was said without a date: the date says more
            dated[when] = dated.pop(None)
            kept[dated[when]] = draft
        else:
            dated[when] = len(kept)
            kept.append(draft)
    return _without_undated_events(kept)


def _without_undated_events(drafts: Iterable[Draft]) -> list[Draft]:
    """An event that is told without a date says nothing beside the same event with one."""
    kept = list(drafts)
    dated = {
        (draft.metric.key, draft.program, draft.modality, draft.counterparty)
        for draft in kept
        if draft.metric.basis is Basis.EVENT and draft.period is not None
    }
    return [
        draft
        for draft in kept
        if draft.metric.basis is not Basis.EVENT
        or draft.period is not None
        or (draft.metric.key, draft.program, draft.modality, draft.counterparty) not in dated
    ]
