"""How late promises come true: a log-normal slip ratio with a share that never does, pooled over kinds, organisations and speakers.

Open promises are right-censored: all that is known of them is that they took at least so long. Given-up ones are of the share
that never comes true. Every effect is shrunk towards none, so that few promises move little. The fit is the mode of the
posterior, with its curvature for what is not known (Laplace's approximation): no draws, the same rows give the same numbers.
Formulas and their sources: ``docs/how-progress-is-scored.md``.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit, logit, ndtr

from models.track_record import KnownPromise
from models.vocabulary import PromiseKind

Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prior:
    """What is taken for granted before any promise is looked at, on the scale of the logarithm (odds for ``never``)."""

    slip: float = math.log(1.5)
    slip_sd: float = 0.3
    spread: float = math.log(0.6)  # of the logarithm of the ratio, itself as a logarithm
    spread_sd: float = 0.3
    never: float = float(logit(0.15))
    never_sd: float = 0.7
    horizon_sd: float = 0.15  # for each factor e of the time promised
    revised_sd: float = 0.5  # of a day that was given after another one
    kind_sd: float = 0.2
    organization_sd: float = 0.2
    speaker_sd: float = 0.2
    never_kind_sd: float = 0.4
    never_organization_sd: float = 0.4


PRIOR = Prior()
YEAR_D = 365.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """How late one promise may be: its ratio is log-normal (``log_ratio``, ``log_sd``), but for a share that never comes."""

    log_ratio: float
    log_sd: float
    never: float

    def comes_by(self, ratio: float) -> float:
        """Return the chance that it has come true by this share of its time, of all promises like it."""
        if ratio <= 0.0:
            return 0.0
        return (1.0 - self.never) * float(ndtr((math.log(ratio) - self.log_ratio) / self.log_sd))


@dataclass(frozen=True, kw_only=True)
class SlipModel:
    """A fitted model. ``never`` effects come after the others in ``mode`` and ``covariance``."""

    prior: Prior
    promises: tuple[KnownPromise, ...]
    names: tuple[str, ...]  # "slip", "horizon", "kind launch", … "spread", "never", "never kind launch" …
    mode: Vector = field(repr=False)
    covariance: Vector = field(repr=False)

    @cached_property
    def _index(self) -> dict[str, int]:
        return {name: index for index, name in enumerate(self.names)}

    def outlook(
        self,
        *,
        kind: PromiseKind,
        organization: str | None,
        speaker: str | None,
        horizon_days: float,
        is_revised: bool,
    ) -> Outlook:
        """Return how late a promise of this kind, by these, over this time may be. Unknown names are as likely as any."""
        prior = self.prior
        slip = {"slip": 1.0, "horizon": math.log(horizon_days / YEAR_D), "revised": float(is_revised)}
        slip |= _effects(kind, organization, speaker)
        never = {"never": 1.0} | {f"never {name}": 1.0 for name in _effects(kind, organization, None)}
        log_ratio, variance = self._of(slip, {"kind": prior.kind_sd, "organization": prior.organization_sd, "speaker": prior.speaker_sd})  # fmt: skip
        odds, odds_variance = self._of(never, {"never kind": prior.never_kind_sd, "never organization": prior.never_organization_sd})  # fmt: skip
        spread = math.exp(self.mode[self._index["spread"]])
        # The mean of a logistic-normal, by MacKay's approximation.
        share = float(expit(odds / math.sqrt(1.0 + math.pi * odds_variance / 8.0)))
        return Outlook(log_ratio=log_ratio, log_sd=math.sqrt(spread**2 + variance), never=share)

    def own_share(self, kind: PromiseKind) -> float:
        """Return how far promises of this kind speak for themselves: 0, all is borrowed from the others; towards 1, nothing is."""
        index = self._index.get(f"kind {kind.value}")
        if index is None:
            return 0.0
        return max(0.0, 1.0 - float(self.covariance[index, index]) / self.prior.kind_sd**2)

    def _of(self, weights: dict[str, float], unseen_sd: dict[str, float]) -> tuple[float, float]:
        """Return mean and variance of a sum of effects; one that nobody was seen to have adds its prior variance."""
        vector = np.zeros(len(self.names))
        variance = 0.0
        for name, weight in weights.items():
            if name in self._index:
                vector[self._index[name]] = weight
            else:
                family = next(prefix for prefix in unseen_sd if name.startswith(prefix))
                variance += unseen_sd[family] ** 2
        return float(vector @ self.mode), variance + float(vector @ self.covariance @ vector)


def _effects(kind: PromiseKind, organization: str | None, speaker: str | None) -> dict[str, float]:
    names = {f"kind {kind.value}": 1.0}
    if organization is not None:
        names[f"organization {organization}"] = 1.0
    if speaker is not None:
        names[f"speaker {speaker}"] = 1.0
    return names


def fit(promises: Sequence[KnownPromise], prior: Prior = PRIOR) -> SlipModel:
    """Fit the model to promises as they were known at a date; those that only say again what was said weigh nothing."""
    known = tuple(sorted((each for each in promises if each.weight > 0.0), key=lambda each: each.key))
    columns = _Columns.of(known, prior)
    start = columns.prior_mean.copy()
    found = minimize(columns.loss, start, jac=True, method="BFGS", options={"gtol": 1e-8, "maxiter": 500})
    mode = np.asarray(found.x, dtype=float)
    return SlipModel(
        prior=prior,
        promises=known,
        names=columns.names,
        mode=mode,
        covariance=np.asarray(np.linalg.inv(columns.curvature(mode)), dtype=np.float64),
    )


@dataclass(frozen=True, kw_only=True)
class _Columns:
    """The promises as arrays: what each has to do with each parameter, and what was seen of it."""

    names: tuple[str, ...]
    slip: Vector  # (promises, parameters): what each adds to the mean of the logarithm of the ratio
    never: Vector  # likewise, to the log odds of never
    spread: int  # which parameter is the logarithm of the spread
    log_ratio: Vector  # seen, or at least so much
    weight: Vector
    came: NDArray[np.bool_]
    ended: NDArray[np.bool_]
    prior_mean: Vector
    prior_sd: Vector

    @classmethod
    def of(cls, promises: Sequence[KnownPromise], prior: Prior) -> "_Columns":
        groups = {
            "kind": sorted({each.kind.value for each in promises}),
            "organization": sorted({each.organization for each in promises}),
            "speaker": sorted({each.speaker for each in promises if each.speaker}),
        }
        priors: dict[str, tuple[float, float]] = {
            "slip": (prior.slip, prior.slip_sd),
            "horizon": (0.0, prior.horizon_sd),
            "revised": (0.0, prior.revised_sd),
        }
        for family, sd in (
            ("kind", prior.kind_sd),
            ("organization", prior.organization_sd),
            ("speaker", prior.speaker_sd),
        ):
            priors |= {f"{family} {name}": (0.0, sd) for name in groups[family]}
        priors["spread"] = (prior.spread, prior.spread_sd)
        priors["never"] = (prior.never, prior.never_sd)
        for family, sd in (("kind", prior.never_kind_sd), ("organization", prior.never_organization_sd)):
            priors |= {f"never {family} {name}": (0.0, sd) for name in groups[family]}
        names = tuple(priors)
        index = {name: position for position, name in enumerate(names)}
        slip, never = np.zeros((len(promises), len(names))), np.zeros((len(promises), len(names)))
        for row, each in enumerate(promises):
            slip[row, index["slip"]] = never[row, index["never"]] = 1.0
            slip[row, index["horizon"]] = math.log(each.horizon_days / YEAR_D)
            slip[row, index["revised"]] = float(each.is_revised)
            for name in _effects(each.kind, each.organization, each.speaker):
                slip[row, index[name]] = 1.0
            for name in _effects(each.kind, each.organization, None):
                never[row, index[f"never {name}"]] = 1.0
        return cls(
            names=names,
            slip=slip,
            never=never,
            spread=index["spread"],
            log_ratio=np.array([math.log(each.slip_ratio or each.at_least or 1.0) for each in promises]),
            weight=np.array([each.weight for each in promises]),
            came=np.array([each.slip_ratio is not None for each in promises], dtype=bool),
            ended=np.array([each.has_ended for each in promises], dtype=bool),
            prior_mean=np.array([mean for mean, _ in priors.values()]),
            prior_sd=np.array([sd for _, sd in priors.values()]),
        )

    def loss(self, parameters: Vector) -> tuple[float, Vector]:
        """Return minus the logarithm of the posterior, and its gradient."""
        log_spread = parameters[self.spread]
        spread = math.exp(log_spread)
        z = (self.log_ratio - self.slip @ parameters) / spread
        share = expit(self.never @ parameters)
        still = ndtr(-z)  # of those that come: not yet
        density = np.exp(-0.5 * z**2) / math.sqrt(2.0 * math.pi)
        open_chance = np.maximum(share + (1.0 - share) * still, 1e-300)
        is_open = ~self.came & ~self.ended
        value = np.where(self.came, np.log1p(-share) - 0.5 * z**2 - log_spread, np.log(share))
        value = np.where(is_open, np.log(open_chance), value)
        by_slip = np.where(
            self.came, z / spread, np.where(is_open, (1.0 - share) * density / spread / open_chance, 0.0)
        )
        by_spread = np.where(self.came, z**2 - 1.0, np.where(is_open, (1.0 - share) * density * z / open_chance, 0.0))
        by_never = np.where(self.came, -share, 1.0 - share)
        by_never = np.where(is_open, share * (1.0 - share) * (1.0 - still) / open_chance, by_never)
        off = (parameters - self.prior_mean) / self.prior_sd
        gradient = off / self.prior_sd - self.slip.T @ (self.weight * by_slip) - self.never.T @ (self.weight * by_never)
        gradient[self.spread] -= float(self.weight @ by_spread)
        return 0.5 * float(off @ off) - float(self.weight @ value), gradient

    def curvature(self, parameters: Vector, step: float = 1e-4) -> Vector:
        """Return the matrix of second derivatives of the loss, by central differences of the gradient."""
        count = len(parameters)
        rows = np.empty((count, count))
        for position in range(count):
            moved = np.zeros(count)
            moved[position] = step
            rows[position] = (self.loss(parameters + moved)[1] - self.loss(parameters - moved)[1]) / (2.0 * step)
        return (rows + rows.T) / 2.0
