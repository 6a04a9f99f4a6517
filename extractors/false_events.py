"""Verbs of happening that tell of no event after all: a study that is launched, a plan that is shelved, a mere pace.

Each function says whether a trigger is of that kind.
"""

import re

from extractors import scheduled_flights
from extractors.passages import Line
from extractors.period_parts import Bound
from extractors.triggers import FLIGHTS, Trigger
from extractors.wordings import Frame

_OF_WORKS = frozenset({"restart", "shutdown"})
_OF_WORKS_OR_SERVICE = frozenset({"restart", "shutdown", "operation"})
_HEAD = 12  # characters before "first" where it begins a clause
_DETERMINED = re.compile(r"(?:\b(?:the|an?|its|their|our|this|that|of|per|newly|recently|each|every)|['’]s)\s$")
_NAMES_THING = re.compile(
    r"\s(?!(?:in|on|by|at|for|to|from|with|into|last|this|next|early|late|mid|as|and|but|or|its|the|an?|their|only|just|again|after|before|when|while|until|within|during|so|twice|once|more|today|yesterday|successfully|aboard)\b)[a-z][\w’'-]+"
)
_PROGRAMME = Frame(
    r"\s*(?:an?|the|its|their|his|another|new|two|several)\s(?:(?!(?:of|for|to|in|on|with)\s)[$€£]?[\w.,’'-]+\s){0,4}?<event.on_paper>\b"
)
_HELPED = re.compile(
    r"\b(?:(?:has|have|had|was|were|is|are)(?:n['’]t)?|having|been|be|being|get|got|['’]s|['’]ve|['’]d)\b(?:,?\s[\w’'-]+){0,4}\s$"
)
_ONLY_PARTICIPLES = re.compile(r"(?:flown|gone|ridden|risen|thrown|taken|begun|given)\b")
_PAPER_SAYS = Frame(r"\s<event.licence_says>\b")
_NOT_UNTIL = re.compile(r"\b(?:not|no|never|nothing|nobody|\w+n['’]t)\b[^;]*\b(?:until|before)\b")
_SO_MUCH_MONEY = re.compile(r"\s(?:[\w’'-]+\s){0,4}?(?:about |some |up to )?[$€£]\d")
_TO_WHOM = re.compile(r"\sto\s(?:the\s)?")
_FEW_OR_MANY = re.compile(r"\s(?:rather |very |quite |only )?(?:few|many|something)\b")
_IS_THE_NTH = re.compile(
    r"\s(?:is|was|will be|would be|marks?|marked|makes?|made)\s(?:the|its|their|our|this year['’]s)?\s?(?:\d{1,3}(?:st|nd|rd|th)|\w+(?:th|rd|nd|st))\b"
)
_HAD_ABOARD = re.compile(r"\s(?:of\s\w+\s)?(?:had|carried|took|held|used|cost|weighed|left|lasted|showed|gave)\b")
_DEADLINES = frozenset({Bound.BY, Bound.BEFORE, Bound.NOT_BEFORE, Bound.FROM})
_NOT = re.compile(r"\b(?:not|never|\w+n['’]t)\b")
_MAKING = re.compile(r"(?:produce|make|run|ship|build)\s(?:an?\s)?(?:chips?|wafers?|satellites?|anything)")
_NOTHING_ELSE = re.compile(r"\s(?:anything|something|nothing|everything|it all)\b")
_CLEARED = Frame(r"\b<event.let_go>\s(?:the\s)?(?:\w+\s)?$")
_LICENCE_FOR = re.compile(
    r"\b(?:licen[cs]e|permit|approval|clearance|go-ahead|nod|permission|authori[sz]ation|green light) (?:for|to) (?:the )?(?:\w+ )?$"
)
_CLEARED_FOR = Frame(r"\b<event.let_go>\s[^,;]{1,40}\sfor\s$")
_ALOFT_WHEN = re.compile(
    r"\s(?:by|before|in|next|this|as early|no earlier|sometime|until|early|late|mid|within|during|since|around|about|after)\b"
)
_BE = re.compile(r"\b(?:(?:has|have|had|needs?) to|must) be\s(?:\w+ly\s)?$")
_LEAVE = Frame(r"<event.leave>")
_AUTHORIZED_THINGS = Frame(r"\s<event.authorized_things>\b")
_THAT = Frame(r"\b<event.upmass>\s(?:that|which)\s(?:has |have )?$")
_CALLED_OFF = Frame(r"\b<event.called_off>\b[^;]{0,60}$")
_IS_THERE = re.compile(
    r"\b(?:is|are|was|were|be|been|have|has|had|having|get|puts?|place[ds]?|placing|putting)\b[^,;.]{0,50}$"
)
_SHOWN = Frame(
    r"\b(?:<event.shown>|merch\w*|exhibit\w*)\b(?:(?!prototypes?|satellites?|spacecraft|nodes?|that\b)[^,;:]){0,50}$"
)
_OF_COMPOUND = Frame(r"\s(?:(?:operations?|test|rate)\s)?<event.of_flight>\b")
_BY_SO_MUCH = re.compile(
    r"\s(?:by\s|about\s|some\s|roughly\s|nearly\s|more than\s|over\s)*[$€£]?\d[\d.,]*\s?(?:%|per ?cent|points?|basis)"
)
_TO_SO_MUCH = re.compile(
    r"\s(?:to|from)\s(?:about\s|some\s|around\s|over\s|roughly\s)?[$€£]?\d[\d.,]*\s?(?!people\b)[a-z]"
)
_FIRST_TO_FLY = re.compile(
    r"first (?:units?|satellites?|ones?|sats?|nodes?)\s(?:(?:will|would|could|should|might|may|can|are|is|to|be|both|all)\s){0,3}(?:fly|flies|flew|launch|go up|lift off|reach orbit)"
)
_UNTIL_DONE = re.compile(r"\b(?:until|unless|till)\s(?!now\b|then\b|today\b)(?:[\w’']+\s){1,4}$")
_BACK = re.compile(r"\bback\b")
_FLOWN_BY_MANY = re.compile(
    r"flown\s(?:by|on|aboard)\s(?:(?:about|some|more than|over|nearly|around|many|several|most|all|the|its|their|\d[\d,.]*|dozens of|hundreds of|two|three|four|five|six|ten|twenty|forty)\s){0,3}(?:\w+\s)?(?:airlines?|carriers?|jets?|aircraft|planes?|helicopters?|pilots?|crews?|fleets?)\b"
)
_TO_A_PLACE = re.compile(
    r"\s(?:(?:[$€£]?\d[\d.,]*|some|about|many|a few|dozens|hundreds|samples?|pictures?|memories)\s|(?:into|from|home|at|down)\b|to (?:the (?!job|work)|earth|land|port|shore|base|my|his|her))"
)
_ITSELF = re.compile(r"\s(?:itself|themselves|automatically|on its own)\b")
_IN_GENERAL = Frame(r"\b<event.rule_bound>\b[^,;]{0,60}$")
_ASKED_TO = Frame(r"\b<event.begs>\b[^;]*\bto\s(?:\w+ly\s)?$")
_FIRST_TO = re.compile(
    r"\bfirst\s(?:(?!(?:quarter|half|day|week|month|of|in|is|are|was|were|will|would|has|have|plans?|expects?|set|due)\s)[\w-]+\s){0,4}to\s(?:be\s)?$"
)
_FILE_NUMBER = re.compile(r"\s(?:no\.|nos\.|number|#|name|names)")
_RESPECTFULLY = re.compile(r"\brespectfully\s$")
_MONEY_GRANTED = Frame(r"\s(?:(?:an?|the|another|new|its|further)\s)?(?:\w+\s)?<event.granted_money>\b")
_UP_THERE = re.compile(r"\b(?:how|what|where|why|whatever|however)\b[^,;.]{0,40}$")
_CLOSED_THINGS = Frame(r"\b<event.closed_things>\b[^;,]{0,40}$")
_PLANT_OBJECT = Frame(r"\s(?:(?!(?:in|on|at|by|of|and|after|before|for|to|with)\s)[\w-]+\s){0,4}<event.plant>\b")
_SHARE_OF = re.compile(
    r"\b(?:half|percent|per cent|%|share|portion|two-thirds|third|quarter) of (?:(?:the|all|its|their|those|authori[sz]ed|licensed|permitted)\s){0,3}(?:satellites|constellation|system|fleet)\s(?:must|have to|has to|need to|needs to|shall)\s(?:be\s)?$"
)
_ASKED_FOR = Frame(r"\b<event.begs>\b[^;,]{0,60}\sfor\s(?:[\w-]+\s){0,3}$")
_OF_A_PLAN = Frame(r"\s(?:(?!(?:of|for|to|in|on|with|and|which|that)\s)[\w’'-]+\s){0,4}?<event.planned_things>\b")
_PLAN_OF_MORE = Frame(
    r"\b<event.plans_of_more>,?\s(?:for|of|to)\s(?:an?\s|build\s|add\s|install\s)?(?:\d|further|more|another|additional|second|third|extension|expansion)"
    r"[^;:]{0,70}$"
)
_ONE_PART = Frame(
    r"\W*(?:[\w’'.,]+\s){0,12}?(?:(?:second|third|fourth|last|new|other|east(?:ern)?|west(?:ern)?|north(?:ern)?|south(?:ern)?)\s(?:\w+\s)?<event.parts_of_works>"
    r"|\d[\d.,]*[\s-]?(?:[kmgt]w|megawatts?|gigawatts?|mw)\s(?:\w+\s)?(?:cluster|extension|block|hall|phase))\s[^,;]*$"
)
_OF_ABSTRACT = Frame(r"\W*(?:the|its|his|their|any|this|that|a)\s(?:\w+\s)?<event.abstract>\b")
_HEADS_OF_PLANS = Frame(
    r"\W*(?:(?:an?|the|its|their|that|this|any|another|one|earlier|previous|all)\s)?(?:(?!(?:of|for|to|in|on|with|has|have|was|is)\s)[\w’'-]+\s){0,3}?"
    r"(?:<event.phases>|version(?!s? of\b))(?:es|s)?(?=,?\s)"
)
_PLANS_FOR = re.compile(r"\b(?:plans?|ideas?|proposals?|schemes?)\b,?\s(?:for|of|to)\s(?:the\s)?")
_AWAITED = Frame(r"\b<event.awaited>\s(?:[\w.’'-]+\s){0,3}$")
_BEGINS = Frame(
    r"\b(?:<event.begins>|happen\w*|start\w*|begin\w*|began|begun|follow\w*|target\w*|commence\w*|kick\w* off|slip\w*)\b"
)


