"""The draft of a happening: a claim without a value.

``of(context, line, trigger, program, modality, period) -> Draft``
"""

from extractors.joining.context import Context
from extractors.lines.drafts import Draft
from extractors.lines.passages import Line
from extractors.lines.triggers import Trigger
from models.claims import ClaimPeriod
from models.vocabulary import Modality


def of(
    context: Context,
    line: Line,
    trigger: Trigger,
    program: str,
    modality: Modality,
    period: ClaimPeriod | None,
    *,
    flags: tuple[str, ...] = (),
    counterparty: str | None = None,
) -> Draft:
    """Return the draft of what ``trigger`` tells of a program, with who says so and on what condition."""
    return Draft(
        line=line,
        start=trigger.start,
        end=trigger.end,
        metric=trigger.metric,
        program=program,
        quantity=None,
        unit_text=None,
        power_basis=None,
        modality=modality,
        chain=context.chains.chain(line, trigger.start),
        counterparty=counterparty,
        period=period,
        condition=context.condition(line, trigger.start, modality),
        flags=flags,
    )
