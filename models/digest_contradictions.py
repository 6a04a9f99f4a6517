"""What does not come out, as a reader of the digest sees it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from models.contradictions import Contradiction
from models.digest_lines import EVIDENCE_SHOWN, ClaimLine, Names, claim_lines
from models.scores import SaidClaim
from models.signals import Week


@dataclass(frozen=True, slots=True, kw_only=True)
class ContradictionLine:
    """Figures that do not come out: of which program, in a sentence, in whose words; ``is_new`` where the newest was said in the week."""

    program_name: str
    text: str
    evidence: tuple[ClaimLine, ...]
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
            evidence=tuple(claim_lines((cited[key] for key in each.claim_ids if key in cited), names)[:EVIDENCE_SHOWN]),
            targets=each.target_keys,
            is_new=week.holds(each.said_on),
        )
        for each in found
    ]
    return tuple(sorted(lines, key=lambda line: (not line.is_new, line.program_name.casefold(), line.text)))