def is_request(line: Line, trigger: Trigger) -> bool:
    """Say whether the words only tell that a regulator was asked for something, on paper or not."""
    return trigger.metric.key == "filing" and line.words.startswith(("ask", "petition"), trigger.start)


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


def is_first_of_flight(line: Line, trigger: Trigger) -> bool:
    """Say whether the first of a kind are to fly, and nothing is said of their making: "the first units would fly in 2027"."""
    return trigger.metric.key == "production" and _FIRST_TO_FLY.match(line.words, trigger.start) is not None


def is_figurative(line: Line, trigger: Trigger) -> bool:
    """Say whether a verb means no happening here: to launch a website, a study; to shelve a mere plan; "it is not clear"."""
    clause = line.clause_at(trigger.start)
    if (
        trigger.metric.key == "approval"
        and not trigger.done
        and line.pattern(_AWAITED).search(line.words, clause.start, trigger.start)
    ):
        return True  # "pending FCC approval"
    if (
        trigger.metric.key == "approval"
        and not trigger.done
        and line.pattern(_PAPER_SAYS).match(line.words, trigger.end)
    ):
        return True  # "or the licence lapses"
    if (
        trigger.metric.key == "approval"
        and not trigger.done
        and line.pattern(_ASKED_FOR).search(line.words, clause.start, trigger.start)
    ):
        return True  # "will ask the FCC for a licence in 2027"
    if line.pattern(_LEAVE).fullmatch(line.words, trigger.start, trigger.end):
        return line.find("paper.authority", line.start, line.end) is None
    if line.words[trigger.start : trigger.end] == "in orbit" and not (
        _ALOFT_WHEN.match(line.words, trigger.end) or _IS_THERE.search(line.words, clause.start, trigger.start)
    ):
        return True  # "plans for computing in orbit"
    if trigger.metric.key == "approval" and line.pattern(_AUTHORIZED_THINGS).match(line.words, trigger.end):
        return True  # "half of the authorized satellites"
    if trigger.metric.key == "approval" and _SO_MUCH_MONEY.match(line.words, trigger.end):
        return True  # "granted the project $17.3 million"
    if (
        trigger.metric.key == "approval"
        and not trigger.done
        and line.pattern(_ASKED_TO).search(line.words, clause.start, trigger.start)
        and not any(trigger.end <= period.start < clause.end for period in line.periods)
    ):
        return True  # "asked the FCC in January to approve it" is the filing alone
    if trigger.metric.key == "filing" and _of_company(line, trigger):
        return True  # "had applied to SpaceX four times"
    if trigger.metric.key in FLIGHTS and (
        _FEW_OR_MANY.match(line.words, trigger.end)
        or (not trigger.done and _IS_THE_NTH.match(line.words, trigger.end))  # "the launch was the 70th of the year"
        or _is_named_by_its_date(line, trigger)
    ):
        return True
    if trigger.metric.key == "shutdown" and _NOTHING_ELSE.match(line.words, trigger.end):
        return True  # "nobody has cancelled anything"
    if _ONLY_PARTICIPLES.match(line.words, trigger.start) and not _HELPED.search(
        line.words, clause.start, trigger.start
    ):
        return True  # "the dispenser flown this time"
    if scheduled_flights.is_number(line, trigger.start, trigger.end) and (
        line.pattern(_CLEARED).search(line.words, clause.start, trigger.start)
        or _LICENCE_FOR.search(line.words, clause.start, trigger.start)
    ):
        return True  # "had cleared Flight 15 on Monday"
    if trigger.metric.key in FLIGHTS and line.pattern(_CLEARED_FOR).search(line.words, clause.start, trigger.start):
        return True  # "cleared Starship for flight on Monday"
    if trigger.metric.key in FLIGHTS and not trigger.done and line.pattern(_OF_COMPOUND).match(line.words, trigger.end):
        return True  # "wait for the flight data", "accepted no deployment milestone"
    if trigger.metric.key in FLIGHTS and not trigger.done and _FIRST_TO.search(line.words, clause.start, trigger.start):
        followed = any(0 <= period.start - trigger.end <= 1 for period in line.periods)
        if not followed or line.words.find("first", clause.start, trigger.start) - clause.start <= _HEAD:
            return True  # "the first V3s to reach orbit were launched in May", "was the first to reach orbit"
    if trigger.metric.key == "filing" and (
        _FILE_NUMBER.match(line.words, trigger.end) or _RESPECTFULLY.search(line.words, clause.start, trigger.start)
    ):
        return True  # "File No. SAT-LOA-2026", "Respectfully submitted, Amazon"
    if trigger.metric.key == "approval" and line.pattern(_MONEY_GRANTED).match(line.words, trigger.end):
        return True  # "has been granted credit lines"
    if _UP_THERE.search(line.words, clause.start, trigger.start) and line.words.startswith(
        ("is up", "are up"), trigger.start
    ):
        return True  # "do not ask how cold it is up there"
    if trigger.metric.key in _OF_WORKS_OR_SERVICE and line.pattern(_CLOSED_THINGS).search(
        line.words, clause.start, trigger.start
    ):
        return True  # "the minutes for which the road was closed", "the second entrance opens on May 3"
    if trigger.metric.key in _OF_WORKS_OR_SERVICE and line.pattern(_PLANT_OBJECT).match(line.words, trigger.end):
        return True  # "switched off 18 gas turbines"
    if trigger.metric.key in FLIGHTS and _SHARE_OF.search(line.words, clause.start, trigger.start):
        return True  # "under which half of authorized satellites must be launched within six years"
    if trigger.metric.key in FLIGHTS and _FLOWN_BY_MANY.match(line.words, trigger.start):
        return True  # "is flown by more than 40 airlines"
    if _BY_SO_MUCH.match(line.words, trigger.end):
        return True  # "our portfolio is up 340%"
    if trigger.metric.key in FLIGHTS and _TO_SO_MUCH.match(line.words, trigger.end):
        return True  # "the radiator goes up to 160 m²"
    if trigger.done and not line.periods and _UNTIL_DONE.search(line.words, clause.start, trigger.start):
        return True  # "we won't name a price until we have flown"
    if is_first_of_flight(line, trigger):
        return True
    if trigger.metric.key in FLIGHTS and line.words[trigger.start - 1 : trigger.start] == "-":
        return True  # "in-flight connectivity", "the post-launch party"
    if is_return(line, trigger) and _TO_A_PLACE.match(line.words, trigger.end):
        return True  # "they brought back 243 pounds of it"
    if trigger.metric.key == "restart" and _ITSELF.match(line.words, trigger.end):
        return True  # "it rebooted itself"
    if line.may_have("event.rule_bound", clause.start, trigger.start) and line.pattern(_IN_GENERAL).search(
        line.words, clause.start, trigger.start
    ):
        return True  # "rules that oblige licensees to deploy half of it"
    if line.may_have("event.upmass", clause.start, trigger.start) and line.pattern(_THAT).search(
        line.words, clause.start, trigger.start
    ):
        return True  # "of all mass that reached orbit"
    if line.words[trigger.start : trigger.end] == "flying" and _BE.search(line.words, clause.start, trigger.start):
        return True  # "has to be flying within six years" is a state
    if line.pattern(_SHOWN).search(line.words, clause.start, trigger.start):
        return True
    whole = line.whole_clause(clause)
    if trigger.metric.key == "shutdown" and line.pattern(_ONE_PART).match(line.words, whole.start, trigger.start):
        return True  # "the second hall got cancelled"
    if trigger.metric.key == "shutdown" and line.pattern(_CALLED_OFF).search(line.words, whole.start, trigger.start):
        return True  # "a planned contract has been called off"
    if trigger.metric.key == "shutdown" and (
        line.pattern(_OF_A_PLAN).match(line.words, trigger.end) or _stops_a_plan(line, trigger)
    ):
        return True
    if trigger.metric.key in FLIGHTS and line.pattern(_OF_ABSTRACT).match(line.words, whole.start, trigger.start):
        return True  # "the economics have yet to be launched"
    if trigger.done and _is_attribute(line, trigger):
        return True
    return trigger.metric.key not in _OF_WORKS and line.pattern(_PROGRAMME).match(line.words, trigger.end) is not None


