"""The lines of a digest: one record for each thing that a reader sees, and how it is made from scores, claims and postings."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from models.digest_stories import without_copies
from models.figures import listed, number, spoken, spoken_of
from models.scores import Demand, SaidClaim, Score
from models.scoring_lateness import forecast_sentence, times_needed
from models.stories import is_same_outlet
from models.targets import Target
from models.vocabulary import Category, Health, Modality

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
EVIDENCE_SHOWN = 3
ON_ITS_WAY = {Category.ON_TRACK, Category.BEHIND, Category.FAR_BEHIND, Category.NO_EVIDENCE}
OPEN = ON_ITS_WAY | {Category.LAPSED}
"""Of these it can be asked when they may be met."""
UNTOLD = {Category.NOT_SCOREABLE, Category.WITHDRAWN}
SAYS_ALSO = "; "
"""Stands between the claims that one sentence makes."""
CLAIMS_PER_PROGRAM = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """How keys are called for readers; a key without a name stands for itself."""

    programs: Mapping[str, str]
    speakers: Mapping[str, str]  # organizations and people
    units: Mapping[str, str]  # metric key → canonical unit

    def program(self, key: str) -> str:
        """Return a program's name."""
        return self.programs.get(key, key)

    def speaker(self, key: str) -> str:
        """Return the name of an organization or person, or the text itself where it is no key."""
        return self.speakers.get(key, key)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLine:
    """A claim as a reader sees it: the sentence, who printed it, when, where."""

    claim_id: str
    program: str | None
    metric: str
    says: str  # value, modality and deadline in words
    quote: str
    speaker: str | None
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


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLook:
    """How a source did: its health in words, when it last answered, what it brought in the week."""

    source: str
    name: str
    health: Health
    last_answered_on: date | None = None
    items_this_week: int = 0
    reason: str | None = None


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


def claim_line(said: SaidClaim, names: Names, *, copies: int = 0) -> ClaimLine:
    """Return a claim as a reader sees it; ``copies`` is how many other documents of its story say the same."""
    claim = said.claim
    value = spoken_of(claim.metric, claim.value, claim.unit, value_high=claim.value_high)
    if claim.qualifier.value not in {"exactly", "range"}:
        value = f"{claim.qualifier.value.replace('_', ' ')} {value}"
    if claim.power_basis:
        value = f"{value} ({claim.power_basis.value})"
    parts = [value, claim.modality.value]
    if claim.period and claim.period.latest:
        word = "on" if claim.modality is Modality.ACHIEVED else "by"
        parts.append(f"{word} {claim.period.latest.isoformat()}")
    return ClaimLine(
        claim_id=said.claim_id,
        program=claim.program,
        metric=claim.metric,
        says=" · ".join(parts),
        quote=claim.quote,
        speaker=_voice(said, names),
        publisher=said.publisher,
        said_on=said.said_on,
        url=said.url,
        standing=said.standing.value,
        copies=copies,
    )


def _voice(said: SaidClaim, names: Names) -> str | None:
    """Return who says it, and by whose mouth where others passed it on to the publisher; None: the page itself."""
    claim = said.claim
    if claim.speaker is None:
        return None
    speaker = names.speaker(claim.speaker)
    if claim.reporter is None or is_same_outlet(claim.reporter, said.publisher):
        return speaker
    return f"{speaker} by way of {names.speaker(claim.reporter)}"


def claim_lines(claims: Iterable[SaidClaim], names: Names) -> list[ClaimLine]:
    """Return lines, newest first; a sentence stands once for each program that it speaks of, with all that it says of it.

    What copies of one story say stands once, as its origin says it.
    """

    def newest_first(entry: tuple[SaidClaim, int]) -> tuple[int, str, int, str]:
        said, _ = entry
        return -said.said_on.toordinal(), said.publisher, said.claim.start, said.claim_id

    ordered = sorted(without_copies(claims), key=newest_first)
    lines: dict[tuple[str | None, str, str], ClaimLine] = {}
    for line in (claim_line(said, names, copies=copies) for said, copies in ordered):
        before = lines.setdefault((line.program, line.quote, line.publisher), line)
        if line.says not in before.says.split(SAYS_ALSO):
            lines[line.program, line.quote, line.publisher] = replace(before, says=before.says + SAYS_ALSO + line.says)
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
    what = spoken_of(target.metric, target.value, unit, value_high=target.value_high) + basis
    if target.period is None:
        return f"{what}, no date"
    if target.period.latest is not None:
        return f"{what} by {target.period.latest.isoformat()}"
    if target.period.earliest is not None:
        return f"{what} not before {target.period.earliest.isoformat()}"
    return f"{what}, {target.period.text}"


def demand_sentence(demands: Sequence[Demand]) -> str | None:
    """Return what would have to be true, the binding constraint first; None where nothing could be computed."""
    if not demands:
        return None
    ordered = sorted(demands, key=lambda demand: (not demand.is_binding, demand.constraint))
    return listed([_demand_words(demand) for demand in ordered]) + "."


def _demand_words(demand: Demand) -> str:
    """ "325 launches a year by mass (best shown 5; this binds)": a count is followed by what is counted."""
    is_count = demand.unit in {"1", "1/yr"}
    needed = number(demand.needed) if is_count else spoken(demand.needed, demand.unit)
    words = f"{needed} {demand.constraint}"
    if is_count and demand.needed == 1.0:
        words = words.replace("launches", "launch", 1).replace("satellites", "satellite", 1)
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
