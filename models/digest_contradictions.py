"""What does not come out, as a reader of the digest sees it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from models.contradictions import Contradiction
from models.digest_claims import EVIDENCE_SHOWN, ClaimLine, claim_lines
from models.display_names import Names
from models.scores import SaidClaim
from models.signals import Week


@dataclass(frozen=True, slots=True, kw_only=True)
class ContradictionLine:
    """Figures that do not come out: of which program, in a sentence, in whose words; ``is_new`` where the newest was said in the week."""

    program_name: str
    text: str
    evidence: tuple[ClaimLine, ...]  # one for each document
    targets: tuple[str, ...]
    is_new: bool


def contradiction_lines(
    found: Sequence[Contradiction], cited: Mapping[str, SaidClaim], names: Names, week: Week
) -> tuple[ContradictionLine, ...]:
    """Return lines, those of the week first, then by program and sentence."""
    lines = [
        ContradictionLine(
            program_name=names.program(each.program) if each.program else "No program named",
            text=each.text,
            evidence=_documents(claim_lines((cited[key] for key in each.claim_ids if key in cited), names)),
            targets=each.target_keys,
            is_new=week.holds(each.said_on),
        )
        for each in found
    ]
    return tuple(sorted(lines, key=lambda line: (not line.is_new, line.program_name.casefold(), line.text)))


def _documents(lines: Sequence[ClaimLine]) -> tuple[ClaimLine, ...]:
    """Return the first line of each document: the sentence gives the figures, the reader wants to know where they stand."""
    first: dict[tuple[str, str | None, date], ClaimLine] = {}
    for line in lines:
        first.setdefault((line.publisher, line.url, line.said_on), line)
    return tuple(first.values())[:EVIDENCE_SHOWN]
