"""Whole time expressions: a bound with its point or span, an amount counted from the anchor, a vague phrase.

``phrase_at(words, index, lexicon) -> Phrase | None``: the longest one that begins at ``index``.
"""

from dataclasses import replace

from extractors.periods.period_accounts import ended_at
from extractors.periods.period_amounts import counted_at
from extractors.periods.period_antecedents import following_on, tied_to
from extractors.periods.period_lexicon import Lexicon
from extractors.periods.period_parts import Bound, CalendarUnit, Measure, Phrase, PhraseKind
from extractors.periods.period_points import point_at
from extractors.periods.period_spans import Span, span_at
from extractors.periods.period_words import STOP, Words
from extractors.periods.period_years import plain_year

_Bounding = tuple[str, int] | None
"""A bound that was found, and the index behind it."""

_BOUNDS = {bound.value: bound for bound in Bound}
_CLAUSE_STOPS = frozenset({".", ";", ":", "!", "?", "—", STOP})
_UNNEGATED = frozenset(
    {"only", "just", "merely", "less", "more", "fewer", "later", "least"}
)  # "not less than" denies nothing
_AS_SOON_AS = ("as", "soon", "as")
_BLURRING = frozenset({"approximator", "limit"})
_CLAUSE_REACH = 30  # words before a bound in which its negation may stand
_REVISION_REACH = 14  # words before "from" or "to" in which "slipped" may stand
_BROUGHT_FORWARD = frozenset({"forward", "up", "advanced", "accelerated", "in", "earlier"})
_REVISABLE = frozenset({Bound.IN, Bound.FROM, Bound.UNTIL})
_BOUNDING = frozenset({"after", "before"})
_OPENING_MARKS = frozenset("\"“'«([")
_CLOSING_MARKS = frozenset("\"”'»)]")
_KINDS = {
    Bound.IN: PhraseKind.POINT,
    Bound.AS_OF: PhraseKind.POINT,
    Bound.BY: PhraseKind.DEADLINE,
    Bound.BEFORE: PhraseKind.DEADLINE,
    Bound.UNTIL: PhraseKind.DEADLINE,
    Bound.NOT_BEFORE: PhraseKind.LOWER_BOUND,
    Bound.FROM: PhraseKind.LOWER_BOUND,
    Bound.SINCE: PhraseKind.LOWER_BOUND,
    Bound.AFTER: PhraseKind.LOWER_BOUND,
}


def phrase_at(words: Words, index: int, lexicon: Lexicon) -> Phrase | None:
    """Return the longest time expression that begins at ``index``; of two as long the more definite one."""
    roles = lexicon.roles_at(words, index)
    between = lexicon.match("between", words, index) if "between" in roles else None
    strong = lexicon.match("bound", words, index) if "bound" in roles else None
    loose = lexicon.match("loose_bound", words, index) if "loose_bound" in roles else None
    candidates = (
        _of_accounts(words, index, lexicon),
        _counted(words, index, lexicon, strong or loose),
        _between(words, between[1], lexicon) if between else _bounded(words, index, lexicon, strong, loose),
        _vague(words, index, lexicon) if "vague" in roles else None,
    )
    longest: Phrase | None = None
    for candidate in candidates:
        if candidate is not None and (longest is None or candidate.end > longest.end):
            longest = candidate
    return longest


def _of_accounts(words: Words, index: int, lexicon: Lexicon) -> Phrase | None:
    found = ended_at(words, index, lexicon)
    return Phrase(end=found[2], kind=PhraseKind.SPAN, point=found[0], until=found[1]) if found else None


def _vague(words: Words, index: int, lexicon: Lexicon) -> Phrase | None:
    if words.form(index - 1) == "as":
        return None  # "as soon as it flies weekly" is a condition
    vague = lexicon.match("vague", words, index)
    return Phrase(end=vague[1], kind=PhraseKind.VAGUE) if vague else None


def _counted(words: Words, index: int, lexicon: Lexicon, bound: _Bounding) -> Phrase | None:
    is_lower = bound is not None and bound[0] == Bound.NOT_BEFORE
    counted = counted_at(words, index, lexicon, is_negated=lambda: _is_negated(words, index, lexicon))
    if counted is None and bound is not None and is_lower:
        counted = counted_at(words, bound[1], lexicon)
    else:
        is_lower = False
    if counted is None:
        return None
    if counted.amount is None:
        return Phrase(end=counted.end, kind=PhraseKind.VAGUE)
    measure, end = counted.measure, counted.end
    postfix = lexicon.match("postfix", words, end)
    if postfix is not None and measure in {Measure.AT, Measure.WITHIN}:
        is_lower, end = postfix[0] == Bound.NOT_BEFORE, postfix[1]
        measure = Measure.WITHIN
    if is_lower and measure in {Measure.AT, Measure.WITHIN}:
        measure = Measure.NOT_BEFORE
    kind = PhraseKind.LOWER_BOUND if measure is Measure.NOT_BEFORE else PhraseKind.DURATION
    return Phrase(end=end, kind=kind, amount=counted.amount, measure=measure)


