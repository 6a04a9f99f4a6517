"""The slip model: what it learns, that it learns little from little, and that no row of the future reaches it."""

import itertools
import math
import random
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest

from models.lateness import Lateness
from models.slip_model import PRIOR, Outlook, SlipModel, _Columns, fit
from models.track_record import KnownPromise, known_on
from models.vocabulary import PromiseKind, PromiseState

YEAR = 365


def promise(number: int, ratio: float | None, **changed: object) -> KnownPromise:
    announced = date(2015, 1, 1)
    given: dict[str, object] = {
        "key": f"promise-{number:03}",
        "kind": PromiseKind.LAUNCH,
        "organization": "acme",
        "speaker": None,
        "announced_on": announced,
        "due_on": announced + timedelta(days=YEAR),
        "state": PromiseState.KEPT_LATE if ratio is not None else PromiseState.OPEN,
        "is_revised": False,
        "weight": 1.0,
        "happened_on": None,
        "slip_ratio": ratio,
        "at_least": 0.5 if ratio is None else None,
    }
    return KnownPromise(**{**given, **changed})  # type: ignore[arg-type]


def outlook_of(
    model: SlipModel, *, kind: PromiseKind = PromiseKind.LAUNCH, organization: str | None = "acme"
) -> Outlook:
    return model.outlook(kind=kind, organization=organization, speaker=None, horizon_days=YEAR, is_revised=False)


def test_without_any_promise_it_says_what_was_taken_for_granted() -> None:
    found = outlook_of(fit([]))
    assert found.log_ratio == pytest.approx(PRIOR.slip)
    assert found.log_sd > math.exp(PRIOR.spread)
    assert 0.1 < found.never < 0.3


def test_many_promises_that_took_twice_their_time_are_learnt() -> None:
    found = outlook_of(
        fit([promise(number, 2.0 * ratio) for number, ratio in enumerate([0.8, 0.9, 1.0, 1.1, 1.25] * 8)])
    )
    assert math.exp(found.log_ratio) == pytest.approx(2.0, rel=0.08)
    assert found.never < 0.08


def test_one_promise_moves_little_and_forty_move_much() -> None:
    """Few entries must not make bold numbers."""
    ratios = [
        math.exp(outlook_of(fit([promise(number, 6.0) for number in range(count)])).log_ratio)
        for count in (0, 1, 5, 40)
    ]
    assert ratios == sorted(ratios)
    assert ratios[0] == pytest.approx(1.5)
    assert ratios[1] < 2.4 < 5.0 < ratios[3]


def test_a_group_of_one_borrows_from_the_others() -> None:
    many = [promise(number, 1.2 * ratio) for number, ratio in enumerate([0.5, 0.8, 1.0, 1.3, 1.9] * 6)]
    one = promise(99, 6.0, organization="late_works")
    model = fit([*many, one])
    common, own = (math.exp(outlook_of(model, organization=name).log_ratio) for name in ("acme", "late_works"))
    assert common < own < 2.0, "one promise that took six times its time"
    strangers = outlook_of(model, organization="nobody")
    assert strangers.log_sd > outlook_of(model).log_sd, "of whom nothing is known, less is known"


def test_open_promises_count_as_at_least_so_late() -> None:
    kept = [promise(number, 1.5) for number in range(6)]
    overdue = [promise(50 + number, None, at_least=5.0, state=PromiseState.OVERDUE) for number in range(6)]
    without, having = outlook_of(fit(kept)), outlook_of(fit([*kept, *overdue]))
    assert having.comes_by(2.0) < without.comes_by(2.0)
    assert having.never > without.never
    fresh = [promise(50 + number, None, at_least=0.01) for number in range(6)]
    assert outlook_of(fit([*kept, *fresh])).log_ratio == pytest.approx(without.log_ratio, abs=0.01), (
        "nothing is known of them yet"
    )


