"""Which cue of a line governs a value or a verb.

``governing(line, start, end, spans) -> Cue | None``
"""

import re
from collections.abc import Sequence

from extractors.firmness import cues_of_others
from extractors.lines.passages import Line
from extractors.speech.cue_scopes import GOVERNING
from extractors.text.clauses import Clause, begins_with_relative, begins_with_verb, is_put_in, is_said_between
from extractors.text.wordings import Frame
from models.reading import Cue
from models.vocabulary import CueKind, Modality

_COMPARES = re.compile(r"\b(?:what (?:was|were|is|had been)|short of|than|as|than was)\s+$")
_FILLER = re.compile(r"\s(?:know|remember)\b")
_MADE_BY = re.compile(r"\s(?:by|with|around)\b")
_HAS = re.compile(
    r"\b(?:has|have|had|operates?|runs?|flies|fly|counts?|keeps?|is|are)\s(?:(?:now|about|some|roughly|over|nearly|around)\s){0,2}$"
)
_AND_NONE = re.compile(r"[^,;]{0,60}?\band\s(?:[\w’'-]+\s){1,3}$")
_FIRST_TO = re.compile(r"\b(?:become|became|is|was|were) the (?:world's |very )?first\b[^.;]{0,50}$")
_FIRST_ONES = re.compile(r"\bfirst\s(?:[\w-]+\s){1,4}$")
_WERE = re.compile(r"\s(?:\w+\s){0,3}(?:was|were|had|went)\b")
"""What tells of the first to do something by another verb: "the first satellites to reach orbit were launched in May"."""
_NO_SUCH = re.compile(r"\b(?:no|nothing|none)\s(?:[\w-]+\s){0,2}(?:yet\s|been\s)?$")
_TAKEN_BACK = Frame(
    r"(?:(?:^|(?<=[;,—–-]\s)|(?<=\bbut\s)|(?<=\band\s)|(?<=\byet\s))(?:that(?!\s(?:those|these|the|its|his|her|their|such|an?)\b)|which)|(?:^|(?<=\s))(?:this|it|neither|none of (?:it|that|this)))\s(?:\w+\s){0,3}?(?:\w+n't|not|never|yet to)\s"
    r"(?:(?:yet|ever|been|be|so far)\s){0,2}(?:happen\w*|occur\w*|materiali\w+|<stance.came_true>)\b"
    r"|(?<=\bbut\s)(?:(?:it|they|that|he|she|this)\s)?(?:did not|didn['’]t|has not|hasn['’]t|have not|haven['’]t|never did|was not|wasn['’]t|could not|couldn['’]t)(?=\s?(?:[.;,)]|$))"
    r"|(?<=\band\s)(?:we|i|they|analysts|many|most)\sdoubt\s(?:it|that|this)(?=\s?(?:[.;,)]|$))"
)
_NOTHING_CAME = Frame(
    r"[\W_]*(?:but\s|and\s|alas,?\s)?(?:that|this|it|they|neither|none of (?:it|that|this|them)|nothing of the (?:kind|sort))\s(?:of (?:these|those|them|the two)\s)?"
    r"(?:(?:never|did not|didn['’]t|has not|hasn['’]t|was not|wasn['’]t|were not|weren['’]t|goal was|target was|promise was|date was)\s?(?:(?:ever|yet|be|been)\s)?)?"
    r"(?:(?:happen\w*|occur\w*|materiali\w+|<stance.came_true>|came (?:about|off|to anything)|kept|reached|hit)\b[^.!;,]{0,20}[.!;,])"
)
_TO_REACH = re.compile(
    r",\swhich\s(?:[\w’'.-]+\s){0,4}?(?:aims?|plans?|expects?|hopes?|intends?|wants?|is due|is expected|is planned|will|should|could)\s(?:to\s)?(?:be\s)?(?:reach|hit|get to|pass|achieve|attain|come|arrive|have|reached)\w*"
)
_IT_DID_NOT = re.compile(
    r"[\W_]*(?:but\s|and\s|alas,?\s)?(?:that|this|it|they|he|she)\s(?:did not|didn['’]t|has not|hasn['’]t|have not|haven['’]t|never did|was not|wasn['’]t)\s?[.!;]"
)
_TAKES_BACK = re.compile(r"\b(?:never|not|\w+n['’]t|neither|none|nothing)\b")
_MODAL_VERBS = frozenset({"might", "may", "could", "would", "will"})
_ENDS_HERE = re.compile(r"\s?[,;:.)—]")  # "continuous processing might, with peaks of …" is a noun
_PUT_IN = re.compile(r"[,(—]\s?[\w.'’-]+(?:\s[\w.'’-]+){0,3}$")
_SPEAKS = re.compile(
    r"(?:\s[\w’'-]+){0,2}[,(—]\s?(?:i|we|he|she|they|one|musk)(?:['’]d|['’]ll| would| do| can| could| dare| must)?\s(?:\w+ly\s)?"
)
_PUT_OUT = re.compile(r"\s?[,)—]")
_TURNS = re.compile(r";|\b(?:but|while|whereas|although|though)\b")
_ASIDE = re.compile(r"\s(?:[\w.’'-]+\s){0,4}[\w.’'-]+\s?[,)—]")
_ANOTHER_CLAUSE = re.compile(r"[,;:]|\b(?:where|when|because|since|so that|unless|until|whose)\b")
_VERB_AND_MORE = re.compile(
    r"\b(?:will|would|can|could|is|are|was|were|has|have|had|does|do|did|should|may|might|must)\s(?:[\w’'-]+\s){2,}"
)
_TO_BE = re.compile(
    r"\b(?:will|would|to|could|may|might|should|must|can|shall|be)\s(?:\w+ly\s|then\s|also\s|first\s)?(?:be|get|have been|being)\s(?:\w+ly\s|first\s)?$"
)
_CLOSES_ASIDE = re.compile(
    r",\s(?:has|have|had|is|are|was|were|will|would)\s(?:(?:now|since|been|be|also|\w+ly)\s){0,2}"
)
_APPOSED = re.compile(r",\s(?:\w+ed|built|made|flown|sent|each|both|all)\b[^,;:]{0,60},\s$")
_THAT = re.compile(r"(?:,\s[^,;]{1,60},)?\s(?:that|whether|if)\s")
_IS_WHERE = re.compile(r"\s(?:(?!that\b|which\b)[\w-]+\s){0,5}(?:is|are|was|were)\s(?:where|what)\s")
_STATES = re.compile(r",?\s(?:(?:now|already|currently|still|so far|which are|that are|[a-z]+s)\s){0,2}")
_SUMS_UP = re.compile(
    r"[^,;.]{0,40}(?:,|\s[—–-]|,?\sand (?:remains|stays|is|was))\s(?:an?|the|its|his|their|[\w.’'-]+['’]s?)\s(?:(?:\w+\s){0,2})?"
)
_NOUNS = re.compile(
    r"(?:.*\s)?(?:ambitions?|aspirations?|goals?|targets?|visions?|dreams?|hopes?|aims?|objectives?|plans?|moonshot)"
)
_ONLY_THEN = re.compile(r"(?:not |until and )?unless|not without|absent")
_HAPPENED = frozenset({Modality.ACHIEVED, Modality.CANCELLED})


