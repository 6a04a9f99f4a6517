"""How the date of a target crept over what was said of it: in the watchlist's revisions, and in the claims that are linked to it."""

from collections.abc import Sequence

from models.commitments import Stance, ancestors, is_same_value
from models.scores import SaidClaim
from models.targets import Target
from models.track_record import Creep, Statement, creep

DATED = frozenset({Stance.RESTATES, Stance.REVISES})


def horizon_of(target: Target, targets: Sequence[Target], said: Sequence[tuple[Stance, SaidClaim]]) -> Creep | None:
    """Return how the date crept up to now; None where it was given on one day only.

    What counts are the targets of its chain of revisions, older and newer, and claims that restate it or give its value
    another date. A claim of another value speaks of another thing.
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
        if stance in DATED
        and claim.claim.period is not None
        and claim.claim.period.latest is not None
        and claim.said_on >= target.announced_on
        and is_same_value(claim.claim, target)
    ]
    return creep(statements)
