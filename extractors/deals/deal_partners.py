"""Who the other side of a deal is: a customer named beside it, in a line shortly before, or in the title.

``of_value(parties, lines, line, start, end, titled) -> Mention | None``   of a sum, or of chips, at ``start:end``
``antecedent(parties, lines, line, titled) -> Mention | None``             whom a line leaves out
``of_event(parties, lines, line, start, titled) -> Mention | None``        of services that are told of at ``start``
``is_stranger(line, at) -> bool``                                         a name that no list has
"""

import re
from collections.abc import Sequence

from extractors.deals import deal_lists
from extractors.deals.deal_parties import DealParties
from extractors.lines.passages import Line
from extractors.text.wordings import Frame
from models.reading import Mention

_LINES_BACK = 4
_TO_SOMEBODY = Frame(
    r"\b(?:with|by|from|to|for)\s(?:an?|another|one|two|three|other|several|some)\s(?:[\w-]+\s){0,2}<deal.somebody>\b"
)
_WITH_STRANGER = re.compile(r"\b(?:with|by|from|to|for)\s(?=[A-Z][A-Za-z]+)")


def of_value(
    parties: DealParties, lines: Sequence[Line], line: Line, start: int, end: int, titled: Sequence[Mention]
) -> Mention | None:
    """Return the customer of a sum or of chips; None where nobody, or more than one, may be meant."""
    named = parties.customers_in(line)
    if named:
        return deal_lists.party(line, start, end, named)
    return antecedent(parties, lines, line, titled)


def of_event(
    parties: DealParties, lines: Sequence[Line], line: Line, start: int, titled: Sequence[Mention]
) -> Mention | None:
    """Return the customer whom services are for: the only one of the line, or the only one told of before."""
    named = parties.counterparties(line)
    if named:
        before = [mention for mention in named if mention.end <= start]
        return named[0] if len(named) == 1 else before[-1] if before else None
    return antecedent(parties, lines, line, titled)


def antecedent(parties: DealParties, lines: Sequence[Line], line: Line, titled: Sequence[Mention]) -> Mention | None:
    """Return the customer whom a line leaves out: "It pays $920 million a month.", "Held to term, the deal is worth …"."""
    if _names_stranger(line):
        return None
    for before in reversed(lines[max(0, line.index - _LINES_BACK) : line.index]):
        named = parties.counterparties(before)
        if named:
            return named[0] if len(named) == 1 else None
        if _names_stranger(before):
            return None  # "a contract with Mistral" is nobody's whom we know
    heads = {mention.key: mention for mention in titled if mention.key in parties.customers}
    return next(iter(heads.values())) if len(heads) == 1 else None


def _names_stranger(line: Line) -> bool:
    """Say whether a line speaks of a deal with somebody whom no list names: "a contract with Mistral", "to a European lab"."""
    if line.pattern(_TO_SOMEBODY).search(line.words, line.start, line.end):
        return True
    if not line.find("deal.kinds", line.start, line.end):
        return False
    return any(is_stranger(line, match.end()) for match in _WITH_STRANGER.finditer(line.text, line.start, line.end))


def is_stranger(line: Line, at: int) -> bool:
    """Say whether the name that stands at ``at`` is in no list, and no day or month."""
    return not (
        any(mention.start <= at < mention.end for mention in line.mentions)
        or any(period.start <= at < period.end for period in line.periods)
    )
