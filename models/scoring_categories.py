"""Which word a target gets at a date, and the sentence that decided. Thresholds stand here and in the documentation, nowhere else."""

import math
from dataclasses import dataclass
from datetime import date

from models.figures import days, number, rounded, spoken, spoken_day
from models.measurements import Measured
from models.scores import SaidClaim
from models.scoring_axes import covered_share, elapsed_share, percent, progress_of
from models.scoring_demand import Chain, multiple
from models.scoring_evidence import LOWER_IS_BETTER
from models.targets import Target
from models.vocabulary import Basis, Category, Modality, PowerBasis, Qualifier

PACE_ON_TRACK = 0.8
"""Observed progress at least this share of the elapsed share of time: on track."""
PACE_FAR_BEHIND = 0.25
"""Less than this share of it: far behind."""
PACE_COUNTS_FROM = 0.25
"""Elapsed share of time before which a lack of progress says nothing yet."""
PACE_NEEDS = 10.0
"""A count of fewer things than this can come in one go: the share that is there so far says nothing."""
DEMAND_BEHIND = 1.25
"""More than this multiple of the best ever shown is needed: behind."""
DEMAND_FAR_BEHIND = 10.0
"""More than this multiple: far behind."""
ABOUT_IS = 0.95
"""Share of an "about" value that counts as reached."""
ROUNDING = 0.999
"""Share of any other value that does: figures are printed rounded."""
COUNTS = {"satellite_count", "launch_count", "accelerator_count"}
TALK = {Modality.DISCUSSED, Modality.DOUBTED, Modality.DENIED, Modality.CANCELLED}
SEVERITY = (Category.ON_TRACK, Category.BEHIND, Category.FAR_BEHIND)


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A category with its sentence and the rows that it stands on."""

    category: Category
    text: str
    claim_ids: tuple[str, ...] = ()
    observation_ids: tuple[str, ...] = ()
    capacity_keys: tuple[str, ...] = ()
    met_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standpoint:
    """All that decides between the words: the target at a date, what was measured, what it demands, what its announcer says."""

    target: Target
    unit: str
    as_of: date
    measured: Measured | None
    chain: Chain
    successor: Target | None  # what superseded it by then
    postponing: tuple[SaidClaim, ...]  # its announcer, or a filing, gives a later deadline or a smaller value
    denying: tuple[SaidClaim, ...]  # its announcer, or a filing, says that it did not happen or was stopped
    underway: tuple[SaidClaim, ...]  # its announcer, or a filing, says that it is being done, or happened
    looked_since: date | None

    @property
    def due_on(self) -> date | None:
        """The deadline; a lower bound is none."""
        return self.target.period.latest if self.target.period else None


def reached_at(target: Target) -> float:
    """Return the value from which a target counts as reached (for what should fall: down to which)."""
    if target.basis is Basis.EVENT or target.value is None:
        return 1.0
    share = ABOUT_IS if target.qualifier is Qualifier.ABOUT else ROUNDING
    return target.value / share if target.metric in LOWER_IS_BETTER else target.value * share


def is_reached(target: Target, value: float) -> bool:
    """Say whether a value reaches the target."""
    if target.metric in LOWER_IS_BETTER:
        return 0.0 < value <= reached_at(target)
    above = target.qualifier is Qualifier.MORE_THAN and target.value is not None
    return value > target.value if above and target.value is not None else value >= reached_at(target)


def decide(point: Standpoint) -> Verdict:
    """Return the word for a target: met before all else, then withdrawn, not scoreable, past its deadline, or on its way."""
    unclear = _unclear(point.target)
    if unclear is None:
        met = _met(point)
        if met is not None:
            return met
    withdrawn = point.target.withdrawn_on
    if withdrawn is not None and withdrawn <= point.as_of and not _was_past(point.target, withdrawn):
        because = f": {point.target.withdrawn_because.rstrip('.')}" if point.target.withdrawn_because else ""
        return Verdict(category=Category.WITHDRAWN, text=f"Withdrawn on {spoken_day(withdrawn)}{because}.")
    if unclear is None and point.due_on is None:
        unclear = _without_deadline(point.target)
    if unclear is not None:
        return Verdict(category=Category.NOT_SCOREABLE, text=unclear)
    assert point.due_on is not None
    return _past_due(point, point.due_on) if point.due_on < point.as_of else _on_its_way(point, point.due_on)


def _was_past(target: Target, day: date) -> bool:
    """What is given up when its deadline is past was not withdrawn but missed."""
    due = target.period.latest if target.period else None
    return due is not None and due < day


def _unclear(target: Target) -> str | None:
    """Say why nothing could ever show that the target is met; None where something could."""
    if target.not_scoreable_because:
        return f"Not scoreable: {target.not_scoreable_because.rstrip('.')}."
    if target.basis is not Basis.EVENT and target.value is None:
        return "Not scoreable: it gives no value."
    if target.qualifier in {Qualifier.AT_MOST, Qualifier.LESS_THAN} and target.metric not in LOWER_IS_BETTER:
        return "Not scoreable: it is a ceiling (“up to”), and a ceiling is not a goal."
    if target.metric == "unit_power" and target.power_basis is None:
        return "Not scoreable: it does not say whether its power is the average or the peak."
    if target.power_basis is PowerBasis.SOLAR and target.metric != "unit_power":
        return "Not scoreable: solar power is not the power of compute."
    if target.modality in TALK:
        return f"Not scoreable: it was {target.modality.value}, not promised."
    return None


def _without_deadline(target: Target) -> str:
    if target.period is not None and target.period.earliest is not None:
        return "Not scoreable: it says only how early, not by when; a lower bound is no deadline."
    return "Not scoreable: it has no deadline."


def _met(point: Standpoint) -> Verdict | None:
    if point.measured is None:
        return None
    reached = [(day, value) for day, value in point.measured.series if is_reached(point.target, value)]
    if not reached:
        return None
    day, value = reached[0]
    withdrawn = point.target.withdrawn_on
    if withdrawn is not None and withdrawn < day:
        return None
    shown = "It happened" if point.target.basis is Basis.EVENT else f"{spoken(value, point.unit)} was reached"
    rows = "an observation" if point.measured.observation_ids else "a filing"
    late = (day - point.due_on).days if point.due_on else 0
    # What is there at the first look has been there for a time that nobody knows: it cannot be called late.
    since_unknown = late > 0 and day == point.measured.series[0][0] and not point.measured.begins_at_nought
    if since_unknown:
        late = 0
        ending = ", the first time that anybody looked; since when is not known"
    else:
        ending = f", {days(late)} after its deadline" if late > 0 else ""
    return Verdict(
        category=Category.MET_LATE if late > 0 else Category.MET,
        text=f"{shown} by {spoken_day(day)}, as {rows} shows{ending}.",
        claim_ids=point.measured.claim_ids,
        observation_ids=point.measured.observation_ids,
        capacity_keys=point.measured.capacity_keys,
        met_on=day,
    )


def _past_due(point: Standpoint, due: date) -> Verdict:
    """Lapsed needs somebody who would have seen it, or its announcer's own word; else nothing is known."""
    late = f"Its deadline of {spoken_day(due)} passed {days((point.as_of - due).days)} ago"
    measured = point.measured
    given_up = point.target.withdrawn_on
    if given_up is not None and given_up <= point.as_of and _was_past(point.target, given_up):
        because = f": {point.target.withdrawn_because.rstrip('.')}" if point.target.withdrawn_because else ""
        return Verdict(category=Category.LAPSED, text=f"{late}; it was given up on {spoken_day(given_up)}{because}.")
    after_due = tuple(said for said in (*point.denying, *point.postponing) if said.said_on > due)
    if measured is not None and measured.series:
        seen = f"{spoken(measured.value, point.unit)} of {spoken(point.target.value, point.unit)} was seen"
        text, rows = f"{late}; {seen}.", measured
        return Verdict(
            category=Category.LAPSED,
            text=text,
            claim_ids=rows.claim_ids,
            observation_ids=rows.observation_ids,
            capacity_keys=rows.capacity_keys,
        )
    if after_due:
        ids = tuple(sorted(said.claim_id for said in after_due))
        text = f"{late}; its announcer or a filing has since put it later or denied it."
        return Verdict(category=Category.LAPSED, text=text, claim_ids=ids)
    if point.successor is not None and point.successor.announced_on > due:
        text = f"{late}; by then it had not happened, for it was announced anew on {spoken_day(point.successor.announced_on)}."
        return Verdict(category=Category.LAPSED, text=text)
    if point.looked_since is not None and point.looked_since <= due:
        since = f"sources that would show it have been looked at without a gap since {spoken_day(point.looked_since)}"
        return Verdict(category=Category.LAPSED, text=f"{late}; {since}, and showed nothing.")
    text = f"{late}, but no source that would show it was looked at all that time: its silence proves nothing."
    return Verdict(category=Category.NO_EVIDENCE, text=text)


