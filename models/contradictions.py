"""A contradiction: figures that somebody states and that do not come out together. The record alone; ``models.arithmetic`` finds them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from models.identity import content_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Figures that do not come out: what they imply, what is stated, and how far apart, each as far as the words leave it open.

    ``off_by`` is implied over stated. Of a figure that is printed both as a rate and as a level, it is 1.
    """

    check: str
    program: str | None
    implied_value: float
    implied_low: float
    implied_high: float
    stated_value: float
    stated_low: float
    stated_high: float
    unit: str
    off_by: float
    said_on: date  # when the newest of them was said
    text: str
    claim_ids: tuple[str, ...] = ()
    target_keys: tuple[str, ...] = ()
    capacity_keys: tuple[str, ...] = ()

    def id_at(self, as_of: date) -> str:
        """One record for each set and date."""
        return content_id(
            "contradiction", as_of.isoformat(), self.check, self.program, self.implied_value, self.stated_value
        )


def sorted_ids(several: Iterable[str | None]) -> tuple[str, ...]:
    """Return ids sorted, each once, without those that are none."""
    return tuple(sorted({each for each in several if each is not None}))
