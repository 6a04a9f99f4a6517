"""A quantity with the words around it, by which it is told whose it is and what it measures.

``in_its_words(line, quantity, values, lines_before) -> Value``
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.lines import tables
from extractors.lines.passages import Line
from extractors.text.wordings import Frame
from models.reading import Quantity
from models.records import made_often

_RELATIVE = re.compile(r"[\s,]*(?:which|that|whose|with|able|capable|making|generating|producing|of)\b")
_NEAR = 45  # characters
_TOPIC = 600  # characters before a line in which its text may say what it is about
_SAID_OF_A_TOPIC = frozenset({"area", "flux"})
_PARTS = re.compile(r";|\band\b|\bwhile\b|\bbut\b")
_LABEL_BEGINS = 6  # characters within which the stars of a label stand
_LABEL = re.compile(r"\W{0,4}\*\*([^*\n]{2,60})\*\*")
_ASKED = re.compile(r"\W*(?:(?:and|but)\s)?(?:the|its|their|his|how|what)\s[^?]{1,40}\?\W*")
UP_TO = Frame(r"\s(?:up\sto|to|and)\s(?:<number.about>\s)?")
FROM = Frame(r"\bfrom\s+(?:an?\s)?(?:(?:<number.about>|the|an\searlier)\s)?$")


@made_often
@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A quantity with the words around it, lower case: those that belong to it, and its clause and sentence."""

    quantity: Quantity
    before: str
    after: str
    clause: str
    sentence: str
    line_before: str = ""
    topic: str = ""  # the words of the lines before
    near: str = ""  # the words right before it, whatever else is said in between
    subject: str = ""  # what the clause, or the one it leans on, is said of

    @property
    def own(self) -> str:
        return f"{self.before} # {self.after}"


def in_its_words(
    line: Line, quantity: Quantity, values: Sequence[Quantity], lines_before: Sequence[Line] = ()
) -> Value:
    """Return the quantity with the words that belong to it; a pronoun may point at the last of ``lines_before``, or over a label."""
    others = [
        (other.start, other.end)
        for other in values
        if other is not quantity and not (other.dimension == "count_rate" and other.counted == "time")  # "every month"
    ]
    others += [(other.start, other.end) for other in line.quantities if (other.start, other.end) not in others
               and not (other.start < quantity.end and quantity.start < other.end)]  # fmt: skip
    if "from" in line.heard:
        others = [span for span in others if not _is_old_end(line, span, quantity)]
    before, after = line.own_words(quantity.start, quantity.end, sorted(others))
    if quantity.dimension == "power" and _RELATIVE.match(before):
        led = [begin for begin, stop in others if stop <= quantity.start - len(before)]
        before = line.words[max(led, default=quantity.start - len(before)) : quantity.start]
    label = _label_of(line, lines_before, quantity.start - len(before))
    if label and (quantity.dimension == "money" or not before.strip()):
        before = f"{label} # {before}"
    clause = line.clause_at(quantity.start)
    said, sentence = line.words[clause.start : clause.end], line.words[line.start : line.end]
    heading = tables.heading_of(line, quantity.start)
    if heading is not None:  # what heads its column is said of a value, and not what its neighbours in the row are
        label = line.words[heading.start : heading.end]
        first = tables.first_cell(line, quantity.start)
        named = any(first.start <= mention.start < first.end for mention in line.programs())
        own = label if named else f"{label}: {line.words[first.start : first.end]}"
        left, right = tables.cell_at(line, quantity.start, quantity.end)
        before, after = f"{own}: {line.words[left : quantity.start]}", line.words[quantity.end : right]
        said, sentence = f"{before}#{after}", f"{label}: {sentence}"
    return Value(
        quantity=quantity,
        before=before,
        after=after,
        clause=said,
        sentence=sentence,
        near=_near(line, clause.start, quantity.start),
        subject=line.subject_of(clause),
        line_before=_words_before(lines_before),
        topic=line.words[max(0, line.start - _TOPIC) : line.start] if quantity.dimension in _SAID_OF_A_TOPIC else "",
    )


def _label_of(line: Line, lines_before: Sequence[Line], before_from: int) -> str:
    """Return the words in bold letters that open a line, or stand alone before it: "**What it costs.** $5 billion"."""
    label = _LABEL.match(line.words, line.start, before_from) if _may_be_label(line) else None
    if label is None and lines_before and lines_before[-1].paragraph == line.paragraph:
        label = _label(lines_before[-1])
        if label is None and _ASKED.fullmatch(lines_before[-1].quote.lower()):
            return lines_before[-1].quote.lower()  # "Its radiator? 110 square meters"
    return label.group(1) if label is not None else ""


def _label(line: Line) -> re.Match[str] | None:
    return _LABEL.fullmatch(line.words, line.start, line.end) if _may_be_label(line) else None


def _may_be_label(line: Line) -> bool:
    return line.words.find("**", line.start, line.start + _LABEL_BEGINS) >= 0


def _is_old_end(line: Line, span: tuple[int, int], quantity: Quantity) -> bool:
    """Say whether a value is what another was before: the words ahead of "from $920 million to $1.1 billion" are of the second too."""
    return (
        0 < quantity.start - span[1] < _NEAR
        and line.pattern(UP_TO).fullmatch(line.words, span[1], quantity.start) is not None
        and line.pattern(FROM).search(line.words, line.start, span[0]) is not None
    )


def _words_before(lines_before: Sequence[Line]) -> str:
    """Return the words of the line before; of a label, also those of the lines before that."""
    if not lines_before:
        return ""
    last = lines_before[-1]
    first = lines_before[0] if _label(last) else last
    return last.words[first.start : last.end]


def _near(line: Line, first: int, start: int) -> str:
    """Return the last words before a value within its clause, from the last "and" or semicolon on."""
    words = line.words[max(first, start - _NEAR) : start]
    if ";" in words or "and" in words or "but" in words or "while" in words:
        return _PARTS.split(words)[-1]
    return words