def test_what_was_given_up_never_comes() -> None:
    kept = [promise(number, 1.5) for number in range(6)]
    ended = [promise(50 + number, None, at_least=3.0, state=PromiseState.FAILED) for number in range(6)]
    assert outlook_of(fit([*kept, *ended])).never > outlook_of(fit(kept)).never + 0.2


def test_what_only_says_again_weighs_nothing() -> None:
    kept = [promise(number, 1.5) for number in range(6)]
    assert outlook_of(fit([*kept, promise(60, 9.0, weight=0.0)])) == outlook_of(fit(kept))


def test_a_kind_with_more_promises_speaks_more_for_itself() -> None:
    rows = [promise(number, 1.5) for number in range(20)] + [promise(90, 1.5, kind=PromiseKind.CHIP)]
    model = fit(rows)
    assert 0.0 < model.own_share(PromiseKind.CHIP) < model.own_share(PromiseKind.LAUNCH) < 1.0
    assert model.own_share(PromiseKind.COST) == 0.0


def test_the_same_rows_in_any_order_give_the_same_numbers_bit_for_bit() -> None:
    rows = [promise(number, 1.0 + number % 7 / 3, organization=f"org{number % 4}") for number in range(25)]
    expected = fit(rows)
    for seed in range(3):
        again = fit(random.Random(seed).sample(rows, len(rows)))
        assert np.array_equal(again.mode, expected.mode)
        assert np.array_equal(again.covariance, expected.covariance)


def test_the_gradient_is_that_of_the_loss() -> None:
    states = [PromiseState.KEPT, PromiseState.OPEN, PromiseState.FAILED]
    rows = [
        promise(number, 1.4 if state is PromiseState.KEPT else None, at_least=None if state is PromiseState.KEPT else 0.5 + number / 3, state=state, kind=kind, is_revised=bool(number % 2))
        for number, (state, kind) in enumerate(itertools.product(states, [PromiseKind.CHIP, PromiseKind.LAUNCH]))
    ]  # fmt: skip
    columns = _Columns.of(rows, PRIOR)
    at = columns.prior_mean + np.linspace(-0.3, 0.4, len(columns.names))
    _, gradient = columns.loss(at)
    for position in range(len(at)):
        step = np.zeros(len(at))
        step[position] = 1e-6
        slope = (columns.loss(at + step)[0] - columns.loss(at - step)[0]) / 2e-6
        assert gradient[position] == pytest.approx(slope, abs=1e-5), columns.names[position]


LATE = Lateness(
    announced_on=date(2026, 1, 1),
    due_on=date(2027, 1, 1),
    as_of=date(2026, 1, 1),
    outlook=Outlook(log_ratio=math.log(1.5), log_sd=0.5, never=0.2),
)


def test_chances_add_up_and_grow_with_time() -> None:
    days = [LATE.as_of + timedelta(days=offset) for offset in range(0, 4000, 40)]
    chances = [LATE.comes_by(day) for day in days]
    assert chances[0] == 0.0
    assert chances == sorted(chances)
    assert chances[-1] + LATE.never == pytest.approx(1.0, abs=0.01)
    assert LATE.on_time == LATE.comes_by(LATE.due_on)


def test_half_of_what_comes_has_come_by_the_predicted_day() -> None:
    assert LATE.day_of(0.1) < LATE.day_of(0.5) < LATE.day_of(0.9)
    assert LATE.comes_by(LATE.day_of(0.5)) == pytest.approx(0.5 * (1.0 - LATE.never), abs=0.002)


def test_every_day_without_it_makes_it_later_and_less_likely() -> None:
    views = [replace(LATE, as_of=LATE.as_of + timedelta(days=offset)) for offset in (0, 200, 400, 1200)]
    assert [view.never for view in views] == sorted(view.never for view in views)
    assert [view.day_of(0.5) for view in views] == sorted(view.day_of(0.5) for view in views)
    assert all(view.day_of(0.0) > view.as_of for view in views)
    assert views[2].on_time == 0.0, "its day is past"


def test_known_promises_come_from_the_record() -> None:
    assert fit(known_on([], date(2026, 1, 1))).promises == ()
