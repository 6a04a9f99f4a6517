"""Records that are made by the hundred are records like any other."""

import pickle
from dataclasses import dataclass, field, fields, replace

import pytest

from models.records import made_often


@made_often
@dataclass(frozen=True, slots=True, kw_only=True)
class Sum:
    """A record with each kind of field."""

    amount: float
    currency: str = "USD"
    notes: list[str] = field(default_factory=list, compare=False)


def test_it_has_the_fields_and_defaults_of_its_class() -> None:
    made = Sum(amount=5.0)
    assert (made.amount, made.currency, made.notes) == (5.0, "USD", [])
    assert made.notes is not Sum(amount=5.0).notes
    assert [each.name for each in fields(Sum)] == ["amount", "currency", "notes"]


def test_records_of_the_same_content_are_equal_and_have_one_hash() -> None:
    assert Sum(amount=5.0) == Sum(amount=5.0, notes=["paid"])
    assert hash(Sum(amount=5.0)) == hash(Sum(amount=5.0))
    assert Sum(amount=5.0) != Sum(amount=5.0, currency="EUR")


def test_it_is_replaced_and_pickled() -> None:
    made = replace(Sum(amount=5.0), currency="EUR")
    assert made == Sum(amount=5.0, currency="EUR")
    assert pickle.loads(pickle.dumps(made)) == made


def test_what_is_missing_or_unknown_is_refused() -> None:
    with pytest.raises(TypeError, match="amount"):
        Sum()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="rate"):
        Sum(amount=5.0, rate=1.0)  # type: ignore[call-arg]
