"""How sure a claim is, from what had to be inferred to read it.

``Confidence.of(watchlist).of_draft(draft, setting) -> float``   between 0 and 1; a claim below ``LEAST`` is not made
``confidence.against(draft, setting) -> tuple[str, ...]``        what speaks against a claim
``doubts_of(draft, sizes, setting) -> frozenset[str]``           what is inferred or unusual, keys of ``doubts.toml``

The weights are data, fitted to the gold corpus (``benchmarks/calibration.py``): a logistic model of few yes-or-no questions.
"""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from extractors.joining import borrowed
from extractors.joining.borrowed import Setting, Sizes
from extractors.lines.drafts import Draft
from extractors.speech import cues
from models.vocabulary import Basis, Qualifier
from models.watchlist import Watchlist

ALWAYS = "always"
LEAST = 0.5
"""What is read wrongly more often than rightly is not claimed."""
_LONG = 260  # characters
_MANY = 3  # quantities in one sentence


def doubts_of(draft: Draft, sizes: Sizes, setting: Setting) -> frozenset[str]:
    """Return what makes a claim less sure; "always" is true of every one."""
    line, flags = draft.line, frozenset(draft.flags)
    quantity = draft.quantity
    said = {
        ALWAYS: True,
        "antecedent": "antecedent" in flags or "antecedent_assumed" in flags,
        "document_context": "document_context" in flags,
        "ton_assumed": "ton_assumed" in flags,
        "headline": setting.headline,
        "event": draft.metric.basis is Basis.EVENT,
        "rate_cue_apart": quantity is not None and "rate_cue_apart" in quantity.flags,
        "magnitude": quantity is not None and quantity.qualifier is Qualifier.MAGNITUDE,
        "no_cue": cues.governing(line.cues, draft.start, draft.end) is None,
        "not_named_here": draft.program is not None
        and not any(mention.key == draft.program for mention in line.mentions),
        "many_values": len(line.quantities) >= _MANY,
        "several_programs": len({mention.key for mention in line.programs()}) > 1,
        "long_sentence": line.end - line.start > _LONG,
        "undated": draft.period is None,
        "unnamed": draft.program is None,
    }
    return frozenset(key for key, holds in said.items() if holds) | borrowed.doubts_of(draft, sizes, setting)


DOUBTS = frozenset(
    {
        ALWAYS, "antecedent", "document_context", "ton_assumed", "headline", "event", "rate_cue_apart", "magnitude", "no_cue",
        "not_named_here", "many_values", "several_programs", "long_sentence", "undated", "unnamed", *borrowed.DOUBTS, *borrowed.SUPPORT,
    }
)  # fmt: skip
"""All that can be so; ``doubts.toml`` weighs each."""


@dataclass(frozen=True, slots=True)
class Confidence:
    """The weights of one watchlist, and what has been said of its programs; without weights every claim is certain."""

    weights: dict[str, float]
    sizes: Sizes

    @classmethod
    def of(cls, watchlist: Watchlist) -> "Confidence":
        """Take the weights and the sizes."""
        return cls(
            {doubt.key: doubt.weight for doubt in watchlist.doubts},
            Sizes.of(watchlist.known_sizes, watchlist.programs),
        )

    def of_draft(self, draft: Draft, setting: Setting) -> float:
        """Return how likely a claim is read rightly."""
        if not self.weights:
            return 1.0
        return chance(self.weights, doubts_of(draft, self.sizes, setting))

    def against(self, draft: Draft, setting: Setting) -> tuple[str, ...]:
        """Return what speaks against a claim, the weightiest first."""
        weights = {key: self.weights.get(key, 0.0) for key in doubts_of(draft, self.sizes, setting)}
        return tuple(sorted((key for key in weights if weights[key] < 0), key=lambda key: (weights[key], key)))


def chance(weights: Mapping[str, float], doubts: Iterable[str]) -> float:
    """Return the chance that goes with what is so, to three digits."""
    odds = sum(weights.get(key, 0.0) for key in doubts)
    return round(1.0 / (1.0 + math.exp(-odds)), 3)
