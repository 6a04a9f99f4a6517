"""Bare numbers of which a sentence says that they are the goal: "200 is the goal for V4", "2,800 is what ADA hopes for", "Ten by 2029."

``is_goal(line, quantity) -> bool``     the number is the subject of a clause that calls it a goal
``is_load(line, quantity) -> bool``     … and is how many one rocket is to take
``is_all(line, quantity) -> bool``      the number is all that a clause without a verb says, but for when, or of which version
"""

import re

from extractors.lines.passages import Line
from extractors.text.clauses import Clause, holds_verb
from extractors.text.wordings import Frame
from models.reading import Quantity

_OPENS = Frame(
    r"\W*(?P<lead>(?:(?:and|but|so|or|now|then|later|eventually|ultimately|after that|over time|in the (?:long (?:run|term)|end)"
    r"|(?:by|in|for|before|with|from)\s(?:the\s)?[\w’'-]+(?:\s[\w’'-]+){0,3}?|the (?:year|month|quarter|summer|winter) after(?: that)?|next (?:year|summer|spring|fall)|maybe|perhaps),?\s){0,3})(?:<number.about>\s)?"
)
_IS_GOAL = Frame(
    r"(?:\s(?:by|in|before|next|for|at)\s[\w’'-]+(?:\s[\w’'-]+){0,4}?)?\s(?:is|are|would be|will be|remains?)\s(?:\w+ly\s|still\s|now\s|just\s)?"
    r"(?:(?:the|its|their|our|his|her)\s(?:[\w’'-]+\s){0,2}?<figure.goals>\b|what\s(?:[\w’'-]+\s){1,4}?<figure.hoped_for>\b|on\s(?:the|its|their|our|his|her|[\w’']+['’]s?|the\s[\w’']+['’]s?)\s<figure.slides>\b|where\s(?:[\w’'-]+\s){1,8}?<figure.ends_up>\b)"
)
_WHEN = Frame(
    r"[*_]{0,3}(?P<when>,?\s(?:by|in|before|with|for|on|from)\s[\w’'-]+(?:\s[\w’'-]+){0,5}|,?\s(?:next|this)\s\w+|,?\s<back.later>)?[*_]{0,3}\s?(?:$|[.,;:!)\"”—]|\s(?:if|once|when|and|but|or)\b)"
)
_OF_LOAD = re.compile(r"\b(?:dispenser|stack|(?:per|each|every|a|one) (?:launch|flight|ship|starship|rocket))\b")
_YEAR = re.compile(r"(?:19|20)\d\d")


def is_goal(line: Line, quantity: Quantity) -> bool:
    """Say whether a number opens its clause and is called a goal: "Two is the plan for 2027"."""
    return (
        line.hears_of("figure.goals", "figure.hoped_for", "figure.slides", "figure.ends_up")
        and line.pattern(_IS_GOAL).match(line.words, quantity.end, line.end) is not None
        and _lead(line, quantity) is not None
    )


def is_load(line: Line, quantity: Quantity) -> bool:
    """Say whether a goal is how many one rocket is to take: "Sixty is still where we want the dispenser to end up"."""
    return _OF_LOAD.search(line.words, quantity.end, line.end) is not None and is_goal(line, quantity)


def is_all(line: Line, quantity: Quantity) -> bool:
    """Say whether nothing is told in the clause of a number but when, or of which version: "Two hundred with the next version."."""
    when = line.pattern(_WHEN).match(line.words, quantity.end, line.end)
    if when is None or _YEAR.fullmatch(quantity.unit_text):
        return False
    told = Clause(line.clause_at(quantity.start).start, when.end())
    return (
        not holds_verb(line.text, told)
        and not any(told.start <= mention.start < told.end for mention in line.mentions)
        and (lead := _lead(line, quantity)) is not None
        and bool(lead or when["when"])  # "**4." numbers an item
    )


def _lead(line: Line, quantity: Quantity) -> str | None:
    """Return what stands before a number that opens its clause; None where it does not."""
    clause = line.clause_at(quantity.start)
    opening = line.pattern(_OPENS).fullmatch(line.words, clause.start, quantity.start)
    return None if opening is None else opening["lead"]
