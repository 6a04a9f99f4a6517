"""Answers that leave out what was asked: "When does AI1 launch? – Early 2027.", "How many? – Two.".

``question_of(lines, line) -> Line | None``          the question that a line without a verb answers
``is_question(line) -> bool``                        a line ends with a question mark
``happenings(lines, line, find) -> list[Trigger]``   what was asked of, at the date that the answer gives
``in_its_question(lines, line, value) -> Value``               a value that answers a question, with the words of that among its own
``priced(lines, line, quantity) -> Quantity``                 a sum that answers what a kilogram costs, as the price of one
``counted(lines, line, quantity, things, told) -> Quantity``   a number that answers a question, with what it asks the number of
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from extractors.ellipses import unsaid_nouns
from extractors.lines.drafts import Told
from extractors.lines.passages import Line
from extractors.lines.triggers import Trigger
from extractors.lines.value_words import Value
from extractors.quantities import rates
from extractors.quantities.counted_things import CountedThings
from extractors.text.clauses import Clause, holds_verb, verb_in
from extractors.text.wordings import Frame
from models.reading import Quantity

_LABEL = re.compile(r"\W*(?:[\w.’'-]+(?:\s[\w.’'()-]+){0,4}(?:,\s[\w.’' -]{1,40})?[:.]\**\s)?\W*")
_LONGEST_LABEL = 90  # characters
_LONGEST_ANSWER = 120  # characters
_SUBJECT = re.compile(r"\b\w+['’](?:re|ve|ll|d|m)\b|\b(?:it|that|there|he|she|what)['’]s\b")
_IF = re.compile(r",\s(?:if|once|assuming|provided|unless|depending|when)\b")
_IDIOM = re.compile(r"\bgive or take\b|,\s(?:says|said)\s[\w’' ]{1,30}\W*$")
_IDIOM_REACH = 8  # characters
_MARKS = "\"'”’)* _"
_YES = Frame(r"(?:<answer.yes>\b\W*)+")
_YES_OR_NO = Frame(r"(?:(?:<answer.yes>|<answer.no>)\b\W*)+")
_WHEN = Frame(r"\b<answer.when>\b")
_WHETHER = re.compile(
    r"(?:and\s|so\s|but\s)?(?P<told>has|have|had|did|was|were)?(?:is|are|will|does|do|can|would)?\b(?=\s)"
)
_AND = re.compile(r"(?:and|but|what about|how about|and what about|or)\s(?:the\s|for\s|of\s|with\s)?")
_ABOUT = Frame(r"(?:(?:<number.about>|<back.later>|<answer.guesses>|(?:in the )?long(?:er)?[ -](?:term|run)),?\s){0,2}")
_HOW_MANY_A_TIME = re.compile(
    r"\bhow many\b[^?]{0,60}?(?P<pace>\s(?:an?|per|each|every)\s(?:day|week|month|year))\b[^?]{0,40}\?"
)
_HOW_MANY_ALONE = re.compile(
    r"(?:and\s|so\s)?how many(?: of (?:them|those|these))?(?: (?:would|will|do|are) (?:that|you|there|it)(?: \w+){0,2})?\?\W*"
)
_PRICE_ASKED = re.compile(
    r"\b(?:costs?|prices?|pay|paying|charges?|cheap|expensive)\b[^?]{0,80}?\b(?:a|an|per|each|every|one)\s(?P<mass>kilo|kilogram|kg|pound|lb|tonne|ton|metric ton)\b[^?]{0,80}\?"
    r"|\b(?:a|an|per|each|every|one)\s(?P<before>kilo|kilogram|kg|pound|lb|tonne|ton|metric ton)\b[^?]{0,60}?\b(?:costs?|go for|sell for|come to)\b[^?]{0,40}\?"
)
_KILOGRAMS = {"pound": 0.45359237, "lb": 0.45359237, "tonne": 1e3, "ton": 1e3, "metric ton": 1e3}
_PRICE_ENDS = re.compile(
    r"[*_]{0,3}\s?(?:$|[.,;!)\"”])|\s(?:by|in|today|now|at|eventually|for the|with|once|if|when|next|this|and|or|to|right|over|per|a kilo\w*)\b"
)
_HIGHEST_PRICE_USD = 1e6
_ROCKETS = frozenset({"starship", "rocket", "ship"})
_FLIES = re.compile(r"\b(?:fly|flies|flown|launch|launches|launched|go up|gone up)\b")
_HOW_OFTEN = re.compile(r"\bhow often\b[^?]{0,60}?\b(?:fly|flies|flown|launch|launches|launched|go up|lift off)\b")
_HOW_MANY_FIT = re.compile(
    r"\bhow many\b[^?]{0,60}?\b(?:fits?|go up at once|at (?:a|one) time|(?:on|in|into|onto|aboard|to) (?:a|an|one|each|every|the) (?:starship|ship|launch|flight|rocket|vehicle|load)|per (?:starship|ship|launch|flight)|(?:can|could|will|does) (?:a|one|each|the) (?:starship|ship|rocket) (?:carry|take|hold|lift))\b"
)
_OWN = re.compile(r"\b(?:my|mine|i)\b")
_LONGEST_FOLLOW_UP = 48  # characters
_QUESTIONS_BACK = 6  # lines
_SENTENCES_OF_ANSWER = 3
_ASKED_OF = 400  # characters before a question within which its "how many" has its noun


def question_of(lines: Sequence[Line], line: Line) -> Line | None:
    """Return the question that a line answers in a few words; None: it answers none, or tells something of its own."""
    return line.memo.once("question", lambda: _question_of(lines, line))


def _question_of(lines: Sequence[Line], line: Line) -> Line | None:
    if line.index == 0 or line.end - line.start > _LONGEST_ANSWER + _LONGEST_LABEL:
        return None
    at = line.index - 1
    if not (is_question(lines[at]) or (at > 0 and is_question(lines[at - 1]))):
        return None
    if at > 0 and _is_yes_or_no(lines[at]):
        at -= 1
    question = lines[at]
    if not is_question(question) or line.paragraph - question.paragraph > 1 or is_question(line):
        return None
    return None if _tells(line, _body(line)) else question


def asked_before(lines: Sequence[Line], line: Line) -> Line | None:
    """Return the question that a line goes on answering: "Eighty percent. Half, by the end of 2028."."""
    for back in range(min(_SENTENCES_OF_ANSWER, line.index + 1)):
        said = lines[line.index - back]
        if said.paragraph != line.paragraph or (back and is_question(said)):
            return None
        question = question_of(lines, said)
        if question is not None:
            return question
        if _tells(said, _body(said)):
            return None
    return None


def in_its_question(lines: Sequence[Line], line: Line, value: Value) -> Value:
    """Return a value in an answer with the words of its question before its own: "What is its radiator area? – 110 square meters."."""
    question = asked_before(lines, line) if line.index else None
    if question is None or question.quantities:
        return value
    asked = question.words[_body(question) : question.end].rstrip(_MARKS + "?")
    return replace(
        value,
        before=f"{asked} # {value.before}",
        clause=f"{asked} # {value.clause}",
        sentence=f"{asked} # {value.sentence}",
    )


def _is_yes_or_no(line: Line) -> bool:
    return line.pattern(_YES_OR_NO).fullmatch(line.words, _body(line), line.end) is not None


def _tells(line: Line, begins: int) -> bool:
    """Say whether an answer is a sentence of its own: "We're building two right now"."""
    if _SUBJECT.search(line.words, begins, line.end) is not None:
        return True
    condition = _IF.search(line.words, begins, line.end)  # "Second half of 2027, if all goes well"
    verb = verb_in(line.text, Clause(begins, line.end if condition is None else condition.start()))
    return verb is not None and _IDIOM.search(line.words, max(begins, verb - _IDIOM_REACH), line.end) is None


def is_question(line: Line) -> bool:
    """Say whether a line ends with a question mark, whatever marks stand behind it."""
    return line.words[max(line.start, line.end - 6) : line.end].rstrip(_MARKS).endswith("?")


def _body(line: Line) -> int:
    """Return where the words of a line begin behind the label of its speaker."""
    label = _LABEL.match(line.words, line.start, min(line.end, line.start + _LONGEST_LABEL))
    return line.start if label is None else label.end()


def happenings(lines: Sequence[Line], line: Line, find: Callable[[Line], Sequence[Trigger]]) -> list[Trigger]:
    """Return the happening of which a question asks, at the date with which a line answers."""
    question = None if line.quantities else question_of(lines, line)
    if question is None or len(line.periods) != 1:
        return []
    date = line.periods[0]
    begins = _body(line)
    says_yes = _yes_at(line, begins) or lines[line.index - 1] is not question
    asked = _asked(lines, question, find)
    if asked is None:
        return []
    trigger, words = asked
    if _OWN.search(words):
        return []  # "When will my terminal ship?"
    asks_when = line.pattern(_WHEN).search(words) is not None or (
        words != "" and not holds_verb(question.text, Clause(_body(question), question.end))
    )  # "First launch of AI1?"
    whether = _WHETHER.match(words)
    is_answered = lines[line.index - 1] is not question  # "Starcloud-2 flies this year? – No. January."
    if not asks_when and not (says_yes and (whether is not None or is_answered)) and words != "":
        return []
    if question.quantities and _says_no(lines, line, question):
        return []  # "Will you fly 88,000 by 2030? – No. By 2035.": that many then, or some
    told = whether is not None and whether["told"] is not None and not _says_no(lines, line, question)
    return [replace(trigger, start=date.start, end=date.end, done=told and trigger.done)]


def _says_no(lines: Sequence[Line], line: Line, question: Line) -> bool:
    """Say whether a question was answered with "no", before its line gives another date: "Has it flown? – No. In January."."""
    before = lines[line.index - 1]
    return before is not question and line.pattern(_YES).match(before.words, _body(before), before.end) is None


def _yes_at(line: Line, begins: int) -> bool:
    return line.pattern(_YES).match(line.words, begins, line.end) is not None


def _asked(
    lines: Sequence[Line], question: Line, find: Callable[[Line], Sequence[Trigger]]
) -> tuple[Trigger, str] | None:
    """Return the happening of a question, and its words; "" where it only goes on from a question before: "And AI6?"."""
    triggers = find(question)
    if triggers:
        return triggers[-1], question.words[_body(question) : question.end]
    if not _is_follow_up(question):
        return None
    for earlier in reversed(lines[max(0, question.index - _QUESTIONS_BACK) : question.index]):
        triggers = find(earlier) if is_question(earlier) else ()
        if triggers:
            return replace(triggers[-1], done=False), ""
    return None


def counted(lines: Sequence[Line], line: Line, quantity: Quantity, things: CountedThings, told: Told) -> Quantity:
    """Return a number with which a line answers a question, with what it asks the number of; any other as it is."""
    if quantity.unit_text.lower().endswith("times") and quantity.dimension == "ratio" and _is_how_often(lines, line):
        return replace(quantity, dimension="count", unit="1", counted="flight")
    if quantity.dimension != "count" or quantity.per is not None:
        return quantity
    if quantity.counted is None or quantity.counted not in quantity.unit_text.lower():
        fits = _noun_that_fits(lines, line, things)
        if fits is not None:
            return replace(quantity, counted=fits, per="launch", flags=(*quantity.flags, "antecedent_assumed"))
    if quantity.counted in _ROCKETS:
        question = question_of(lines, line)
        is_flown = question is not None and _FLIES.search(question.words, question.start, question.end) is not None
        return replace(quantity, counted="flight") if is_flown else quantity
    is_assumed = quantity.counted is not None and "antecedent_assumed" in quantity.flags
    if quantity.counted is not None and not is_assumed:
        return quantity
    begins = _body(line)
    if (
        not unsaid_nouns.has_no_noun(line, quantity)
        or line.pattern(_ABOUT).fullmatch(line.words, begins, quantity.start) is None
    ):
        return quantity
    paced = _paced(lines, line, quantity, things)
    if paced is not None or is_assumed:
        return paced or quantity
    noun = _noun_asked(line, things, begins) or _counted_before(lines, line, told) or _more_of_them(lines, line)
    return quantity if noun is None else replace(quantity, counted=noun, flags=(*quantity.flags, "antecedent_assumed"))


def priced(lines: Sequence[Line], line: Line, quantity: Quantity) -> Quantity:
    """Return a sum as a price per mass, where the question that is being answered asks what a kilogram costs."""
    if quantity.dimension != "money" or not 1 <= quantity.value <= _HIGHEST_PRICE_USD or not line.index:
        return quantity
    if _PRICE_ENDS.match(line.words, quantity.end, line.end) is None:
        return quantity
    for earlier in reversed(lines[max(0, line.index - _SENTENCES_OF_ANSWER) : line.index]):
        if line.paragraph - earlier.paragraph > 1:
            return quantity
        if is_question(earlier):
            asked = _PRICE_ASKED.search(earlier.words, earlier.start, earlier.end)
            if asked is None:
                return quantity
            factor = 1.0 / _KILOGRAMS.get(asked["mass"] or asked["before"], 1.0)
            return rates.scaled(quantity, factor, dimension="price_per_mass", unit="USD/kg")
    return quantity


def _paced(lines: Sequence[Line], line: Line, quantity: Quantity, things: CountedThings) -> Quantity | None:
    """Return the number as a rate where it is asked how many there are to be a day: "How many a day? – Eventually ten."."""
    question = question_of(lines, line)
    asked = question and _HOW_MANY_A_TIME.search(question.words, question.start, question.end)
    factor = rates.factor_in("", asked["pace"]) if asked else None
    if question is None or factor is None:
        return None
    named = [
        match.group("noun")
        for match in things.plural.finditer(line.words, max(0, question.start - _ASKED_OF), question.end)
    ]
    if not named:
        return None
    flags = (*quantity.flags, "antecedent_assumed")
    return rates.scaled(quantity, factor, dimension="count_rate", unit="1/yr", counted=named[-1], flags=flags)


def _counted_before(lines: Sequence[Line], line: Line, told: Told) -> str | None:
    """Return what was counted before a question that goes on asking: "And in 2028?"."""
    question = question_of(lines, line)
    if question is None or not question.periods or not _is_follow_up(question):
        return None
    last = next((draft.quantity for draft in told.back_from(line, _QUESTIONS_BACK, dimension="count")), None)
    return None if last is None else last.counted


def _is_how_often(lines: Sequence[Line], line: Line) -> bool:
    """Say whether a line answers how often something flies."""
    question = asked_before(lines, line)
    return question is not None and _HOW_OFTEN.search(question.words, question.start, question.end) is not None


def _noun_that_fits(lines: Sequence[Line], line: Line, things: CountedThings) -> str | None:
    """Return the craft of which a line answers how many go on one flight: "How many fit? – Sixty."."""
    question = asked_before(lines, line)
    if question is None or _HOW_MANY_FIT.search(question.words, question.start, question.end) is None:
        return None
    named = things.plural.search(question.words, question.start, question.end)
    return named.group("noun") if named else unsaid_nouns.craft_before(line, question.end, flies=True)


def _more_of_them(lines: Sequence[Line], line: Line) -> str | None:
    """Return the craft of which a bare "How many?" asks, or to which an answer adds how many were applied for: "In February. For 88,000."."""
    question = asked_before(lines, line)
    if question is None or not (_HOW_MANY_ALONE.fullmatch(question.words, _body(question), question.end)):
        return None
    return unsaid_nouns.craft_before(line, question.start, flies=True)


def _is_follow_up(question: Line) -> bool:
    begins = _body(question)
    is_short = question.end - begins <= _LONGEST_FOLLOW_UP
    return is_short and _AND.match(question.words, begins, question.end) is not None


def _noun_asked(line: Line, things: CountedThings, begins: int) -> str | None:
    """Return what the question before a line asks the number of: "How many?" behind "two prototypes", "Satellites?"."""
    mark = line.words.rfind("?", max(0, begins - _LONGEST_LABEL), begins)
    asked = None if mark < 0 else things.asked.search(line.words, max(0, mark - _LONGEST_ANSWER), mark + 1)
    if asked is None:
        return None
    if asked["noun"] is not None:
        return asked["noun"]
    if asked["flights"] is not None:
        return "launch"
    back = max(0, line.start - _ASKED_OF)
    named = [match.group("noun") for match in things.plural.finditer(line.words, back, asked.start())]
    return named[-1] if named else None
