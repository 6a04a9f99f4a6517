"""`waymark what-if`: one target scored with other inputs of the capacity model, beside how it stands. Nothing is stored."""

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from extractors.quantities import quantities
from extractors.quantities.unit_table import UnitTable
from extractors.text.wordings import Wordings
from flows.context import Context
from models import scoring, suppositions
from models.capacity import Capacity
from models.errors import UsageError
from models.figures import number, spoken
from models.lexicon import Place
from models.scores import Evidence, Score
from models.scoring_axes import percent
from models.scoring_demand import multiple
from models.watchlist import Watchlist
from warehouse import evidence
from warehouse.connection import open_for_reading

NOTHING_KNOWN = Evidence(claims=(), observations=(), looked_since={})


@dataclass(frozen=True, slots=True, kw_only=True)
class Supposition:
    """A target as it stands and as it would: both scores, both models, and whether there was any evidence to look at."""

    target: str
    as_of: date
    values: Mapping[str, float]
    before: Score
    after: Score
    capacity_before: Capacity
    capacity_after: Capacity
    has_evidence: bool
    rate_w_per_year: float | None = None  # of a target that is such a rate in orbit


def suppose(context: Context, target: str, settings: Sequence[str], *, as_of: date) -> Supposition:
    """Score one target twice, as it stands and with ``NAME=VALUE`` set; evidence comes from the published copy where there is one.

    Raises UsageError for a target or input that nobody knows, a value that is none, or one that no formula can take.
    """
    watchlist = context.watchlist
    _check_target(watchlist, target, as_of)
    capacity = Capacity.of(watchlist.capacity)
    values = values_of(settings, watchlist)
    supposed = capacity.changed(values, as_of=as_of)
    known, has_evidence = _evidence(context, as_of)
    try:
        before, after = (
            next(score for score in scoring.assess_watchlist(watchlist, known, model, as_of) if score.target == target)
            for model in (capacity, supposed)
        )
        supposed.ceilings()
    except (ValueError, ZeroDivisionError) as error:
        raise UsageError(
            f"cannot be computed with these values: {error}", identity=", ".join(sorted(values))
        ) from error
    return Supposition(
        target=target,
        as_of=as_of,
        values=values,
        before=before,
        after=after,
        capacity_before=capacity,
        capacity_after=supposed,
        has_evidence=has_evidence,
        rate_w_per_year=_rate(watchlist, target),
    )


def values_of(settings: Sequence[str], watchlist: Watchlist) -> dict[str, float]:
    """Return key and value, in the model's unit, of ``NAME=VALUE`` texts: ``payload_mass=44t``, ``specific_power=100kW/t``.

    Raises UsageError that names what is wrong with which.
    """
    units = UnitTable.of(watchlist.units, Wordings.of(watchlist))
    values: dict[str, float] = {}
    for setting in settings:
        name, equals, text = (part.strip() for part in setting.partition("="))
        if not (name and equals and text):
            raise UsageError("is not of the form NAME=VALUE, e.g. payload_mass=44t", identity=setting)
        key = suppositions.input_of(name, watchlist.capacity)
        if key in values:
            raise UsageError("is set twice", identity=key)
        value, unit = _read(text, units, name)
        values[key] = suppositions.value_of(key, value, unit, text=text)
    return values


def _read(text: str, units: UnitTable, name: str) -> tuple[float, str | None]:
    """A value with its unit, read as any text is; a bare number has none."""
    try:
        return float(text), None
    except ValueError:
        pass
    found = quantities.find(text, units)
    if len(found) != 1 or (found[0].start, found[0].end) != (0, len(text)) or found[0].value_high is not None:
        raise UsageError(f"{text!r} is not one number with a unit that is known", identity=name)
    return found[0].value, None if found[0].dimension == "count" else found[0].unit


def rows_of(found: Supposition) -> list[tuple[str, str, str]]:
    """Return what, as it stands, and as it would: the inputs, the word, every demand, and what orbit allows."""
    rows = [
        (key, spoken(before, unit) if before is not None else "not known", spoken(after, unit))
        for key, before, after, unit in suppositions.changes(found.values, found.capacity_before.inputs)
    ]
    rows.append(("category", found.before.category.value, found.after.category.value))
    before, after = _demands(found.before), _demands(found.after)
    rows += [(name, before.get(name, "–"), after.get(name, "–")) for name in dict.fromkeys([*before, *after])]
    ceilings = [model.binding() for model in (found.capacity_before, found.capacity_after)]
    said = [f"{spoken(each.value, each.unit)} ({each.name})" if each is not None else "not known" for each in ceilings]
    rows.append(("what orbit allows", said[0], said[1]))
    if found.rate_w_per_year is not None:
        chances = [model.chance_of(found.rate_w_per_year) for model in (found.capacity_before, found.capacity_after)]
        open_to = ["not known" if each is None else f"{percent(each)} of draws" for each in chances]
        rows.append(("what was shown would do", open_to[0], open_to[1]))
    return rows


def as_json(found: Supposition) -> dict[str, object]:
    """Return the same for programs."""
    return {
        "target": found.target,
        "as_of": found.as_of.isoformat(),
        "has_evidence": found.has_evidence,
        "set": [
            {"input": key, "before": before, "after": after, "unit": unit}
            for key, before, after, unit in suppositions.changes(found.values, found.capacity_before.inputs)
        ],
        "before": _score_as_json(found.before, found.capacity_before),
        "after": _score_as_json(found.after, found.capacity_after),
    }


def _check_target(watchlist: Watchlist, key: str, as_of: date) -> None:
    by_key = {target.key: target for target in watchlist.targets}
    if key not in by_key:
        near = difflib.get_close_matches(key, by_key, n=3)
        hint = f"; did you mean {', '.join(near)}?" if near else "; `waymark targets` lists them"
        raise UsageError(f"no such target{hint}", identity=key)
    if by_key[key].announced_on > as_of:
        raise UsageError(f"was announced only on {by_key[key].announced_on}, after {as_of}", identity=key)


def _rate(watchlist: Watchlist, key: str) -> float | None:
    target = watchlist.target(key)
    in_orbit = watchlist.program(target.program).place is Place.ORBIT
    return target.value if in_orbit and target.metric == "compute_power_rate" else None


def _evidence(context: Context, as_of: date) -> tuple[Evidence, bool]:
    published = context.settings.published
    if not published.exists():
        return NOTHING_KNOWN, False
    with open_for_reading(published) as con:
        return evidence.evidence(con, as_of), True


def _demands(score: Score) -> dict[str, str]:
    words = {}
    for demand in score.demands:
        is_count = demand.unit in {"1", "1/yr"}
        needed = number(demand.needed) if is_count else spoken(demand.needed, demand.unit)
        times = multiple(demand)
        if demand.shown is None:
            known = "none shown is known"
        else:
            known = f"{number(times)} times the best shown" if demand.shown > 0.0 else "none so far"
        words[demand.constraint] = f"{needed} ({known}{'; binds' if demand.is_binding else ''})"
    return words


def _score_as_json(score: Score, capacity: Capacity) -> dict[str, object]:
    binding = capacity.binding()
    return {
        "category": score.category.value,
        "why": " ".join(reason.text for reason in score.reasons if reason.axis == "category"),
        "demands": [
            {
                "constraint": demand.constraint,
                "needed": demand.needed,
                "shown": demand.shown,
                "unit": demand.unit,
                "is_binding": demand.is_binding,
            }
            for demand in score.demands
        ],
        "orbit_allows_w_per_year": binding.value if binding is not None else None,
        "orbit_is_bound_by": binding.name if binding is not None else None,
    }
