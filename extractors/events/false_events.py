"""Verbs of happening that tell of no event after all: a study that is launched, a plan that is shelved, words in an idiom.

``is_figurative(line, trigger)``. What is said of flights, of papers and of works alone stands in ``false_flights``,
``false_papers`` and ``false_works``; here is what may be said of any of them.
"""

import re

from extractors.events import false_flights, false_papers, false_works
from extractors.lines.passages import Line
from extractors.lines.triggers import Trigger
from extractors.text.wordings import Frame

_OF_WORKS = frozenset({"restart", "shutdown"})
_LEAVE = Frame(r"<event.leave>")
_DETERMINED = re.compile(r"(?:\b(?:the|an?|its|their|our|this|that|of|per|newly|recently|each|every)|['’]s)\s$")
_NAMES_THING = re.compile(
    r"\s(?!(?:in|on|by|at|for|to|from|with|into|last|this|next|early|late|mid|as|and|but|or|its|the|an?|their|only|just|again|after|before|when|while|until|within|during|so|twice|once|more|today|yesterday|successfully|aboard)\b)[a-z][\w’'-]+"
)
_PROGRAMME = Frame(
    r"\s*(?:an?|the|its|their|his|our|another|new|two|three|four|five|several)\s(?:(?!(?:of|for|to|in|on|with)\s)[$€£]?[\w.,’'-]+\s){0,4}?<event.on_paper>\b"
)
_UP_THERE = re.compile(r"\b(?:how|what|where|why|whatever|however)\b[^,;.]{0,40}$")
_BY_SO_MUCH = re.compile(
    r"\s(?:by\s|about\s|some\s|roughly\s|nearly\s|more than\s|over\s)*[$€£]?\d[\d.,]*\s?(?:%|per ?cent|points?|basis)"
)
_WHENEVER = re.compile(r"\b(?:when|whenever|every time|each time|any time)\s(?:an?|any|one)\s(?:[\w-]+\s){0,3}$")
_UNTIL_DONE = re.compile(r"\b(?:until|unless|till)\s(?!now\b|then\b|today\b)(?:[\w’']+\s){1,4}$")
_IN_GENERAL = Frame(r"\b<event.rule_bound>\b[^,;]{0,60}$")
_SHOWN = Frame(
    r"\b(?:<event.shown>|merch\w*|exhibit\w*)\b(?:(?!prototypes?|satellites?|spacecraft|nodes?|that\b)[^,;:]){0,50}$"
)


def is_figurative(line: Line, trigger: Trigger) -> bool:
    """Say whether a verb means no happening here: to launch a website, a study; to shelve a mere plan; "it is not clear"."""
    if false_papers.is_only_sought(line, trigger):
        return True
    if line.pattern(_LEAVE).fullmatch(line.words, trigger.start, trigger.end):
        return line.find("paper.authority", line.start, line.end) is None
    return (
        false_papers.is_none(line, trigger)
        or false_flights.is_none(line, trigger)
        or false_works.is_none(line, trigger)
        or _is_idiom(line, trigger)
    )


def _is_idiom(line: Line, trigger: Trigger) -> bool:
    before = (line.words, line.clause_at(trigger.start).start, trigger.start)
    if line.words.startswith(("is up", "are up"), trigger.start) and _UP_THERE.search(*before):
        return True  # "do not ask how cold it is up there"
    if _BY_SO_MUCH.match(line.words, trigger.end):
        return True  # "our portfolio is up 340%"
    if trigger.done and not line.periods and _UNTIL_DONE.search(*before):
        return True  # "we won't name a price until we have flown"
    if not line.periods and _WHENEVER.search(*before):
        return True  # "when a Starship goes up we see nothing on the meters"
    if line.may_have("event.rule_bound", *before[1:]) and line.pattern(_IN_GENERAL).search(*before):
        return True  # "rules that oblige licensees to deploy half of it"
    if line.pattern(_SHOWN).search(*before) or (trigger.done and _is_attribute(line, trigger)):
        return True
    return (
        trigger.metric.key not in _OF_WORKS
        and line.pattern(_PROGRAMME).match(line.words, trigger.end, line.end) is not None
    )


def _is_attribute(line: Line, trigger: Trigger) -> bool:
    """Say whether a participle only describes a thing: "the revived product", "per tonne of launched mass"."""
    if " " in line.words[trigger.start : trigger.end] or not line.words.startswith("ed", trigger.end - 2):
        return False
    before = _DETERMINED.search(line.words, line.start, trigger.start)
    return before is not None and _NAMES_THING.match(line.words, trigger.end) is not None