def _of_company(line: Line, trigger: Trigger) -> bool:
    """Say whether somebody applies to a company, which takes no filings: a job."""
    to_whom = _TO_WHOM.match(line.words, trigger.end)
    return to_whom is not None and any(
        company.start == to_whom.end() and not line.match("paper.authority", company.start, company.end)
        for company in line.organizations()
    )


def _is_named_by_its_date(line: Line, trigger: Trigger) -> bool:
    """Say whether a flight is only named by its date, and something of it is told: "the September flight had 26 in the bay"."""
    return (
        any(period.end + 1 == trigger.start for period in line.periods)
        and _HAD_ABOARD.match(line.words, trigger.end) is not None
    )


def _is_attribute(line: Line, trigger: Trigger) -> bool:
    """Say whether a participle only describes a thing: "the revived product", "per tonne of launched mass"."""
    if " " in line.words[trigger.start : trigger.end] or not line.words.startswith("ed", trigger.end - 2):
        return False
    before = _DETERMINED.search(line.words, line.start, trigger.start)
    return before is not None and _NAMES_THING.match(line.words, trigger.end) is not None


def _stops_a_plan(line: Line, trigger: Trigger) -> bool:
    """Say whether what is stopped is a plan for more, or a part: "a plan for 20,000 a year has been scrapped"."""
    whole = line.whole_clause(line.clause_at(trigger.start))
    if line.pattern(_PLAN_OF_MORE).search(line.words, whole.start, trigger.start):
        return True
    if line.pattern(_HEADS_OF_PLANS).match(line.words, whole.start, trigger.start):
        return True
    plan = _PLANS_FOR.search(line.words, whole.start, trigger.start)
    return plan is not None and not any(mention.start == plan.end() for mention in line.programs())
