"""Claims and targets ─► Contradiction: sets of them whose arithmetic does not come out.

A set is what one document says in one voice, what is announced and stands, or what papers print of one deal. Pure: the same claims and targets give the same flags.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from models import equation_checks, statements
from models.capacity import Capacity
from models.contradictions import Contradiction, sorted_ids
from models.equation_checks import Families
from models.scores import SaidClaim
from models.statements import Statement
from models.targets import Target
from models.voices import Voices

_Figure = TypeVar("_Figure")


def find(
    claims: Sequence[SaidClaim],
    targets: Sequence[Target],
    capacity: Capacity,
    as_of: date,
    *,
    families: Families,
    units: Mapping[str, str],
    voices: Voices | None = None,
) -> list[Contradiction]:
    """Return what does not come out of what was said and known by ``as_of``, sorted; the same set of figures once, on all its claims.

    What an analyst reckons in a company's call need not come out with what the company says there: ``voices`` tells them apart.
    """
    voices = voices or Voices()
    said = [voices.told(claim) for claim in claims if claim.said_on <= as_of and claim.known_on <= as_of]
    stated = [(claim, statement) for claim in said if (statement := statements.of_claim(claim)) is not None]
    announced = [
        statement
        for target in standing(targets, as_of)
        if (statement := statements.of_target(target, units.get(target.metric, ""))) is not None
    ]
    told = _by(stated, lambda each: f"{each[1].document_id} {each[0].outsider or ''}")
    sets = [
        *([statement for _, statement in of_one] for of_one in told),
        announced,
        *_deals([statement for _, statement in stated]),
    ]
    found = [
        flag
        for figures in sets
        for family in _by(figures, lambda each: families.get(each.program or "", each.program))
        for flag in (
            *equation_checks.not_coming_out(family, capacity, families),
            *equation_checks.both_readings(family, capacity, families),
        )
    ]
    return _merged(found)


def standing(targets: Iterable[Target], as_of: date) -> list[Target]:
    """Return the targets that stood at a date: announced, neither withdrawn nor superseded."""
    announced = [target for target in targets if target.announced_on <= as_of]
    superseded = {target.supersedes for target in announced}
    return [
        target
        for target in announced
        if target.key not in superseded and (target.withdrawn_on is None or target.withdrawn_on > as_of)
    ]


def families_of(serves: Mapping[str, str | None]) -> dict[str, str]:
    """Return each program's family out of what it serves; a circle is cut where it is met."""
    families = {}
    for program in serves:
        root, seen = program, {program}
        while (above := serves.get(root)) is not None and above not in seen:
            root = above
            seen.add(above)
        families[program] = root
    return families


def _deals(stated: Sequence[Statement]) -> list[list[Statement]]:
    """What papers print of one deal: fees and totals with the same other side, whatever the document."""
    money = [each for each in stated if each.metric in statements.MONEY and each.counterparty is not None]
    return _by(money, lambda each: each.counterparty)


def _merged(found: Iterable[Contradiction]) -> list[Contradiction]:
    """The same figures out of several documents are one contradiction that stands on all of their claims."""
    merged: dict[tuple[object, ...], Contradiction] = {}
    for flag in found:
        key = (flag.check, flag.program, flag.implied_value, flag.stated_value)
        before = merged.get(key)
        merged[key] = flag if before is None else _joined(before, flag)
    return sorted(
        merged.values(), key=lambda flag: (flag.check, flag.program or "", flag.stated_value, flag.implied_value)
    )


def _joined(one: Contradiction, other: Contradiction) -> Contradiction:
    return replace(
        one,
        said_on=max(one.said_on, other.said_on),
        claim_ids=sorted_ids((*one.claim_ids, *other.claim_ids)),
        target_keys=sorted_ids((*one.target_keys, *other.target_keys)),
    )


def _by(figures: Iterable[_Figure], key: Callable[[_Figure], str | None]) -> list[list[_Figure]]:
    """Figures by a key, in the key's order."""
    grouped: defaultdict[str, list[_Figure]] = defaultdict(list)
    for figure in figures:
        grouped[key(figure) or ""].append(figure)
    return [grouped[name] for name in sorted(grouped)]
