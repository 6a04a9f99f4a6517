"""Words of approvals and filings that tell of none: leave that is awaited, money that is granted, a file's number.

``is_only_sought(line, trigger)``  an approval is only awaited, or asked for
``is_none(line, trigger)``         a verb of approving or filing means no paper of a regulator
"""

import re

from extractors.lines.passages import Line
from extractors.lines.triggers import Trigger
from extractors.text.wordings import Frame

_AWAITED = Frame(r"\b<event.awaited>\s(?:[\w.’'-]+\s){0,3}$")
_PAPER_SAYS = Frame(r"\s<event.licence_says>\b")
_ASKED_FOR = Frame(r"\b<event.begs>\b[^;,]{0,60}\sfor\s(?:[\w-]+\s){0,3}$")
_ASKED_TO = Frame(r"\b<event.begs>\b[^;]*\bto\s(?:\w+ly\s)?$")
_AUTHORIZED_THINGS = Frame(r"\s<event.authorized_things>\b")
_SO_MUCH_MONEY = re.compile(r"\s(?:[\w’'-]+\s){0,4}?(?:about |some |up to )?[$€£]\d")
_MONEY_GRANTED = Frame(
    r"\s(?:[\w.’'-]+\s){0,2}?(?:(?:an?|the|another|new|its|further)\s)?(?:[\w-]+\s)?<event.granted_money>\b"
)
_TO_WHOM = re.compile(r"\sto\s(?:the\s)?")
_FILE_NUMBER = re.compile(r"\s(?:no\.|nos\.|number|#|name|names)")
_RESPECTFULLY = re.compile(r"\brespectfully\s$")


def is_request(line: Line, trigger: Trigger) -> bool:
    """Say whether the words only tell that a regulator was asked for something, on paper or not."""
    return trigger.metric.key == "filing" and line.words.startswith(("ask", "petition"), trigger.start)


def is_only_sought(line: Line, trigger: Trigger) -> bool:
    """Say whether an approval is only awaited, or asked for: "pending FCC approval", "will ask the FCC for a licence in 2027"."""
    if trigger.metric.key != "approval" or trigger.done:
        return False
    before = (line.words, line.clause_at(trigger.start).start, trigger.start)
    return (
        line.pattern(_AWAITED).search(*before) is not None
        or line.pattern(_PAPER_SAYS).match(line.words, trigger.end) is not None  # "or the licence lapses"
        or line.pattern(_ASKED_FOR).search(*before) is not None
    )


def is_none(line: Line, trigger: Trigger) -> bool:
    """Say whether a verb of approving or filing means no paper of a regulator."""
    if trigger.metric.key == "approval":
        return _approves_nothing(line, trigger)
    return trigger.metric.key == "filing" and _files_nothing(line, trigger)


def _approves_nothing(line: Line, trigger: Trigger) -> bool:
    if line.pattern(_AUTHORIZED_THINGS).match(line.words, trigger.end):
        return True  # "half of the authorized satellites"
    if _SO_MUCH_MONEY.match(line.words, trigger.end) or line.pattern(_MONEY_GRANTED).match(line.words, trigger.end):
        return True  # "granted the project $17.3 million", "has been granted credit lines"
    clause = line.clause_at(trigger.start)
    return (
        not trigger.done
        and line.pattern(_ASKED_TO).search(line.words, clause.start, trigger.start) is not None
        and not any(trigger.end <= period.start < clause.end for period in line.periods)
    )  # "asked the FCC in January to approve it" is the filing alone


def _files_nothing(line: Line, trigger: Trigger) -> bool:
    return (
        _is_of_company(line, trigger)  # "had applied to SpaceX four times"
        or _FILE_NUMBER.match(line.words, trigger.end) is not None  # "File No. SAT-LOA-2026"
        or _RESPECTFULLY.search(line.words, line.clause_at(trigger.start).start, trigger.start) is not None
    )


def _is_of_company(line: Line, trigger: Trigger) -> bool:
    """Say whether somebody applies to a company, which takes no filings: a job."""
    to_whom = _TO_WHOM.match(line.words, trigger.end)
    return to_whom is not None and any(
        company.start == to_whom.end() and not line.match("paper.authority", company.start, company.end)
        for company in line.organizations()
    )
