"""Words of works that tell of no event: production as an activity, a road that was closed, a part or a plan that is shelved.

``is_none(line, trigger)``           a verb of opening, stopping, making or taking up again means no event of a program
``is_only_activity(line, trigger)``  "production" is no start of one
``is_return(line, trigger)``         something is brought back, and not taken up again
"""

import re

from extractors.lines.passages import Line
from extractors.lines.triggers import Trigger
from extractors.periods.period_parts import Bound
from extractors.text.wordings import Frame

_WORKS_OR_SERVICE = frozenset({"restart", "shutdown", "operation"})
_NOT_UNTIL = re.compile(r"\b(?:not|no|never|nothing|nobody|\w+n['’]t)\b[^;]*\b(?:until|before)\b")
_DEADLINES = frozenset({Bound.BY, Bound.BEFORE, Bound.NOT_BEFORE, Bound.FROM})
_NOT = re.compile(r"\b(?:not|never|\w+n['’]t)\b")
_MAKING = re.compile(r"(?:produce|make|run|ship|build)\s(?:an?\s)?(?:chips?|wafers?|satellites?|anything)")
_BEGINS = Frame(
    r"\b(?:<event.begins>|happen\w*|start\w*|begin\w*|began|begun|follow\w*|target\w*|commence\w*|kick\w* off|slip\w*)\b"
)
_FIRST_TO_FLY = re.compile(
    r"first (?:units?|satellites?|ones?|sats?|nodes?)\s(?:(?:will|would|could|should|might|may|can|are|is|to|be|both|all)\s){0,3}(?:fly|flies|flew|launch|go up|lift off|reach orbit)"
)
_BACK = re.compile(r"\bback\b")
_TO_A_PLACE = re.compile(
    r"\s(?:(?:[$€£]?\d[\d.,]*|some|about|many|a few|dozens|hundreds|samples?|pictures?|memories)\s|(?:into|from|home|at|down)\b|to (?:the (?!job|work)|earth|land|port|shore|base|my|his|her))"
)
_ITSELF = re.compile(r"\s(?:itself|themselves|automatically|on its own)\b")
_SOMEBODY = re.compile(r"\s(?:you|me|us|him|her|them)\b")
_NOTHING_ELSE = re.compile(r"\s(?:anything|something|nothing|everything|it all)\b")
_CLOSED_THINGS = Frame(r"\b<event.closed_things>\b[^;,]{0,40}$")
_PLANT_OBJECT = Frame(r"\s(?:(?!(?:in|on|at|by|of|and|after|before|for|to|with)\s)[\w-]+\s){0,4}<event.plant>\b")
_ONE_PART = Frame(
    r"\W*(?:[\w’'.,]+\s){0,12}?(?:(?:second|third|fourth|last|new|other|east(?:ern)?|west(?:ern)?|north(?:ern)?|south(?:ern)?)\s(?:\w+\s)?<event.parts_of_works>"
    r"|\d[\d.,]*[\s-]?(?:[kmgt]w|megawatts?|gigawatts?|mw)\s(?:\w+\s)?(?:cluster|extension|block|hall|phase))\s[^,;]*$"
)
_CALLED_OFF = Frame(r"\b<event.called_off>\b[^;]{0,60}$")
_OF_A_PLAN = Frame(r"\s(?:(?!(?:of|for|to|in|on|with|and|which|that)\s)[\w’'-]+\s){0,4}?<event.planned_things>\b")
_PLAN_OF_MORE = Frame(
    r"\b<event.plans_of_more>,?\s(?:for|of|to)\s(?:an?\s|build\s|add\s|install\s)?(?:\d|further|more|another|additional|second|third|extension|expansion)"
    r"[^;:]{0,70}$"
)
_HEADS_OF_PLANS = Frame(
    r"\W*(?:(?:an?|the|its|their|that|this|any|another|one|earlier|previous|all)\s)?(?:(?!(?:of|for|to|in|on|with|has|have|was|is)\s)[\w’'-]+\s){0,3}?"
    r"(?:<event.phases>|version(?!s? of\b))(?:es|s)?(?=,?\s)"
)
_PLANS_FOR = re.compile(r"\b(?:plans?|ideas?|proposals?|schemes?)\b,?\s(?:for|of|to)\s(?:the\s)?")


