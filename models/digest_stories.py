"""The week's stories in a digest: which were told most, and claims without their copies."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from models.scores import SaidClaim
from models.signals import Week
from models.stories import StoryDocument, find_origin

STORIES_SHOWN = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLine:
    """A story as a reader sees it: its title, where it comes from, and how often it was told."""

    story: str
    title: str
    origin: str
    url: str | None  # of the origin; None: only copies of it were read
    why: str  # that is the origin
    first_said_on: date
    documents: int
    copies: int
    publishers: int
    new_documents: int  # that we came to know in the week


def story_lines(told: Iterable[StoryDocument], week: Week) -> tuple[StoryLine, ...]:
    """Return the largest stories of the week: those that several documents tell, the most that came to be known in it first."""
    by_story: dict[str, list[StoryDocument]] = {}
    for member in told:
        by_story.setdefault(member.story, []).append(member)
    lines = (_line(story, members, week) for story, members in by_story.items() if len(members) > 1)
    grown = [line for line in lines if line.new_documents]
    ordered = sorted(grown, key=lambda line: (-line.new_documents, -line.documents, line.first_said_on, line.story))
    return tuple(ordered[:STORIES_SHOWN])


def without_copies(claims: Iterable[SaidClaim]) -> list[tuple[SaidClaim, int]]:
    """Return claims, each with the number of other documents of its story that make it too; what these say is left out.

    Of documents that say the same, the origin's own stays, else the first that said it.
    """
    groups: dict[tuple[object, ...], list[SaidClaim]] = {}
    for said in claims:
        groups.setdefault(_same(said), []).append(said)
    kept = []
    for group in groups.values():
        best = min(group, key=_precedence).claim.document_id
        others = len({said.claim.document_id for said in group}) - 1
        kept += [(said, others) for said in group if said.claim.document_id == best]
    return kept


def _line(story: str, members: Sequence[StoryDocument], week: Week) -> StoryLine:
    origin = find_origin(members)
    own = next((member for member in members if member.document_id == origin.document_id), None)
    return StoryLine(
        story=story,
        title=(own or members[0]).title,
        origin=origin.publisher,
        url=own.url if own else None,
        why=origin.reason,
        first_said_on=min(member.said_on for member in members),
        documents=len(members),
        copies=len(members) - (own is not None),
        publishers=len({member.publisher.casefold() for member in members}),
        new_documents=sum(week.holds(member.known_at.date()) for member in members),
    )


def _same(said: SaidClaim) -> tuple[object, ...]:
    """Return what claims of one story share that say the same; what an outsider reckons is no copy of what the company says."""
    claim = said.claim
    latest = claim.period.latest if claim.period else None
    if said.story is None:
        return (said.claim_id,)
    return (
        said.story, said.outsider, claim.program, claim.metric, claim.basis, claim.value, claim.value_high, claim.power_basis,
        claim.modality, latest,
    )  # fmt: skip


def _precedence(said: SaidClaim) -> tuple[bool, date, str, int, str]:
    is_own = said.origin is not None and said.origin.casefold() == said.publisher.casefold()
    return not is_own, said.said_on, said.publisher, said.claim.start, said.claim_id
