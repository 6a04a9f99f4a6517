"""Why a claim says what it says: for each field the words that it was read from, and the rule.

``grounds_of(draft, wordings, headline=…) -> tuple[Ground, ...]``   in the order of the fields of a claim
"""

from collections.abc import Iterator, Sequence

from extractors.firmness import conditions
from extractors.joining import values
from extractors.lines.drafts import Draft
from extractors.quantities.quantity_bounds import Bounds
from extractors.speech import cues
from extractors.speech.chain_links import Link
from extractors.text.wordings import Wordings
from models.claims import Ground
from models.reading import Mention, Quantity
from models.vocabulary import Basis, Qualifier


def grounds_of(draft: Draft, wordings: Wordings, *, headline: bool) -> tuple[Ground, ...]:
    """Return what the fields of a claim were read from; fields that are empty have none, but for the program and the speaker."""
    return (
        *_of_program(draft),
        *_of_value(draft, wordings),
        *_of_power_basis(draft, wordings),
        *_of_modality(draft),
        *_of_chain(draft),
        *_of_counterparty(draft),
        *_of_period(draft),
        *_of_condition(draft),
        Ground(field="quote", start=draft.line.start, end=draft.line.end, rule="title" if headline else "sentence"),
    )


def _of_program(draft: Draft) -> Iterator[Ground]:
    if draft.program is None:
        yield Ground(field="program", start=None, end=None, rule="the text never says of which program")
        return
    here = [mention for mention in draft.line.mentions if mention.key == draft.program]
    if here:
        nearest = min(here, key=lambda mention: _gap(mention.start, mention.end, draft))
        yield _at(nearest, "program", f"programs.toml: {draft.program}: named in the sentence")
        return
    before = [mention for mention in draft.line.named if mention.key == draft.program and mention.end <= draft.start]
    after = [mention for mention in draft.line.named if mention.key == draft.program]
    inferred = next((flag for flag in draft.flags if flag in {"antecedent", "document_context"}), None)
    rule = f"programs.toml: {draft.program}: {(inferred or 'by what is told of it').replace('_', ' ')}"
    if before or after:
        yield _at(before[-1] if before else after[0], "program", rule)
    else:
        yield Ground(field="program", start=None, end=None, rule=rule)


def _of_value(draft: Draft, wordings: Wordings) -> Iterator[Ground]:
    metric, quantity = draft.metric, draft.quantity
    what = "its verb" if metric.basis is Basis.EVENT else f"a {metric.dimension.replace('_', ' ')} in its words"
    yield _of_words("metric", draft, f"metrics.toml: {metric.key}: {what}")
    yield _of_words("basis", draft, f"metrics.toml: {metric.key}: {metric.basis.value}")
    if quantity is None:
        yield _of_words("qualifier", draft, "an event is told exactly")
        return
    counted = f" of {quantity.counted}" if quantity.counted else ""
    rule = f"units.toml: {quantity.dimension.replace('_', ' ')}{counted} in {quantity.unit}"
    yield _of_words("value", draft, rule)
    if "ton_assumed" in draft.flags:
        yield _of_words("value", draft, "a bare ton is taken for a metric one")
    yield _of_qualifier(draft, quantity, Bounds.of(wordings))
    if "rate_cue_apart" in quantity.flags:
        yield Ground(field="basis", start=draft.line.start, end=draft.line.end, rule="a rate word away from the number")


def _of_qualifier(draft: Draft, quantity: Quantity, bounds: Bounds) -> Ground:
    if quantity.qualifier is Qualifier.EXACTLY:
        return _of_words("qualifier", draft, "no word beside the number bounds it")
    name = quantity.qualifier.value.replace("_", " ")
    words = draft.line.words
    first, before = bounds.before(words, draft.start)
    last, after = bounds.after(words, draft.end)
    if before is quantity.qualifier:
        return Ground(field="qualifier", start=first, end=draft.start, rule=f"words before the number: {name}")
    if after is quantity.qualifier:
        return Ground(field="qualifier", start=draft.end, end=last, rule=f"words after the number: {name}")
    return _of_words("qualifier", draft, f"how the number is written: {name}")