def governing(line: Line, start: int, end: int, spans: tuple[tuple[int, int], ...] = ()) -> Cue | None:
    """Return the cue that governs a value or verb at ``start:end``; ``spans`` are all values of the line.

    Cues of the same clause come before those of others. A subject is governed by the verb that follows it ("two
    prototypes will fly"). What hangs on a later value after a comma ("$150m a month, up to $6.3bn if fully executed")
    does not govern the earlier one, and a word that only compares ("short of what was promised") governs nothing.
    """
    return line.memo.once(("governing", start, end, spans), lambda: _governing(line, start, end, spans))


def _governing(line: Line, start: int, end: int, spans: tuple[tuple[int, int], ...]) -> Cue | None:
    if all(cue.kind not in GOVERNING for cue in line.cues):
        return None
    clause = line.clause_at(start)
    able = [
        cue
        for cue in line.cues
        if cue.kind in GOVERNING
        and not (cue.start < end and start < cue.end and cue.kind is CueKind.CONDITION)
        and not cues_of_others.is_inside_condition(line, cue, start)
        and not cues_of_others.is_of_date(line, cue)
        and not cues_of_others.is_of_another_column(line, cue, start)
        and not cues_of_others.is_of_aside(line, cue, start)
        and not cues_of_others.is_of_source(line, cue, start)
        and not cues_of_others.is_of_form(line, cue, start)
        and not (cue.kind is CueKind.NEGATION and cues_of_others.is_in_brackets(line, cue, start))
        and not (cue.kind is CueKind.NEGATION and cues_of_others.is_undecided(line, cue, start))
        and not (cue.kind is CueKind.NEGATION and cues_of_others.is_of_noun(line, cue, start, end))
        and not (
            (cue.kind is CueKind.NEGATION or cue.value == Modality.ACHIEVED)
            and cues_of_others.is_of_apposed(line, cue, end)
        )
        and not cues_of_others.is_of_past_growth(line, cue)
        and not cues_of_others.is_of_review(line, cue, start)
        and not cues_of_others.belongs_elsewhere(line, cue, end, spans)
        and not cues_of_others.is_of_another(line, cue, start, spans)
        and not (
            cue.value != Modality.DOUBTED  # "regards it as unlikely that …"
            and _COMPARES.search(line.words[max(line.start, cue.start - 22) : cue.start])
        )
        and not (cue.text.lower() in _MODAL_VERBS and _ENDS_HERE.match(line.words, cue.end))
        and not (cue.kind is CueKind.NEGATION and _FILLER.match(line.words, cue.end))
        and not (cue.kind is CueKind.NEGATION and cues_of_others.is_of_old_date(line, cue))
        and not cues_of_others.is_approximate(line, cue, start)
        and not (cue.value == Modality.ACHIEVED and _TO_BE.search(line.words, line.start, cue.start))
        and not (cue.value == Modality.COMMITTED and _NO_SUCH.search(line.words, clause.start, cue.start))
        and not _is_of_another_verb(line, cue, start, end)
        and not (cue.text.lower() == "built" and _MADE_BY.match(line.words, cue.end))
        and not (cue.text.lower().startswith("to ") and _FIRST_TO.search(line.words[line.start : cue.start]))
        and not (
            cue.text.lower().startswith("to ")
            and _FIRST_ONES.search(line.words, clause.start, cue.start)
            and _WERE.match(line.words, cue.end, start)
        )
    ]
    if not able:
        return _failure(line, end, max(clause.end, end))
    over = [
        cue
        for cue in able
        if cue.scope_start <= start
        and end <= cue.scope_end
        and not _is_in_relative(line, cue, clause)
        and not (cue.kind is CueKind.NEGATION and _is_of_put_in(line, cue, clause))
    ]
    stated = [cue for cue in able if _STATES.fullmatch(line.words, end, cue.start) and cue.kind is CueKind.MODALITY]
    if stated and cues_of_others.is_state_of_things(line, stated[0]):
        return stated[0]  # "would add 3 million to the 11 million now under construction"
    failed = _failure(line, end, max(clause.end, end))
    if failed is not None:
        return failed
    over += [cue for cue in able if start < cue.start and cue.end < end and cue.text.lower() in _MODAL_VERBS]
    own = [cue for cue in over if clause.start <= cue.start < clause.end or cue.kind is CueKind.CONDITION]
    own += [
        cue for cue in able if end <= cue.start < clause.end and cue not in own and _is_its_verb(line, cue, end, spans)
    ]
    own += [cue for cue in able if cue not in own and cue.end <= start and _is_aside(line, cue, start)]
    own += [cue for cue in able if cue not in own and _is_put_behind(line, cue, end)]
    own += [cue for cue in able if cue not in own and _doubts_that(line, cue, start)]
    # "a contract, worth about $2 billion, has been called off"
    own += [cue for cue in able if cue not in own and _CLOSES_ASIDE.fullmatch(line.words, end, cue.start)]
    own += [cue for cue in able if cue not in own and _is_apposed(line, cue, end)]
    reached = [cue for cue in able if _is_of_which_clause(line, cue, end)]
    if reached:
        return reached[-1]
    strongest = max(own or over, key=lambda cue: (cue.strength, -_distance(cue, start, end)), default=None)
    return strongest if strongest is None else _unless(strongest, able)


