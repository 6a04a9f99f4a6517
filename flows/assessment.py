"""The third stage: link claims to targets, score every target at a date, publish the copy that SQL users read."""

from dataclasses import dataclass
from datetime import date

from flows.context import Context
from flows.runners import Runner
from models import arithmetic, commitments, scoring
from models.capacity import Capacity
from models.contradictions import Contradiction
from models.scores import Score
from models.vocabulary import Category
from models.voices import Voices
from warehouse import contradictions, evidence, scores
from warehouse.connection import open_for_reading, open_for_writing
from warehouse.publish import publish
from warehouse.watchlist_tables import sync_watchlist


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessReport:
    """The scores of a date."""

    as_of: date
    scores: tuple[Score, ...]
    commitments: int
    contradictions: tuple[Contradiction, ...] = ()

    def counts(self) -> dict[str, int]:
        """Return how many targets stand in each category."""
        counted = {category.value.replace(" ", "_"): 0 for category in Category}
        for score in self.scores:
            counted[score.category.value.replace(" ", "_")] += 1
        return {
            "targets": len(self.scores),
            "commitments": self.commitments,
            "contradictions": len(self.contradictions),
            **counted,
        }


def assess(context: Context, runner: Runner, *, as_of: date) -> AssessReport:
    """Score every target as known at the end of ``as_of``, and publish. One batch: the scores of a date belong together."""
    (report,) = runner.each("scoring targets", lambda day: score_targets(context, day), [as_of])
    publish_copy(context)
    return report


def score_targets(context: Context, as_of: date) -> AssessReport:
    """Score every target from what is in the warehouse; note scores, commitments and what does not add up in one transaction."""
    watchlist = context.watchlist
    warehouse = context.settings.warehouse
    with open_for_writing(warehouse) as con:
        sync_watchlist(con, watchlist)
    with open_for_reading(warehouse) as con:
        known = evidence.evidence(con, as_of)
    capacity, units = Capacity.of(watchlist.capacity), {metric.key: metric.unit for metric in watchlist.metrics}
    linked = commitments.link(known.claims, watchlist.targets)
    scored = scoring.assess_watchlist(watchlist, known, capacity, as_of)
    families = arithmetic.families_of({program.key: program.serves for program in watchlist.programs})
    found = arithmetic.find(
        known.claims, watchlist.targets, capacity, as_of, families=families, units=units, voices=Voices.of(watchlist)
    )
    with open_for_writing(warehouse) as con:
        scores.save_commitments(con, linked, as_of=as_of)
        scores.save_scores(con, scored)
        contradictions.save_contradictions(con, found, as_of=as_of)
    return AssessReport(as_of=as_of, scores=tuple(scored), commitments=len(linked), contradictions=tuple(found))


def publish_copy(context: Context) -> None:
    """Check the warehouse and swap in a new copy; raises CheckFailed, with the old copy left standing."""
    publish(context.settings.warehouse, context.settings.published)