def _of_power_basis(draft: Draft, wordings: Wordings) -> Iterator[Ground]:
    if draft.power_basis is None:
        return
    pattern = values.power_basis_words(draft.power_basis, wordings)
    places = [match.span() for match in pattern.finditer(draft.line.words, draft.line.start, draft.line.end)]
    start, end = min(places, key=lambda place: _gap(place[0], place[1], draft), default=(draft.start, draft.end))
    yield Ground(field="power_basis", start=start, end=end, rule=f"wordings.toml: power.{draft.power_basis.value}")


def _of_modality(draft: Draft) -> Iterator[Ground]:
    governing = [
        cue
        for cue in draft.line.cues
        if cue.value == draft.modality.value and cues.governing([cue], draft.start, draft.end) is not None
    ]
    governing = governing or [cue for cue in draft.line.cues if cue.value == draft.modality.value]
    if governing:
        cue = min(governing, key=lambda cue: (-cue.strength, _gap(cue.start, cue.end, draft)))
        yield Ground(field="modality", start=cue.start, end=cue.end, rule=f"cues.toml: {cue.kind.value}: {cue.value}")
        return
    yield Ground(field="modality", start=None, end=None, rule="no cue: by its tense, its date and what it is said of")


def _of_chain(draft: Draft) -> Iterator[Ground]:
    chain = draft.chain
    if chain.speaker is None:
        yield Ground(field="speaker", start=None, end=None, rule="nobody is reported to say it: the page itself")
    else:
        yield _of_link("speaker", chain.speaker)
    if chain.reporter is not None:
        yield _of_link("reporter", chain.reporter)
        names = [chain.speaker, *chain.reporters] if chain.speaker else []
        rule = "from the speaker to the page: " + " → ".join(link.name for link in names)
        yield Ground(field="hop", start=None, end=None, rule=rule)


def _of_link(field: str, link: Link) -> Ground:
    return Ground(field=field, start=link.start, end=link.end, rule=link.rule)


def _of_counterparty(draft: Draft) -> Iterator[Ground]:
    named: Sequence[Mention] = [mention for mention in draft.line.mentions if mention.key == draft.counterparty]
    if draft.counterparty is not None:
        rule = f"organizations.toml: {draft.counterparty}"
        yield (
            _at(named[0], "counterparty", rule)
            if named
            else Ground(field="counterparty", start=None, end=None, rule=f"{rule}: antecedent")
        )


def _of_period(draft: Draft) -> Iterator[Ground]:
    period = draft.period
    if period is None:
        return
    match = next((match for match in draft.line.periods if match.text == period.text), None)
    counted = f", counted from {period.anchor} ({period.anchor_kind.value})" if period.anchor else ""
    kind = "" if match is None else f"{match.kind.value.replace('_', ' ')}, {period.precision.value}"
    start = draft.line.text.find(period.text, draft.line.start) if match is None else match.start
    if start < 0:
        yield Ground(
            field="period", start=None, end=None, rule=f"periods.toml: {period.precision.value}{counted}: antecedent"
        )
        return
    end = start + len(period.text)
    yield Ground(field="period", start=start, end=end, rule=f"periods.toml: {kind or period.precision.value}{counted}")


def _of_condition(draft: Draft) -> Iterator[Ground]:
    for start, end in conditions.joined(draft.line.conditions, draft.line):
        if draft.condition and draft.line.text[start:end].startswith(draft.condition):
            yield Ground(field="condition", start=start, end=end, rule="cues.toml: condition")
            return


def _of_words(field: str, draft: Draft, rule: str) -> Ground:
    return Ground(field=field, start=draft.start, end=draft.end, rule=rule)


def _at(mention: Mention, field: str, rule: str) -> Ground:
    return Ground(field=field, start=mention.start, end=mention.end, rule=rule)


def _gap(start: int, end: int, draft: Draft) -> int:
    return max(start - draft.end, draft.start - end, 0)
