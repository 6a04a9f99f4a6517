"""How the date of a target crept over what was said of it: in the watchlist's revisions, and in the claims that are linked to it."""

from collections.abc import Sequence

from models.commitments import Stance, ancestors, is_same_value
from models.scores import SaidClaim
from models.scoring_evidence import OWN_WORD
from models.targets import Target
from models.track_record import Creep, Statement, creep
from models.voices import Voices


def horizon_of(
    target: Target, targets: Sequence[Target], said: Sequence[tuple[Stance, SaidClaim]], voices: Voices
) -> Creep | None:
    """Return how the date crept up to now; None where it was given on one day only.

    What counts are the targets of its chain of revisions, older and newer, and claims of its value: those that restate it, and
    those in which its announcer, the announcer's company or a filing gives it another date. What others reckon about it moves nothing.
    """
    related = {target.key, *ancestors(target, targets)}
    related |= {other.key for other in targets if target.key in ancestors(other, targets)}
    statements = [
        Statement(said_on=other.announced_on, due_on=other.period.latest, row=other.key)
        for other in targets
        if other.key in related and other.period is not None and other.period.latest is not None
    ]
    statements += [
        Statement(said_on=claim.said_on, due_on=claim.claim.period.latest, row=claim.claim_id, is_claim=True)
        for stance, claim in said
        if _is_dated_by(stance, claim, target, voices)
        and claim.claim.period is not None
        and claim.claim.period.latest is not None
        and claim.said_on >= target.announced_on
        and is_same_value(claim.claim, target)
    ]
    return creep(statements)


def _is_dated_by(stance: Stance, said: SaidClaim, target: Target, voices: Voices) -> bool:
    if stance is Stance.RESTATES:
        return True
    return stance is Stance.REVISES and (
        said.standing in OWN_WORD or voices.are_one(said.claim.speaker, target.announced_by)
    )
