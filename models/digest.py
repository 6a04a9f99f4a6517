"""The week in records: what changed, what the watches say, where every target stands, and what was not looked at.

``compose`` takes plain records, as the warehouse keeps them, and gives a Digest that the reports only have to lay out. Every
sentence in it is computed from the data; nothing is estimated here.
"""

from dataclasses import dataclass, field
from datetime import date

from models import digest_launches, digest_sentences
from models.contradictions import Contradiction
from models.digest_claims import ClaimLine, ProgramClaims, claim_lines, grouped
from models.digest_contradictions import ContradictionLine, contradiction_lines
from models.digest_corrections import CorrectionLine, correction_lines
from models.digest_postings import PostingLine, posting_lines
from models.digest_sources import Skipped, SourceLook
from models.digest_stories import StoryLine, story_lines
from models.digest_targets import (
    CategoryChange,
    CategorySection,
    TargetLine,
    category_changes,
    sections,
    target_line,
)
from models.digest_watches import WatchAnswer, answers
from models.display_names import Names
from models.observations import Observation
from models.revisions import Correction
from models.schedules import LaunchMove
from models.scores import SaidClaim, Score
from models.signals import PostingMove, Signal, Week
from models.stories import StoryDocument
from models.targets import Target, Watch
from models.vocabulary import Health, PostingEventKind
from models.voices import Voices


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestInput:
    """What a digest is made from.

    ``scores`` stand as of the week's Sunday (or the day of the run, within the week), ``scores_before`` as of the digest
    before; ``cited`` holds every claim and observation that a score's reasons name, so that the digest can quote them.
    ``postings`` are what happened to job postings in the week; ``signals`` are all signals of all watches to date.
    """

    week: Week
    targets: tuple[Target, ...]
    names: Names = field(hash=False)
    scores: tuple[Score, ...]
    voices: Voices = field(default_factory=Voices, hash=False)
    scores_before: tuple[Score, ...] = ()
    claims: tuple[SaidClaim, ...] = ()  # that we came to know in the week
    observations: tuple[Observation, ...] = ()  # made known in the week
    cited: tuple[SaidClaim, ...] = ()
    postings: tuple[PostingMove, ...] = ()
    watches: tuple[Watch, ...] = ()
    signals: tuple[Signal, ...] = ()
    looks: tuple[SourceLook, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    launch_moves: tuple[LaunchMove, ...] = ()  # first seen in the week
    contradictions: tuple[Contradiction, ...] = ()  # as found with the scores; their claims stand in ``cited``
    stories: tuple[StoryDocument, ...] = ()  # documents of the stories of which something came to be known in the week
    capacity_line: str | None = None
    expired_readers: tuple[str, ...] = ()  # readers of single sites that go unused, in sentences
    corrections: tuple[Correction, ...] = ()  # of the week, that touch a number, a date or how firmly something is said


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """One week, ready to be laid out. Everything is sorted; the same input gives the same digest."""

    week: Week
    as_of: date
    headlines: tuple[str, ...]
    changes: tuple[CategoryChange, ...]
    new_targets: tuple[TargetLine, ...]
    opened: tuple[PostingLine, ...]
    closed: tuple[PostingLine, ...]
    returned: tuple[PostingLine, ...]  # reopened, or put up again under another id
    first_named: tuple[PostingLine, ...]  # programs that no posting of the board had named
    claims: tuple[ProgramClaims, ...]
    stories: tuple[StoryLine, ...] = ()  # the week's largest
    observed: tuple[str, ...]
    launch_moves: tuple[str, ...]
    watches: tuple[WatchAnswer, ...]
    sections: tuple[CategorySection, ...]
    contradictions: tuple[ContradictionLine, ...]
    capacity_line: str | None
    looked: tuple[SourceLook, ...]
    not_looked: tuple[SourceLook, ...]  # failing, silent or never looked at
    switched_off: tuple[SourceLook, ...]  # on purpose, in the watchlist
    skipped: tuple[Skipped, ...]
    expired_readers: tuple[str, ...] = ()
    corrected: tuple[CorrectionLine, ...] = ()

    @property
    def skipped_total(self) -> int:
        """How many items were set aside in all."""
        return sum(entry.count for entry in self.skipped)


def compose(given: DigestInput) -> Digest:
    """Return the digest of a week. Targets without a score are left out: they had not been announced by then."""
    week = given.week
    as_of = max((score.as_of for score in given.scores), default=week.ends_on)
    scores = {score.target: score for score in given.scores}
    heard = tuple(given.voices.told(said) for said in given.claims)
    cited = {said.claim_id: said for said in (*heard, *map(given.voices.told, given.cited))}
    names = given.names
    lines = {
        target.key: target_line(target, scores[target.key], names, cited)
        for target in sorted(given.targets, key=lambda target: target.key)
        if target.key in scores
    }
    looks = sorted(given.looks, key=lambda look: look.name.casefold())
    not_looked = tuple(look for look in looks if look.health not in {Health.HEALTHY, Health.DISABLED})
    changes = category_changes(lines, scores, {score.target: score for score in given.scores_before})
    watches = answers(given.watches, given.signals, week, not_looked, names)
    new_targets = tuple(line for line in lines.values() if week.holds(line.announced_on))
    opened, closed, returned, first_named = (
        posting_lines(given.postings, names, *events)
        for events in (
            (PostingEventKind.OPENED,),
            (PostingEventKind.CLOSED,),
            (PostingEventKind.REOPENED, PostingEventKind.REPOSTED),
            (PostingEventKind.FIRST_MENTION,),
        )
    )
    claims = grouped(claim_lines(heard, names), names)
    return Digest(
        week=week,
        as_of=as_of,
        headlines=digest_sentences.headlines(
            tuple(lines.values()),
            changes,
            digest_sentences.heard(heard, opened, closed, returned),
            digest_sentences.first_named(first_named),
            not_looked,
        ),
        changes=changes,
        new_targets=new_targets,
        opened=opened,
        closed=closed,
        returned=returned,
        first_named=first_named,
        claims=claims,
        stories=story_lines(given.stories, week),
        observed=digest_sentences.observed(given.observations, names),
        launch_moves=digest_launches.sentences(given.launch_moves, names),
        watches=watches,
        sections=sections(tuple(lines.values())),
        contradictions=contradiction_lines(given.contradictions, cited, names, week),
        capacity_line=given.capacity_line,
        looked=tuple(look for look in looks if look.health is Health.HEALTHY),
        not_looked=not_looked,
        switched_off=tuple(look for look in looks if look.health is Health.DISABLED),
        corrected=correction_lines(given.corrections),
        expired_readers=given.expired_readers,
        skipped=tuple(sorted(given.skipped, key=lambda entry: (-entry.count, entry.reason))),
    )


__all__ = [
    "CategoryChange",
    "CategorySection",
    "ClaimLine",
    "ContradictionLine",
    "Digest",
    "DigestInput",
    "PostingLine",
    "ProgramClaims",
    "Skipped",
    "SourceLook",
    "StoryLine",
    "TargetLine",
    "WatchAnswer",
    "compose",
]