def _unless(strongest: Cue, able: Sequence[Cue]) -> Cue:
    """Return the condition on which alone something is denied: "Unless it flies weekly, it won't add 10 GW a year"."""
    if strongest.kind is not CueKind.NEGATION or strongest.value != Modality.DENIED:
        return strongest
    return next(
        (cue for cue in able if cue.kind is CueKind.CONDITION and _ONLY_THEN.fullmatch(cue.text.lower())), strongest
    )


def _is_of_which_clause(line: Line, cue: Cue, end: int) -> bool:
    """Say whether the clause behind tells when a value is to be reached: "toward 1.5 GW, which xAI aims to reach in April"."""
    if cue.kind is not CueKind.MODALITY or cue.start < end:
        return False
    told = _TO_REACH.match(line.words, end, line.end)
    return told is not None and cue.end <= told.end()


def _is_apposed(line: Line, cue: Cue, end: int) -> bool:
    """Say whether a noun behind a value sums it up: "10 million tonnes a year, Musk's ambition", "…, a goal that …"."""
    if cue.kind is not CueKind.MODALITY or cue.start < end:
        return False
    return _SUMS_UP.fullmatch(line.words, end, cue.start) is not None and _NOUNS.fullmatch(cue.text.lower()) is not None


def _is_of_put_in(line: Line, cue: Cue, clause: Clause) -> bool:
    """Say whether a negation stands in what is put in before "and that …": "would need Starship, which has yet to sell, and that $500 …"."""
    return (
        cue.end <= clause.start
        and line.words.startswith("that ", clause.start)
        and is_put_in(line.words, line.start, cue.start)
    )