def _on_its_way(point: Standpoint, due: date) -> Verdict:
    votes = [vote for vote in (_by_demand(point), _by_word(point, due), _by_pace(point, due)) if vote is not None]
    if votes:
        return _worst(votes)
    left = f"{days((due - point.as_of).days)} are left"
    if point.measured is not None and point.measured.silent_since is not None:
        since = spoken_day(point.measured.silent_since)
        text = f"Nothing has been seen yet, though somebody has looked since {since}; {left}."
    elif point.measured is not None:
        text = f"{_share(point)} is too little time gone to judge its pace by; {left}."
    else:
        text = f"Nothing observed bears on it yet, and a plan that is said again is no progress; {left}."
    return Verdict(category=Category.NO_EVIDENCE, text=text)


def _worst(votes: list[Verdict]) -> Verdict:
    """The worst word wins, and every vote for it is heard."""
    worst = max((vote.category for vote in votes), key=SEVERITY.index)
    heard = [vote for vote in votes if vote.category is worst]
    return Verdict(
        category=worst,
        text=" ".join(vote.text for vote in heard),
        claim_ids=tuple(sorted({row for vote in heard for row in vote.claim_ids})),
        observation_ids=tuple(sorted({row for vote in heard for row in vote.observation_ids})),
        capacity_keys=tuple(sorted({key for vote in heard for key in vote.capacity_keys})),
    )