def _between(words: Words, index: int, lexicon: Lexicon) -> Phrase | None:
    """Return the span whose first point stands at ``index``, behind its "between"."""
    span = span_at(words, index, lexicon, vouched=True, between=True)
    return _spanning(span) if span is not None and span.last is not None else None


def _bounded(words: Words, index: int, lexicon: Lexicon, strong: _Bounding, loose: _Bounding) -> Phrase | None:
    taken = strong if loose is None or (strong is not None and strong[1] >= loose[1]) else loose
    phrase = _taking(words, index, lexicon, taken, is_strong=taken is strong) if taken else None
    return phrase or _taking(words, index, lexicon, None, is_strong=False)


def _taking(words: Words, index: int, lexicon: Lexicon, taken: _Bounding, *, is_strong: bool) -> Phrase | None:
    """Read a point or span behind the bound that was ``taken``, or without one."""
    bound = _BOUNDS[taken[0]] if taken else Bound.IN
    at = _past_approximators(words, taken[1], lexicon) if taken else index
    if not lexicon.may_begin_point(words, at):
        return None
    is_strong = is_strong and taken is not None and at == taken[1]
    vouched = taken is not None or lexicon.has("determiner", words, index - 1)
    span = span_at(words, at, lexicon, vouched=vouched)
    if span is None or (not is_strong and _is_only_a_number(words, at, span, lexicon, has_bound=taken is not None)):
        return None
    if taken is None and _needs_a_bound(span) and not lexicon.has("relative", words, at):
        return None
    if words.form(at) == "fall" and words.form(at - 1) == "to" and _needs_a_bound(span):
        return None  # "not to fall behind"
    phrase = _settled(words, index, bound, span, lexicon)
    if phrase and words.form(phrase.end) in _CLOSING_MARKS and not _OPENING_MARKS.isdisjoint(words.forms[index:at]):
        phrase = replace(phrase, end=phrase.end + 1)
    return _with_postfix(words, phrase, lexicon) if phrase else None


def _needs_a_bound(span: Span) -> bool:
    """Say whether the point is one only behind a preposition: not in "the spring is made of steel", "the H2 burns"."""
    point = span.first
    is_bare = point.within is None and point.shift is None and point.part is None and span.last is None
    return is_bare and point.unit in {CalendarUnit.SEASON, CalendarUnit.HALF}


def _past_approximators(words: Words, index: int, lexicon: Lexicon) -> int:
    """Return the index behind words that only blur a date, and behind a mark that quotes or brackets it."""
    for _ in range(3):
        if words.form(index) not in _OPENING_MARKS and lexicon.roles_at(words, index).isdisjoint(_BLURRING):
            break
        if words.form(index) == "'" and words.form(index + 1).isdecimal() and words.is_glued(index + 1):
            break  # by '28
        if lexicon.match("bound", words, index) == (Bound.NOT_BEFORE, index + len(_AS_SOON_AS)):
            break  # "could come as soon as Monday"
        rough = lexicon.match("approximator", words, index) or lexicon.match("limit", words, index)
        if rough is not None:
            index = rough[1]
        elif words.form(index) in _OPENING_MARKS and not words.is_glued(index):
            index += 1  # by "early 2027"
        else:
            break
    return index


def _is_only_a_number(words: Words, index: int, span: Span, lexicon: Lexicon, *, has_bound: bool) -> bool:
    """Say whether a bare year behind "at", "to" or nothing is a count or part of a name: "grow to 2030 satellites"."""
    point = span.first
    if point.unit is not CalendarUnit.YEAR or words.form(index) != str(point.number) or span.last is not None:
        return False
    if plain_year(words, index, lexicon, vouched=False) is None:
        return True
    if lexicon.has("label", words, index - 1) and not words.is_joined(index):
        return True
    if has_bound:
        return False
    is_in_row = _is_figure_beside(words, index - 1, index) or _is_figure_beside(words, span.end, span.end)
    if is_in_row and index == 0 and words.form(span.end + 1)[:1].isalpha() and not words.is_glued(span.end + 1):
        is_in_row = False  # "2029 10 GW" is an item of a list of years
    return is_in_row or (words.is_joined(span.end) and words.form(span.end).isalpha())


def _is_figure_beside(words: Words, index: int, second: int) -> bool:
    """Say whether a figure at ``index`` stands beside a year in one cell; ``second`` is the latter of the two."""
    if not words.form(index).isdecimal():
        return False
    return "\t" not in words.text[words.ends[second - 1] : words.starts[second]]


