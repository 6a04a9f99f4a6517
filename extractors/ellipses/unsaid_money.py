"""Sums of money that leave out the money: "the first phase is about 55 billion", "we've spent roughly two billion on it".

``is_sum(line, quantity) -> bool``   a number of millions or billions is a sum, by the words beside it
``next_fee(line, quantity, last) -> Quantity | None``   what another pays in the same time: "Anthropic is at $1.25 billion a month, Google at 920 million"
``is_fee(line, quantity) -> bool``   one a month or a year is what somebody pays: "rented to Anthropic for 1.25B a month"
"""

import re

from extractors.lines.drafts import Draft
from extractors.lines.passages import Line
from extractors.quantities import rates
from extractors.text.wordings import Frame
from models.reading import Quantity

_ROUGHLY = r"(?:(?:<number.about>|another|like|maybe|perhaps|a total of|between|well over|north of)\s){0,2}"
_SCALED = re.compile(r"(?:\d\s?(?:b|bn|bln|bil)|\b(?:millions?|billions?|trillions?|bln|bil))$")
_OF_MILLIONS = re.compile(r"\d\s?[mb]\b|\d\s?(?:bn|bil|mil|mln|bln)\b|illion")
_SPENDS = Frame(
    rf"\b(?:<money.spends>(?:\s(?:it|them|us|him|spacex|tesla|xai|in|into|out|up|aside)){{0,2}}|<money.is_worth>)\s{_ROUGHLY}$"
)
_IS_PRICE = Frame(
    rf"\b<money.bills>(?:\s(?:of|for|on|alone|itself|in all)(?:\s(?:the|this|it|that|all|our|its))?(?:\s(?!(?:is|was|are|will|would|comes|runs)\b)[\w-]+){{0,3}})?"
    rf"(?:['’]s|\s(?:is|was|will be|would be|comes to|came to|runs to|ran to|stands at|is now|is still|of|at))\s(?:now\s|still\s|going to be\s|put at\s|estimated at\s)?{_ROUGHLY}$"
)
_OF_WORKS = Frame(
    rf"(?:\b(?:the|its|their|our|this|that)|\w['’]s)\s(?:\w+\s)?<money.phases>(?:\s(?:alone|itself))?(?:['’]s|\s(?:is|was|will be|would be|comes to|runs to|comes in at))\s(?:now\s|still\s|going to be\s)?{_ROUGHLY}$"
)
_ENDS = re.compile(
    r"\s?(?:$|[.,;:!?)\"”—-])|\s(?:on|into|in|for|to|over|through|by|so far|all told|altogether|dollars|already|this|next|last|at|from|and|but|or|of (?:it|this|that|compute|computing|capital|our own)|before|until|a piece)\b"
)
_IS_THE_COST = Frame(
    r"[\"”’]?\s(?:is|was)\s(?:what\s(?:\w+\s){1,5}?(?:costs?|cost)\b|(?:the|its|their)\s(?:\w+\s)?<money.bills>\b)"
)
_PAYS = Frame(rf"\b(?:<money.pays>(?:\s(?:it|them|us|him|spacex|xai|musk|back))?)\s{_ROUGHLY}$")
_OF_DEALS = re.compile(
    r"\b(?:rent|rents|rented|rental|leases?|leased|deals?|contracts?|agreements?|customers?|tenants?|pays?|paying|paid)\b"
)
_THAT_IS = Frame(rf"\b(?:that['’]s|that is|which is|it['’]s|so)\s{_ROUGHLY}$")
_FEE_ASKED = re.compile(
    r"\b(?:pay|pays|paying|paid|fee|rent|price|bring in|brings in|worth|money|cost|costs)\b[^?]{0,80}\?\s*$"
)
_OPENS_ANSWER = re.compile(
    r"\W*(?:[\w.’'-]+(?:\s[\w.’'()-]+){0,3}:\W*)?(?:(?:about|some|roughly|around|just over|it['’]s|that['’]s)\s){0,2}"
)
_LEAST_SUM_USD, _LEAST_BARE_USD, _LEAST_FEE_USD = 1e7, 1e9, 1e8
_OF_ANOTHER = Frame(
    rf"(?:['’]s)?(?:\s?[:,—–-])?\s(?:(?:\w+\s){{0,3}}?(?:<money.pays>|<money.is_worth>|at|for)\s)?{_ROUGHLY}(?:the\s)?$"
)
_IN_ANOTHER_TIME = re.compile(
    r"\s(?:over|through|until|in (?:all|total|stock|cash)|up ?front|at signing|once|one[- ]time|a share|valuation)\b"
)
_NEAR = 110  # characters
_BACK = 200


def is_sum(line: Line, quantity: Quantity) -> bool:
    """Say whether a count of nothing is a sum of money."""
    if quantity.value < _LEAST_SUM_USD or not _SCALED.search(quantity.unit_text.lower()):
        return False
    first = max(line.start, quantity.start - _NEAR)
    ends = _ENDS.match(line.words, quantity.end, line.end) is not None
    if ends and any(
        line.pattern(frame).search(line.words, first, quantity.start) is not None for frame in (_SPENDS, _IS_PRICE)
    ):
        return True
    if quantity.value < _LEAST_BARE_USD:
        return False
    return (ends and line.pattern(_OF_WORKS).search(line.words, first, quantity.start) is not None) or (
        line.pattern(_IS_THE_COST).match(line.words, quantity.end, line.end) is not None
    )


def is_fee(line: Line, quantity: Quantity) -> bool:
    """Say whether a rate of nothing is what somebody pays."""
    if quantity.value < _LEAST_FEE_USD or not _OF_MILLIONS.search(quantity.unit_text.lower()):
        return False
    first = max(line.start, quantity.start - _NEAR)
    back = max(0, line.start - _BACK)
    if _FEE_ASKED.search(line.words, back, line.start) and _OPENS_ANSWER.fullmatch(
        line.words, line.start, quantity.start
    ):
        return True
    is_paid = line.pattern(_PAYS).search(line.words, first, quantity.start) is not None or (
        line.pattern(_THAT_IS).search(line.words, first, quantity.start) is not None
    )
    return is_paid and _OF_DEALS.search(line.words, back, line.end) is not None


def next_fee(line: Line, quantity: Quantity, last: Draft) -> Quantity | None:
    """Return a sum that another customer pays as often as the one before: "Google came next and pays 920 million"."""
    if quantity.dimension not in {"count", "money"} or last.metric.key != "contract_rate" or last.quantity is None:
        return None
    factor = rates.factor_in("", f" {last.unit_text.lower()}") if last.unit_text else None
    if factor is None or not _LEAST_SUM_USD <= quantity.value * factor <= last.quantity.value:
        return None
    if quantity.dimension == "count" and not _SCALED.search(quantity.unit_text.lower()):
        return None
    first = last.end if last.line is line else line.start
    named = [mention for mention in line.organizations() if first <= mention.start and mention.end <= quantity.start]
    if not named or line.pattern(_OF_ANOTHER).fullmatch(line.words, named[-1].end, quantity.start) is None:
        return None
    if _IN_ANOTHER_TIME.match(line.words, quantity.end, line.end):
        return None
    return rates.scaled(quantity, factor, dimension="money_rate", unit=last.metric.unit)
