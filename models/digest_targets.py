"""Targets as a reader of the digest sees them: what was announced, where each stands and why, and on whose words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from models.digest_claims import EVIDENCE_SHOWN, ClaimLine, claim_lines
from models.display_names import Names
from models.figures import listed, number, of_one, rounded, spoken, spoken_of
from models.scores import Demand, SaidClaim, Score
from models.scoring_demand import multiple
from models.scoring_lateness import forecast_sentence, times_needed
from models.targets import Target
from models.vocabulary import Category

CATEGORY_ORDER = (
    Category.MET,
    Category.MET_LATE,
    Category.LAPSED,
    Category.FAR_BEHIND,
    Category.BEHIND,
    Category.ON_TRACK,
    Category.NO_EVIDENCE,
    Category.WITHDRAWN,
    Category.NOT_SCOREABLE,
)
MEANINGS = {
    Category.MET: "Seen to have happened in time, by an observation or a filing. An announcement is not enough.",
    Category.MET_LATE: "Seen to have happened, after its deadline.",
    Category.LAPSED: "The deadline has passed and the target was not met.",
    Category.FAR_BEHIND: "At what has been shown so far, out of reach by its deadline.",
    Category.BEHIND: "Slower than its deadline asks for, or moved by its announcer.",
    Category.ON_TRACK: "What has been shown keeps up with the deadline.",
    Category.NO_EVIDENCE: "Nothing observed bears on it yet, or nobody has looked for long enough.",
    Category.WITHDRAWN: "Its announcer has taken it back.",
    Category.NOT_SCOREABLE: "It cannot be told whether it is met: no value, no deadline, or only a ceiling.",
}
ON_ITS_WAY = {Category.ON_TRACK, Category.BEHIND, Category.FAR_BEHIND, Category.NO_EVIDENCE}
OPEN = ON_ITS_WAY | {Category.LAPSED}
"""Of these it can be asked when they may be met."""
DEMANDS_SHOWN = 4
UNTOLD = {Category.NOT_SCOREABLE, Category.WITHDRAWN}


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetLine:
    """A target with its score: what was announced, where it stands, why, and on whose words."""

    key: str
    summary: str
    program: str
    program_name: str
    announced: str  # value and deadline in words
    announced_by: str
    announced_on: date
    publisher: str
    url: str | None
    due_on: date | None
    category: Category
    why: str  # the one sentence that decided
    reasons: tuple[str, ...]  # the others
    demand: str | None
    forecast: str | None  # when it may be met; None where there is nothing left to forecast
    evidence: tuple[ClaimLine, ...]
    progress: float | None
    days_late: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryChange:
    target: TargetLine
    before: Category
    after: Category


@dataclass(frozen=True, slots=True, kw_only=True)
class CategorySection:
    category: Category
    meaning: str
    targets: tuple[TargetLine, ...]


def target_line(
    target: Target,
    score: Score,
    names: Names,
    cited: Mapping[str, SaidClaim],
) -> TargetLine:
    """Return a target with its score as a reader sees it. Evidence is quoted where a reason names a claim that is in ``cited``."""
    deciding = [reason.text for reason in score.reasons if reason.axis == "category"]
    # Where it cannot be told whether a target is met, neither pace nor progress is worth a reader's time.
    axes = {"support"} if score.category in UNTOLD else {"progress", "support"}
    if score.category in ON_ITS_WAY:
        axes.add("pace")
    others = [reason.text for reason in score.reasons if reason.axis in axes]
    ids = sorted({claim_id for reason in score.reasons for claim_id in reason.claim_ids} & set(cited))
    return TargetLine(
        key=target.key,
        summary=target.summary,
        program=target.program,
        program_name=names.program(target.program),
        announced=announced(target, names.units.get(target.metric, "")),
        announced_by=names.speaker(target.announced_by),
        announced_on=target.announced_on,
        publisher=target.publisher,
        url=target.url,
        due_on=target.period.latest if target.period else None,
        category=score.category,
        why=" ".join(deciding),
        reasons=tuple(others),
        demand=demand_sentence(score.demands),
        forecast=_forecast(score),
        evidence=tuple(claim_lines((cited[claim_id] for claim_id in ids), names)[:EVIDENCE_SHOWN]),
        progress=score.progress,
        days_late=score.days_late,
    )


def _forecast(score: Score) -> str | None:
    """Return the forecast in words, or that the data do not suffice for one."""
    if score.category not in OPEN:
        return None
    if score.forecast is None:
        return "insufficient data"
    return forecast_sentence(score.forecast, times_needed(score.demands))


def announced(target: Target, unit: str) -> str:
    """Return value and deadline of a target in words: "1 GW a year of compute by 2027-12-31"."""
    basis = f" ({target.power_basis.value})" if target.power_basis else ""
    what = (
        spoken_of(target.metric, target.value, unit, value_high=target.value_high, qualifier=target.qualifier.value)
        + basis
    )
    if target.period is None:
        return f"{what}, no date"
    if target.period.latest is not None:
        return f"{what} by {target.period.latest.isoformat()}"
    if target.period.earliest is not None:
        return f"{what} not before {target.period.earliest.isoformat()}"
    return f"{what}, {target.period.text}"


def demand_sentence(demands: Sequence[Demand]) -> str | None:
    """Return what would have to be true, the hardest first, and how much else; None where nothing could be computed."""
    if not demands:
        return None
    ordered = sorted(demands, key=lambda demand: (not demand.is_binding, -multiple(demand), demand.constraint))
    said = [_demand_words(demand) for demand in ordered[:DEMANDS_SHOWN]]
    left_out = len(ordered) - len(said)
    return listed([*said, *([f"{left_out} more"] if left_out else [])]) + "."


def _demand_words(demand: Demand) -> str:
    """ "325 launches a year by mass (best shown 5; this binds)": a count is followed by what is counted."""
    is_count = demand.unit in {"1", "1/yr"}
    needed = number(rounded(demand.needed)) if is_count else spoken(rounded(demand.needed), demand.unit)
    words = f"{needed} {of_one(demand.constraint) if is_count and demand.needed == 1.0 else demand.constraint}"
    if demand.shown is None:
        return f"{words} (none shown is known)"
    shown = number(demand.shown) if is_count else spoken(demand.shown, demand.unit)
    return f"{words} (best shown {shown}{'; this binds' if demand.is_binding else ''})"


def category_changes(
    lines: Mapping[str, TargetLine], now: Mapping[str, Score], before: Mapping[str, Score]
) -> tuple[CategoryChange, ...]:
    """Return the targets whose category is another than in the digest before, worst first."""
    changes = [
        CategoryChange(target=lines[key], before=before[key].category, after=score.category)
        for key, score in now.items()
        if key in lines and key in before and before[key].category is not score.category
    ]
    return tuple(sorted(changes, key=lambda change: (CATEGORY_ORDER.index(change.after), change.target.key)))


def sections(lines: Sequence[TargetLine]) -> tuple[CategorySection, ...]:
    """Return targets by category, in the order in which a reader asks; within one, the nearest deadline first."""
    return tuple(
        CategorySection(
            category=category,
            meaning=MEANINGS[category],
            targets=tuple(sorted(of_category, key=lambda line: (line.due_on or date.max, line.key))),
        )
        for category in CATEGORY_ORDER
        if (of_category := [line for line in lines if line.category is category])
    )
