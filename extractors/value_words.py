"""A quantity with the words around it, by which it is told whose it is and what it measures."""

from dataclasses import dataclass

from models.reading import Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A quantity with the words around it, lower case: those that belong to it, and its clause and sentence."""

    quantity: Quantity
    before: str
    after: str
    clause: str
    sentence: str
    line_before: str = ""
    near: str = ""  # the words right before it, whatever else is said in between
    subject: str = ""  # what the clause, or the one it leans on, is said of

    @property
    def own(self) -> str:
        return f"{self.before} # {self.after}"
