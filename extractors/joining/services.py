"""Compute that is sold, and enters service without a name of its own: "services are operational", "must make the first tranche available".

``of(context, scene, line, trigger)``        the seller's program, where a word of service is said of what it sells
``is_owed(line, trigger, modality)``         capacity has to be delivered, by a deal
``is_sellers(context, line, trigger, found)`` words of delivery are taken for the seller's
``says_how_much(line, trigger)``             words of delivery only say how much is delivered
"""

import re
from collections.abc import Sequence

from extractors.joining.context import Context
from extractors.lines.passages import Line
from extractors.lines.scenes import Found, Scene
from extractors.lines.triggers import Trigger
from models.vocabulary import Modality

_SERVICES = re.compile(r"\b(?:services?|compute (?:offering|business)|computing services?)\b")
_CAPACITY = re.compile(r"\b(?:compute|computing|capacity)\b")
_OF_CAPACITY = re.compile(r"\b(?:capacity|deliver(?:y|ies) of (?:compute|computing|capacity))\b[^,;]{0,40}$")
_DELIVERED = re.compile(r"deliver|(?:mak|provid|giv)\w+\b|(?:beg[ai]n|start|commenc)\w*\s(?:\w+\s)?deliver")
"""What a seller does with capacity that is not said to be anywhere: "must make the first tranche available by June"."""
_MUST = re.compile(
    r"\b(?:must|shall|(?:have|has|had|is|are|was|were) to|oblig(?:at)?ed to|required to|undertook to|undertaken to)\b"
)
_NOT_YET = frozenset({Modality.PLANNED, Modality.CONDITIONAL})
_NEAR = 2  # lines


def of(context: Context, scene: Scene, line: Line, trigger: Trigger) -> Found | None:
    """Return the program of compute that is sold, where nothing else is named that enters service."""
    supply = context.parties.supply
    if supply is None or trigger.metric.key != "operation" or context.programs.names.of_line(line):
        return None
    near = scene.lines[max(0, line.index - _NEAR) : line.index + 1]
    if _is_delivery(line, trigger):
        return Found(program=supply, lines_back=1) if _is_of_deal(context, scene, line, near) else None
    start = line.clause_at(trigger.start).start
    if not (_SERVICES.search(line.words, start, trigger.start) or _is_of_capacity(context, line, start, trigger)):
        return None
    is_compute = any(
        other.find("deal.compute", other.start, other.end)
        or any(mention.key in context.parties.customers for mention in other.mentions)
        for other in near
    )
    return Found(program=supply, lines_back=1) if is_compute else None  # a network of terminals serves too


def is_owed(line: Line, trigger: Trigger, modality: Modality) -> bool:
    """Say whether capacity has to be delivered that is not there yet: "deliveries to Google have to begin by June"."""
    return (
        modality in _NOT_YET
        and _is_delivery(line, trigger)
        and _MUST.search(line.words, line.clause_at(trigger.start).start, trigger.end) is not None
    )


def is_sellers(context: Context, line: Line, trigger: Trigger, found: Found) -> bool:
    """Say whether words of delivery are taken for the seller's: they are only by a deal of his."""
    return found.program == context.parties.supply and _is_delivery(line, trigger)


def says_how_much(line: Line, trigger: Trigger) -> bool:
    """Say whether words of delivery only say how much is delivered: "must make 110,000 GPUs available"."""
    return _is_delivery(line, trigger) and any(
        value.start < trigger.end and trigger.start < value.end for value in line.quantities
    )


def _is_delivery(line: Line, trigger: Trigger) -> bool:
    return trigger.metric.key == "operation" and _DELIVERED.match(line.words, trigger.start, trigger.end) is not None


def _is_of_deal(context: Context, scene: Scene, line: Line, near: Sequence[Line]) -> bool:
    """Say whether what is delivered is computing that our seller sells: by the parties in a line, or a deal just told."""
    parties = context.parties
    if parties.seller_in(line) is not None and parties.counterparties(line):
        return True
    return any(context.deals.is_about(scene.lines, other, scene.title, scene.owners) for other in near)


def _is_of_capacity(context: Context, line: Line, start: int, trigger: Trigger) -> bool:
    """Say whether what enters service is capacity that a lab takes: "the Anthropic capacity came online"."""
    if not context.parties.counterparties(line):
        return False
    return (
        _CAPACITY.search(line.words, trigger.start, trigger.end) is not None
        or _OF_CAPACITY.search(line.words, start, trigger.start) is not None
    )