def _share(point: Standpoint) -> str:
    elapsed = elapsed_share(point.target, point.as_of)
    return f"{percent(elapsed)} of its time" if elapsed is not None else "This"


def _by_pace(point: Standpoint, due: date) -> Verdict | None:
    target, measured = point.target, point.measured
    progress, elapsed = progress_of(target, measured), elapsed_share(target, point.as_of)
    if target.basis is Basis.EVENT or measured is None or progress is None or elapsed is None:
        return None
    if target.metric in COUNTS and target.value is not None and target.value < PACE_NEEDS:
        return None
    covered = covered_share(target, measured)
    ratio = covered / elapsed if covered is not None and elapsed > 0.0 else None
    if ratio is None or (ratio < PACE_ON_TRACK and elapsed < PACE_COUNTS_FROM):
        return None
    if ratio >= PACE_ON_TRACK:
        category = Category.ON_TRACK
    else:
        category = Category.FAR_BEHIND if ratio < PACE_FAR_BEHIND else Category.BEHIND
    gone = f"in {percent(elapsed)} of its time (due {spoken_day(due)})"
    seen = f"{percent(progress) if progress else 'Nothing'} of it has been shown {gone}"
    if covered is not None and covered != progress:
        added = f"{percent(covered)} of what was missing" if covered else "nothing"
        seen = f"{percent(progress)} of it is there, but some of that was when it was announced: {added} has been added {gone}"
    return Verdict(
        category=category,
        text=f"{seen}.",
        claim_ids=measured.claim_ids,
        observation_ids=measured.observation_ids,
        capacity_keys=measured.capacity_keys,
    )


def _by_demand(point: Standpoint) -> Verdict | None:
    """What is needed can only speak against a target: that it could be done does not show that it is being done."""
    binding = point.chain.binding
    if binding is None or binding.shown is None or multiple(binding) <= DEMAND_BEHIND:
        return None
    times = multiple(binding)
    is_count = binding.unit == "1/yr"
    amount = rounded(binding.needed)
    needed = f"It needs {number(amount) if is_count else spoken(amount, binding.unit)} {binding.constraint}"
    shown = number(binding.shown) if is_count else spoken(binding.shown, binding.unit)
    beyond = (
        f"{number(rounded(times))} times the best ever shown ({shown})"
        if math.isfinite(times)
        else "and none was ever shown"
    )
    return Verdict(
        category=Category.FAR_BEHIND if times > DEMAND_FAR_BEHIND else Category.BEHIND,
        text=f"{needed}, {beyond}.",
        capacity_keys=point.chain.keys,
    )


def _by_word(point: Standpoint, due: date) -> Verdict | None:
    """What its announcer or a filing says against itself is believed; what it says for itself only where work is underway."""
    against = (*point.denying, *point.postponing)
    if against:
        ids = tuple(sorted(said.claim_id for said in against))
        text = (
            f"Its announcer or a filing has since put it later, made it smaller or denied it (due {spoken_day(due)})."
        )
        return Verdict(category=Category.BEHIND, text=text, claim_ids=ids)
    if point.successor is not None and is_weaker(point.successor, point.target):
        text = f"It was moved by its announcer on {spoken_day(point.successor.announced_on)}."
        return Verdict(category=Category.BEHIND, text=text)
    if point.underway and point.target.basis is Basis.EVENT:
        ids = tuple(sorted(said.claim_id for said in point.underway))
        text = f"Its announcer or a filing says that it is being done; not observed yet (due {spoken_day(due)})."
        return Verdict(category=Category.ON_TRACK, text=text, claim_ids=ids)
    return None


def is_weaker(later: Target, earlier: Target) -> bool:
    """Say whether a revision asks for less, or later, than what it superseded."""
    due, was_due = (target.period.latest if target.period else None for target in (later, earlier))
    if was_due is not None and (due is None or due > was_due):
        return True
    return is_weaker_value(earlier.metric, later.value, earlier.value)


def is_weaker_value(metric: str, later: float | None, earlier: float | None) -> bool:
    """Say whether a value asks for less than an earlier one; of what should fall, the larger asks for less."""
    if later is None or earlier is None:
        return False
    return later > earlier if metric in LOWER_IS_BETTER else later < earlier