def _settled(words: Words, index: int, bound: Bound, span: Span, lexicon: Lexicon) -> Phrase | None:
    """Say what the bound makes of the span, in its clause."""
    if span.last is not None and span.first is not None:
        span = replace(span, last=tied_to(span.last, span.first))
    revised = bound in _REVISABLE and _is_revision(words, index, lexicon)
    if span.last is not None and bound in {Bound.IN, Bound.FROM, Bound.AS_OF}:
        if not span.is_choice and (revised or (bound is Bound.FROM and span.runs_backward)):
            is_earlier = not _BROUGHT_FORWARD.isdisjoint(words.forms[max(0, index - _REVISION_REACH) : index])
            new = following_on(span.last, span.first, is_earlier=is_earlier)
            return Phrase(end=span.end, kind=PhraseKind.POINT, point=new)
        return _spanning(span)
    if bound is Bound.UNTIL and (revised or lexicon.has("comparison", words, index - 1)):
        bound = Bound.IN
        if span.last is not None:
            return _spanning(span)
    if bound in {Bound.UNTIL, Bound.BEFORE} and _is_negated(words, index, lexicon):
        is_doubt = bound is Bound.BEFORE and _is_only_doubted(words, index, lexicon)
        bound = bound if is_doubt else Bound.NOT_BEFORE  # "unlikely to reach it before 2035" doubts a deadline
    phrase = Phrase(end=span.end, kind=_KINDS[bound], bound=bound, point=span.first, until=span.last)
    return _without_old_date(words, phrase, lexicon)


def _spanning(span: Span) -> Phrase:
    return Phrase(end=span.end, kind=PhraseKind.SPAN, point=span.first, until=span.last)


def _without_old_date(words: Words, phrase: Phrase, lexicon: Lexicon) -> Phrase:
    """Take in "from 2026" behind "slipped to 2027", "rather than 2026": the date that holds no more is no period."""
    instead = lexicon.match("instead", words, phrase.end)
    if instead is None:
        return phrase
    if words.form(phrase.end) == "from" and not _is_revision(words, phrase.end, lexicon):
        return phrase
    entry = lexicon.match("bound", words, instead[1]) or lexicon.match("loose_bound", words, instead[1])
    old = point_at(words, entry[1] if entry else instead[1], lexicon, vouched=True)
    return replace(phrase, end=old[1]) if old else phrase


def _with_postfix(words: Words, phrase: Phrase, lexicon: Lexicon) -> Phrase:
    postfix = lexicon.match("postfix", words, phrase.end)
    if postfix is None and phrase.bound is Bound.FROM and words.form(phrase.end) == "on" and phrase.until is None:
        return replace(phrase, end=phrase.end + 1, bound=Bound.NOT_BEFORE)
    if postfix is None or phrase.point is None:
        return phrase
    if words.form(postfix[1] - 1) in _BOUNDING and point_at(words, postfix[1], lexicon, vouched=True) is not None:
        return phrase  # before 2010 or after 2018
    bound = Bound(postfix[0])
    return replace(phrase, end=postfix[1], bound=bound, kind=_KINDS[bound])


def _clause_before(words: Words, index: int, lexicon: Lexicon, reach: int) -> range:
    """Return the indexes, last first, of the words that stand before ``index`` in its clause."""
    at = index - 1
    while at >= max(0, index - reach):
        form = words.form(at)
        if form in _CLAUSE_STOPS and not (form == "." and words.is_glued(at + 1)):
            break
        if lexicon.has("clause_start", words, at) or (form in {"and", "or", "so"} and words.form(at - 1) == ","):
            break
        at -= 1
    return range(index - 1, at, -1)


def _is_negated(words: Words, index: int, lexicon: Lexicon) -> bool:
    ahead = words.forms[max(0, index - _CLAUSE_REACH) : index]
    if lexicon.first_words["negator"].isdisjoint(ahead) and not any(form.endswith("n't") for form in ahead):
        return False
    return any(
        words.form(at).endswith("n't") or (lexicon.has("negator", words, at) and words.form(at + 1) not in _UNNEGATED)
        for at in _clause_before(words, index, lexicon, _CLAUSE_REACH)
    )


def _is_only_doubted(words: Words, index: int, lexicon: Lexicon) -> bool:
    negators = {
        words.form(at)
        for at in _clause_before(words, index, lexicon, _CLAUSE_REACH)
        if words.form(at).endswith("n't") or lexicon.has("negator", words, at)
    }
    return negators == {"unlikely"}


def _is_revision(words: Words, index: int, lexicon: Lexicon) -> bool:
    if lexicon.first_words["revision"].isdisjoint(words.forms[max(0, index - _REVISION_REACH) : index]):
        return False
    return any(lexicon.has("revision", words, at) for at in _clause_before(words, index, lexicon, _REVISION_REACH))