def _is_in_relative(line: Line, cue: Cue, clause: Clause) -> bool:
    """Say whether a cue stands in a relative clause that the verb of this one has left: "Colossus 2, which will draw 2 GW, drew 1"."""
    if cue.start >= clause.start or not begins_with_verb(line.text, clause):
        return False
    other = line.clause_at(cue.start)
    if other == clause:
        return False
    is_inside = line.words.endswith(", ", 0, other.end) and is_put_in(line.words, other.start, cue.start)
    if is_inside and cue.kind is not CueKind.CONDITION:
        return True  # "The last stage, for which no year was named, is …"
    return begins_with_relative(line.words, other)


def _failure(line: Line, value_end: int, end: int) -> Cue | None:
    """Return the negation by which the next clause takes it all back: "…; that has not happened"."""
    match = line.pattern(_TAKEN_BACK).search(line.words, end, line.end)
    if match is None or ("doubt" in match.group() and ";" in line.words[value_end : match.start()]):
        return None
    return next(
        (cue for cue in line.cues if cue.kind is CueKind.NEGATION and match.start() <= cue.start < match.end()), None
    )


def is_taken_back(line: Line, following: Line | None) -> bool:
    """Say whether the next sentence takes back what a line promised: "… by October 2024. That never happened."."""
    if following is None or following.paragraph != line.paragraph:
        return False
    if not line.attributions and _IT_DID_NOT.match(following.words, following.start, following.end):
        return True  # "It should have flown in October. It did not."
    found = line.pattern(_NOTHING_CAME).match(following.words, following.start, following.end)
    if found is None or _TAKES_BACK.search(found.group()) is None:
        return False
    # "It never reached 100 exaflops" says itself what did not come true
    return not any(found.start() <= value.start < found.end() for value in following.quantities)


def _is_its_verb(line: Line, cue: Cue, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    if cue.kind is CueKind.CONDITION or any(end <= span[0] < cue.start for span in spans):
        return False
    if is_said_between(line.text, end, cue.start, line.finders.wordings):
        return True  # "$200 a kilogram, its authors reckon, might come in 2035"
    apposed = _APPOSED.search(line.words, end, cue.start)
    begin = end if apposed is None else apposed.end()  # "two prototypes, built by Planet, will be launched"
    stated = _IS_WHERE.match(line.words, begin, cue.start)
    begin = begin if stated is None else stated.end()  # "Five gigawatts is where we hope to end up"
    return not _ANOTHER_CLAUSE.search(line.words, begin, cue.start) and not _VERB_AND_MORE.search(
        line.words, begin, cue.start
    )


def _doubts_that(line: Line, cue: Cue, start: int) -> bool:
    """Say whether what stands there is what somebody doubts: "they doubt that its fleet, from which it sells, will reach 10 GW"."""
    return (
        cue.value == Modality.DOUBTED
        and _THAT.match(line.words, cue.end, start) is not None
        and _TURNS.search(line.words, cue.end, start) is None
    )


def _is_aside(line: Line, cue: Cue, start: int) -> bool:
    """Say whether a cue is put in between, and so bears on all that follows: "AI6, hopes Musk, will be made in 2028"."""
    if cue.kind is not CueKind.MODALITY or _TURNS.search(line.words, cue.end, start):
        return False
    before = line.words[line.start : cue.start].rstrip(" \"'“•*-")
    if not before:
        return line.words.startswith(",", cue.end)  # "Over time, he said, the radiators should …"
    if _PUT_IN.search(before) and _PUT_OUT.match(line.words, cue.end, line.end):
        return True  # "Starcloud, its founder hopes, will launch …"
    if cue.value in _HAPPENED:
        return False  # "Dojo, shut down in August 2025, would be restarted"
    return before.endswith((",", "(", "—")) and _ASIDE.match(line.words, cue.end, line.end) is not None


def _is_put_behind(line: Line, cue: Cue, end: int) -> bool:
    """Say whether a cue is put in right behind: "first wafers, I'd hope, in 2028"."""
    if cue.kind is not CueKind.MODALITY or cue.start < end or cue.value in _HAPPENED:
        return False
    return _SPEAKS.fullmatch(line.words, end, cue.start) is not None and _PUT_OUT.match(line.words, cue.end) is not None


def _is_of_another_verb(line: Line, cue: Cue, start: int, end: int) -> bool:
    """Say whether nothing is denied of what there is, but of what else is told: "has 9,800 in orbit and lost none in May"."""
    return (
        cue.kind is CueKind.NEGATION
        and cue.start >= end
        and _HAS.search(line.words, line.start, start) is not None
        and _AND_NONE.fullmatch(line.words, end, cue.start) is not None
    )


def _distance(cue: Cue, start: int, end: int) -> int:
    return max(start - cue.end, cue.start - end, 0)
