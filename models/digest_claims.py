"""Claims as a reader of the digest sees them: the sentence, what it comes to, who says it, and through whose hands it came."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from models.digest_stories import without_copies
from models.display_names import Names
from models.figures import spoken_of
from models.scores import SaidClaim
from models.scoring_evidence import happened_on
from models.stories import is_same_outlet
from models.vocabulary import Modality, Precision
from models.voices import ASKED, heard_from

EVIDENCE_SHOWN = 3
SAYS_ALSO = "; "
"""Stands between the claims that one sentence makes."""
CLAIMS_PER_PROGRAM = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLine:
    """A claim as a reader sees it: the sentence, who printed it, when, where."""

    claim_id: str
    program: str | None
    metric: str
    says: str  # value, modality and deadline in words
    quote: str
    speaker: str | None  # and through whose hands it came, in words; None: the page itself
    publisher: str
    said_on: date
    url: str | None
    standing: str
    copies: int = 0  # other documents of its story that say the same


@dataclass(frozen=True, slots=True, kw_only=True)
class ProgramClaims:
    """The week's claims of one program; ``left_out`` counts those beyond the first few."""

    program: str | None
    name: str
    claims: tuple[ClaimLine, ...]
    left_out: int


def claim_line(said: SaidClaim, names: Names, *, copies: int = 0) -> ClaimLine:
    """Return a claim as a reader sees it; ``copies`` is how many other documents of its story say the same."""
    claim = said.claim
    value = spoken_of(
        claim.metric, claim.value, claim.unit, value_high=claim.value_high, qualifier=claim.qualifier.value
    )
    if claim.power_basis:
        value = f"{value} ({claim.power_basis.value})"
    return ClaimLine(
        claim_id=said.claim_id,
        program=claim.program,
        metric=claim.metric,
        says=" · ".join(part for part in (value, claim.modality.value, _when(said)) if part),
        quote=claim.quote,
        speaker=voice(said, names),
        publisher=said.publisher,
        said_on=said.said_on,
        url=said.url,
        standing=said.standing.value,
        copies=copies,
    )


def voice(said: SaidClaim, names: Names) -> str | None:
    """Return who says it, and through whose hands it came to the publisher; None: the page itself says it."""
    claim = said.claim
    speaker = None if claim.speaker is None else names.speaker(claim.speaker)
    is_own = claim.reporter is None or is_same_outlet(claim.reporter, said.publisher)
    reporter = None if is_own else names.speaker(claim.reporter or "")
    return heard_from(speaker, reporter, claim.hop, asks=ASKED in claim.flags)


def _when(said: SaidClaim) -> str | None:
    """Return by when it is due, or on which day it happened; a month or year in which it did is over at the latest when it is told."""
    period = said.claim.period
    if period is None or period.latest is None:
        return None
    if said.claim.modality is not Modality.ACHIEVED:
        return f"by {period.latest.isoformat()}"
    return f"{'on' if period.precision is Precision.DAY else 'by'} {happened_on(said).isoformat()}"


def claim_lines(claims: Iterable[SaidClaim], names: Names) -> list[ClaimLine]:
    """Return lines, newest first; a sentence stands once for each program that it speaks of and each who says so, with all that it says of it.

    What copies of one story say stands once, as its origin says it.
    """

    def newest_first(entry: tuple[SaidClaim, int]) -> tuple[int, str, int, str]:
        said, _ = entry
        return -said.said_on.toordinal(), said.publisher, said.claim.start, said.claim_id

    ordered = sorted(without_copies(claims), key=newest_first)
    lines: dict[tuple[str | None, str, str, str | None], ClaimLine] = {}
    for line in (claim_line(said, names, copies=copies) for said, copies in ordered):
        key = (line.program, line.quote, line.publisher, line.speaker)
        before = lines.setdefault(key, line)
        if line.says not in before.says.split(SAYS_ALSO):
            lines[key] = replace(before, says=before.says + SAYS_ALSO + line.says)
    return list(lines.values())


def grouped(lines: Sequence[ClaimLine], names: Names) -> tuple[ProgramClaims, ...]:
    """Return lines by program, sorted by the program's name; those that name none come last."""
    programs = sorted(
        {line.program for line in lines}, key=lambda key: (key is None, names.program(key or "").casefold())
    )
    return tuple(
        ProgramClaims(
            program=program,
            name="No program named" if program is None else names.program(program),
            claims=tuple(of_program[:CLAIMS_PER_PROGRAM]),
            left_out=max(0, len(of_program) - CLAIMS_PER_PROGRAM),
        )
        for program in programs
        if (of_program := [line for line in lines if line.program == program])
    )