def is_return(line: Line, trigger: Trigger) -> bool:
    """Say whether something comes or is brought back, which is a restart only of works that were stopped."""
    return trigger.metric.key == "restart" and _BACK.search(line.words, trigger.start, trigger.end) is not None


def is_only_activity(line: Line, trigger: Trigger) -> bool:
    """Say whether "production" is an activity here and nothing that begins: "scale up production rapidly"."""
    if trigger.metric.key != "production" or trigger.done:
        return False
    told = line.words[trigger.start : trigger.end]
    clause = line.clause_at(trigger.start)
    if _MAKING.fullmatch(told):
        is_denied = _NOT.search(line.words, clause.start, trigger.start) is not None and any(
            clause.start <= period.start < clause.end for period in line.periods
        )
        return not is_denied and _NOT_UNTIL.search(line.words, clause.start, clause.end) is None
    if told not in {"production", "manufacturing"}:
        return False
    if any(period.start == trigger.end + 1 and period.bound in _DEADLINES for period in line.periods):
        return False  # "Terafab: production by the end of 2029"
    return (
        line.pattern(_BEGINS).search(line.words, clause.start, clause.end) is None
        and _NOT_UNTIL.search(line.words, clause.start, clause.end) is None
    )


def is_none(line: Line, trigger: Trigger) -> bool:
    """Say whether a verb of opening, stopping, making or taking up again means no event of a program."""
    key = trigger.metric.key
    if key == "production":
        return _FIRST_TO_FLY.match(line.words, trigger.start) is not None  # "the first units would fly in 2027"
    if key not in _WORKS_OR_SERVICE:
        return False
    clause = line.clause_at(trigger.start)
    if line.pattern(_CLOSED_THINGS).search(line.words, clause.start, trigger.start):
        return True  # "the minutes for which the road was closed", "the second entrance opens on May 3"
    if line.pattern(_PLANT_OBJECT).match(line.words, trigger.end):
        return True  # "switched off 18 gas turbines"
    if key == "restart":
        # "they brought back 243 pounds of it", "it rebooted itself"
        came_back = is_return(line, trigger) and _TO_A_PLACE.match(line.words, trigger.end) is not None
        return came_back or _ITSELF.match(line.words, trigger.end) is not None
    return key == "shutdown" and _stops_nothing(line, trigger)


def _stops_nothing(line: Line, trigger: Trigger) -> bool:
    """Say whether what is stopped is a part, a plan, or nothing at all."""
    if trigger.metric.key == "shutdown" and _SOMEBODY.match(line.words, trigger.end):
        return True  # "the weather is what kills you"
    if _NOTHING_ELSE.match(line.words, trigger.end):
        return True  # "nobody has cancelled anything"
    whole = line.whole_clause(line.clause_at(trigger.start))
    if "closed" in line.words[trigger.start : trigger.end] and line.find(
        "event.closed_deals", whole.start, trigger.start
    ):
        return True  # "the structure, with chips as collateral, was closed last autumn"
    if line.pattern(_ONE_PART).match(line.words, whole.start, trigger.start):
        return True  # "the second hall got cancelled"
    if line.pattern(_CALLED_OFF).search(line.words, whole.start, trigger.start):
        return True  # "a planned contract has been called off"
    return line.pattern(_OF_A_PLAN).match(line.words, trigger.end) is not None or _stops_a_plan(line, trigger)


def _stops_a_plan(line: Line, trigger: Trigger) -> bool:
    """Say whether what is stopped is a plan for more, or a part: "a plan for 20,000 a year has been scrapped"."""
    whole = line.whole_clause(line.clause_at(trigger.start))
    if line.pattern(_PLAN_OF_MORE).search(line.words, whole.start, trigger.start):
        return True
    if line.pattern(_HEADS_OF_PLANS).match(line.words, whole.start, trigger.start):
        return True
    plan = _PLANS_FOR.search(line.words, whole.start, trigger.start)
    return plan is not None and not any(mention.start == plan.end() for mention in line.programs())
