"""Splitting work into batches: the unit that is retried, counted and committed."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

Item = TypeVar("Item")


def in_batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Split items into lists of at most ``size``, in their order."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch
