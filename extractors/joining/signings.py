"""Compute deals that are signed: who takes computing from our sellers, told as a happening.

``signed(context, passage, scene, line, trigger) -> Iterator[Draft]``
"""

import re
from collections.abc import Iterator

from extractors.deals import deal_partners
from extractors.firmness import governance
from extractors.joining import event_drafts
from extractors.joining.context import Context, Passage
from extractors.lines.drafts import Draft
from extractors.lines.passages import Line
from extractors.lines.scenes import Scene
from extractors.lines.triggers import Trigger
from extractors.programs import subjects_before
from models.lexicon import Place
from models.vocabulary import Modality

_SIGNED = frozenset({Modality.ACHIEVED, Modality.COMMITTED, Modality.DENIED, Modality.CANCELLED})
_GOES_ON_WITH_DEAL = re.compile(
    r"\b(?:it|they|we|he|both|two|three|the (?:company|firm|parties|pair|lab|customer|start-?up|registrant|other)|that|this|these|which|deals?|agreements?|contracts?|leases?|pact|terms?|papers?)\b"
)
_PAYS = re.compile(r"agreed to ")
_NOBODY = re.compile(
    r"\b(?:no one|nobody|no (?:\w+\s){0,2}?(?:customers?|buyers?|tenants?|labs?|compan(?:y|ies)|agreements?|contracts?|deals?|leases?)"
    r"|(?:has|have|had) (?:not|never|yet to)|(?:has|have|had)n['’]t|not? (?:a single|one) \w+)\b"
)
_DEAL = re.compile(
    r"\s(?:compute\s|capacity\s|hosting\s|customer\s)?(?:deals?|contracts?|agreements?|leases?|capacity|compute|orders?)\b"
)
_DEAL_FOR = re.compile(
    r"\b(?:deals?|contracts?|agreements?|leases?|capacity|compute|signed up|signed on)\s(?:for|on|over|with|aboard|of)\s(?:the\s|any\s)?(?:\w+\s(?:for|on|aboard)\s)?$"
)
_PRONOUN = re.compile(
    r"[\W_]*(?:(?:and|but|so|last week|today)\s)?(?:it|they|the (?:company|start-?up|lab|firm|group|model maker|maker of \w+))\s"
)
_WITH_NAME = re.compile(r"\s(?:[a-z][\w-]*\s){0,5}?with\s([A-Z][a-z]\w*)")
_NEAR = 2  # lines


def signed(context: Context, passage: Passage, scene: Scene, line: Line, trigger: Trigger) -> Iterator[Draft]:
    """Yield the compute deal that a line says is signed, once for each customer; talks are never one.

    That nobody has signed for what a program in orbit is to compute is said of that program.
    """
    parties = context.parties
    yield from _unsigned(context, line, trigger)
    if parties.supply is None or not context.deals.is_about(passage.lines, line, passage.title, passage.title_keys):
        return
    cue = governance.governing(line, trigger.start, trigger.end)
    modality = Modality(cue.value) if cue is not None else Modality.ACHIEVED
    if modality not in _SIGNED or (not trigger.done and modality is not Modality.DENIED):
        return
    if modality is Modality.COMMITTED:
        modality = Modality.ACHIEVED
    spans = [(trigger.start, trigger.end)]
    period = context.period(
        passage, line, trigger.start, trigger.end, modality, spans, parties.supply.organization, of_paper=True
    )
    day = passage.anchor.day
    if period is not None and day is not None and (period.latest is None or period.latest > day):
        period = None if period.earliest is None or period.earliest > day or period.latest is None else period
    if period is None and _PAYS.match(line.words, trigger.start):
        return  # "has agreed to pay $150 million a month" says what is owed, and no signing unless it is dated
    seller = parties.seller_in(line)
    if seller is None and _is_with_stranger(line, trigger):
        return  # "Meta signed with Nebius"
    takers = [party.key for party in parties.counterparties(line)]
    is_pronoun = _PRONOUN.match(line.words, line.clause_at(trigger.start).start, trigger.start) is not None
    if is_pronoun and seller is None and _is_of_other(context, scene, line):
        return  # "CoreWeave grew. It signed a new agreement with Meta"
    if not takers and is_pronoun:
        meant = deal_partners.antecedent(parties, scene.lines, line, passage.titled)
        takers = [] if meant is None else [meant.key]  # "It signed a compute agreement with SpaceX"
    takers = takers or ([seller.key] if seller else [])
    if not takers:
        takers = [
            draft.counterparty
            for draft in scene.told.last(2)
            if draft.counterparty and line.index - draft.line.index == 1 and draft.program == parties.supply.key
        ][-1:]
    if not takers:
        beside = scene.lines[max(0, line.index - _NEAR) : line.index + 1]
        if not _GOES_ON_WITH_DEAL.search(line.words, line.start, line.end):
            return  # "Vistra signed up 1,200 MW" is another's
        named = {party.key for other in beside for party in parties.counterparties(other)}
        takers = list(named) if len(named) == 1 else []
    for taker in takers:
        yield event_drafts.of(context, line, trigger, parties.supply.key, modality, period, counterparty=taker)


def _is_with_stranger(line: Line, trigger: Trigger) -> bool:
    """Say whether a deal is told to be one with a name that no list has."""
    found = _WITH_NAME.match(line.text, trigger.end, line.end)
    return found is not None and deal_partners.is_stranger(line, found.start(1))


def _is_of_other(context: Context, scene: Scene, line: Line) -> bool:
    """Say whether the last who was named before a pronoun is somebody that is in no list of those who deal with our sellers."""
    parties = context.parties
    return subjects_before.is_of_company_before(
        scene,
        line,
        context.programs.outsiders,
        names_ours=lambda earlier: bool(parties.named_in([earlier]) & parties.dealing),
    )


def _unsigned(context: Context, line: Line, trigger: Trigger) -> Iterator[Draft]:
    """Yield that no deal is signed for what a program in orbit computes: "no one has signed a Starmind deal"."""
    if _NOBODY.search(line.words, line.clause_at(trigger.start).start, trigger.start) is None:
        return
    cue = governance.governing(line, trigger.start, trigger.end)
    if cue is not None and cue.value not in {Modality.DENIED, Modality.ACHIEVED}:
        return
    clause = line.clause_at(trigger.start)
    if "launch" in line.words[clause.start : clause.end]:
        return  # "nobody has signed a deal to launch Starmind" is about no computing
    for mention, program in context.programs.names.of_line(line):
        is_sold = (
            _DEAL_FOR.search(line.words, clause.start, mention.start) is not None
            or _DEAL.match(line.words, mention.end, clause.end) is not None
        )
        if program.place is Place.ORBIT and clause.start <= mention.start < clause.end and is_sold:
            yield event_drafts.of(context, line, trigger, program.key, Modality.DENIED, None)
            return
