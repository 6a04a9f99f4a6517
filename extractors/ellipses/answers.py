"""Answers that leave out what was asked: "When does AI1 launch? – Early 2027.", "How many? – Two.".

``question_of(lines, line) -> Line | None``          the question that a line without a verb answers
``happenings(lines, line, find) -> list[Trigger]``   what was asked of, at the date that the answer gives
``counted(lines, line, quantity, things, told) -> Quantity``   a number that answers a question, with what it asks the number of
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from extractors.ellipses import unsaid_nouns
from extractors.lines.drafts import Told
from extractors.lines.passages import Line
from extractors.lines.triggers import Trigger
from extractors.quantities import rates
from extractors.quantities.counted_things import CountedThings
from extractors.text.clauses import Clause, verb_in
from extractors.text.wordings import Frame
from models.reading import Quantity

_LABEL = re.compile(r"\W*(?:[\w.’'-]+(?:\s[\w.’'()-]+){0,4}(?:,\s[\w.’' -]{1,40})?[:.]\**\s)?\W*")
_LONGEST_LABEL = 90  # characters
_LONGEST_ANSWER = 120  # characters
_SUBJECT = re.compile(r"\b\w+['’](?:re|ve|ll|d|m)\b|\b(?:it|that|there|he|she|what)['’]s\b")
_IDIOM = re.compile(r"\bgive or take\b|,\s(?:says|said)\s[\w’' ]{1,30}\W*$")
_IDIOM_REACH = 8  # characters
_MARKS = "\"'”’)* _"
_YES = Frame(r"(?:<answer.yes>\b\W*)+")
_WHEN = Frame(r"\b<answer.when>\b")
_WHETHER = re.compile(
    r"(?:and\s|so\s|but\s)?(?P<told>has|have|had|did|was|were)?(?:is|are|will|does|do|can|would)?\b(?=\s)"
)
_AND = re.compile(r"(?:and|but|what about|how about|and what about|or)\s(?:the\s|for\s|of\s|with\s)?")
_ABOUT = Frame(r"(?:(?:<number.about>|<back.later>|<answer.guesses>|(?:in the )?long(?:er)?[ -](?:term|run)),?\s){0,2}")
_HOW_MANY_A_TIME = re.compile(
    r"\bhow many\b[^?]{0,60}?(?P<pace>\s(?:an?|per|each|every)\s(?:day|week|month|year))\b[^?]{0,40}\?"
)
_OWN = re.compile(r"\b(?:my|mine|i)\b")
_LONGEST_FOLLOW_UP = 48  # characters
_QUESTIONS_BACK = 6  # lines
_ASKED_OF = 400  # characters before a question within which its "how many" has its noun


def question_of(lines: Sequence[Line], line: Line) -> Line | None:
    """Return the question that a line answers in a few words; None: it answers none, or tells something of its own."""
    return line.memo.once("question", lambda: _question_of(lines, line))


def _question_of(lines: Sequence[Line], line: Line) -> Line | None:
    if line.index == 0 or line.end - line.start > _LONGEST_ANSWER + _LONGEST_LABEL:
        return None
    at = line.index - 1
    if not (_is_question(lines[at]) or (at > 0 and _is_question(lines[at - 1]))):
        return None
    if at > 0 and line.pattern(_YES).fullmatch(lines[at].words, _body(lines[at]), lines[at].end):
        at -= 1
    question = lines[at]
    if not _is_question(question) or line.paragraph - question.paragraph > 1 or _is_question(line):
        return None
    return None if _tells(line, _body(line)) else question


def _tells(line: Line, begins: int) -> bool:
    """Say whether an answer is a sentence of its own: "We're building two right now"."""
    if _SUBJECT.search(line.words, begins, line.end) is not None:
        return True
    verb = verb_in(line.text, Clause(begins, line.end))
    return verb is not None and _IDIOM.search(line.words, max(begins, verb - _IDIOM_REACH), line.end) is None


def _is_question(line: Line) -> bool:
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
    asks_when = line.pattern(_WHEN).search(words) is not None
    whether = _WHETHER.match(words)
    if not asks_when and not (says_yes and whether is not None) and words != "":
        return []
    told = whether is not None and whether["told"] is not None
    return [replace(trigger, start=date.start, end=date.end, done=told and trigger.done)]


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
        triggers = find(earlier) if _is_question(earlier) else ()
        if triggers:
            return replace(triggers[-1], done=False), ""
    return None


def counted(lines: Sequence[Line], line: Line, quantity: Quantity, things: CountedThings, told: Told) -> Quantity:
    """Return a number with which a line answers a question, with what it asks the number of; any other as it is."""
    if quantity.dimension != "count" or quantity.per is not None:
        return quantity
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
    noun = _noun_asked(line, things, begins) or _counted_before(lines, line, told)
    return quantity if noun is None else replace(quantity, counted=noun, flags=(*quantity.flags, "antecedent_assumed"))


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
