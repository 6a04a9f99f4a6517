"""How like two documents are, by the same words and by what they tell, and what that makes one of them to the other."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import timedelta
from math import log2

from extractors.stories import marks, shingles
from extractors.stories.rarity import Rarity
from models.stories import Relation, Telling

REWRITE_DAYS = 10
"""So close together a rewrite and its like are published; figures told again later are another story."""
COPY_DAYS = 60
"""So long a text may go round; the same text, letter for letter, or at the same address, is known at any time."""

COPY_SHARE = 0.5
"""Of the shorter text's shingles, for a copy whose marks agree …"""
COPY_SHARE_ALONE = 0.8
"""… and for one that has too few marks to agree by."""
FEWEST_SHINGLES = 8
AGREEING_MARKS = 0.5
"""By weight: a report of the same wording with other figures is another report."""
FEWEST_MARKS = 3
REWRITE_WEIGHT = 2.6
"""Two to three rare figures."""
REWRITE_SHARE = 0.45
REWRITE_JACCARD = 0.22
REWRITE_FACTS = 2
TELLS_SOMETHING = 1.0
"""Weight of the marks of a text that has news of its own."""
SAID_WEIGHT = 1.5
"""What quoted words weigh together at the most: who quotes the same sentence may tell something else."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """Shares by shingles and by weight of marks, of the smaller document and of the one that came later."""

    text_share: float
    text_share_of_later: float
    shingles: int  # of the shorter text
    mark_share: float
    mark_share_of_later: float
    mark_jaccard: float
    shared_weight: float
    shared: tuple[str, ...]

    @property
    def facts(self) -> int:
        """How many figures, dates and codes both have."""
        return sum(marks.is_fact(mark) for mark in self.shared)

    @property
    def is_faint(self) -> bool:
        """Both could at least be about one matter: half of what makes a copy or a rewrite."""
        by_marks = self.mark_share >= REWRITE_SHARE / 2 and self.shared_weight >= REWRITE_WEIGHT / 2
        return by_marks or self.text_share >= COPY_SHARE / 2


def compare(
    later: Telling,
    other: Telling,
    shingles_of: Callable[[Telling, frozenset[int]], frozenset[str]],
    *,
    story: str,
    rarity: Rarity,
    furniture: frozenset[int],
) -> Likeness:
    """Return how like two documents are, the other being of ``story``.

    What is ``furniture`` of a site by now counts for neither; ``shingles_of`` returns those of a document without some paragraphs.
    """
    aside = furniture | _tail(later, other, shingles_of, furniture)
    ours, theirs = shingles_of(later, aside), shingles_of(other, aside)
    text_share = shingles.overlap(ours, theirs)
    if text_share < COPY_SHARE:
        # Who tells it in other words has no paragraph in common: what stands in one is the site's, or the company's about itself.
        aside = aside.union(set(later.fingerprint.passages) & set(other.fingerprint.passages))
    mine, others = _marks_outside(later, aside), _marks_outside(other, aside)
    shared = mine.keys() & others.keys()
    # The figures of a sentence that both quote are one thing that they share, not several.
    shared -= {mark for mark in shared if mine[mark] and others[mark] and not marks.is_said(mark)}

    def weigh(several: Iterable[str]) -> float:
        return _weight_of(several, later, story, rarity)

    both, whole, whole_other = weigh(shared), weigh(mine), weigh(others)
    fewer, union = min(whole, whole_other), whole + whole_other - both
    return Likeness(
        text_share=text_share,
        text_share_of_later=len(ours & theirs) / len(ours) if ours else 0.0,
        shingles=min(len(ours), len(theirs)),
        mark_share=both / fewer if fewer else 0.0,
        mark_share_of_later=both / whole if whole else 0.0,
        mark_jaccard=both / union if union else 0.0,
        shared_weight=both,
        shared=tuple(sorted(shared, key=lambda mark: (-marks.weight(mark), mark))),
    )


def _tail(
    later: Telling,
    other: Telling,
    shingles_of: Callable[[Telling, frozenset[int]], frozenset[str]],
    furniture: frozenset[int],
) -> frozenset[int]:
    """Return the last paragraph of two documents where it is all that they share and each tells something else before it.

    So a company ends what it announces: with a paragraph about itself.
    """
    ends = [[each for each in telling.fingerprint.passages if each not in furniture][-1:] for telling in (later, other)]
    tail = furniture.union(ends[0])
    if not ends[0] or ends[0] != ends[1]:
        return frozenset()
    rests = [sum(map(marks.weight, _marks_outside(telling, tail))) for telling in (later, other)]
    is_all = shingles.overlap(shingles_of(later, tail), shingles_of(other, tail)) < COPY_SHARE / 2
    return frozenset(ends[0]) if is_all and min(rests) >= TELLS_SOMETHING else frozenset()


def relation(later: Telling, other: Telling, likeness: Likeness) -> Relation | None:
    """Return what one document is to the other by words and marks: a copy, a rewrite; None: they tell different things."""
    days = abs(later.said_on - other.said_on)
    few = min(len(later.fingerprint.marks), len(other.fingerprint.marks)) < FEWEST_MARKS
    if likeness.shingles >= FEWEST_SHINGLES and days <= timedelta(days=COPY_DAYS):
        least = COPY_SHARE_ALONE if few else COPY_SHARE
        if likeness.text_share >= least and (few or likeness.mark_share >= AGREEING_MARKS):
            return Relation.COPY
    tells_the_same = (
        likeness.shared_weight >= REWRITE_WEIGHT
        and likeness.mark_share >= REWRITE_SHARE
        and likeness.mark_jaccard >= REWRITE_JACCARD
        and likeness.facts >= REWRITE_FACTS
    )
    return Relation.REWRITE if tells_the_same and days <= timedelta(days=REWRITE_DAYS) else None


def _marks_outside(telling: Telling, aside: Collection[int]) -> dict[str, bool]:
    """Return the marks that do not stand in these paragraphs, each with whether it stands in a quotation."""
    print_ = telling.fingerprint
    placed = zip(print_.marks, print_.mark_passages, strict=True)
    return {mark: passage < 0 for mark, passage in placed if abs(passage) not in aside}


def _weight_of(several: Iterable[str], later: Telling, story: str, rarity: Rarity) -> float:
    """Return the weight of marks, each the more the rarer it is outside of the story."""
    total = said = 0.0
    for mark in sorted(several):  # a sum of floats depends on its order
        weight = marks.weight(mark) / (1.0 + log2(1 + rarity.stories_with(mark, later.said_on, but=story)))
        if marks.is_said(mark):
            said += weight
        else:
            total += weight
    return total + min(said, SAID_WEIGHT)
