"""Sums of money whose own noun says that they are neither what works cost nor what a deal over computing is worth.

``is_one(value, wordings)``   the noun that the sum hangs on is a loss, a tax, a debt …; or what it buys are roads, turbines,
    a launch of somebody else's

Only what the sum itself is a sum of counts, and not what stands somewhere beside it: "a loss of $400 million", "interest rose to
$389 million", "$30 million in property tax", "168 batteries for $430 million"; but not "the plant, for which the county forgives
taxes, costs $4 billion".
"""

from extractors.lines.value_words import Value
from extractors.text.wordings import Frame, Wordings

_LEADS = r"(?:(?:<number.about>|an?|another|a further|an additional|an estimated|estimated|reported|the|well|between|north of|so far|now)\s){0,3}$"
_KIND = Frame(
    r"\b<sum.kinds>(?:\s(?:in|on|for|from|with|this|last|under|by|of|that year|a year)(?:\s(?!(?:of|to|at|by|was|were|is|are|and|but)\b)[\w’'&.%-]+){1,4})?"
    rf"(?:\s(?:\w+ly\s)?<sum.stands>(?:\sto|\sat|\sby|\sfrom)?|\s(?:of|to|at|by|from|worth)|:|\s?\(|,)?\s?{_LEADS}"
)
"""What the sum is called, right before it: "a first-quarter loss of", "interest costs rose to", "implied value in private trading to"."""
_MOVES = Frame(rf"\b<sum.moves>\s(?:(?:it|them|him|her|us|investors|\w+['’]s)\s)?{_LEADS}")
"""What is done with it: "borrow", "forgo"."""
_VALUED = Frame(rf"\bvalu(?:ed|es|ing)\s[^;#]{{1,80}}\sat\s{_LEADS}")
_BEHIND = Frame(
    r"\s?(?:(?:a year|a month|a quarter|so far)\s)?(?:worth\s)?(?:of|in|on|for|into|towards?|as|from|to)\s(?:an?\s|the\s|its\s|their\s|his\s|our\s|some\s)?(?:(?!(?:and|but|for|to|a|the|by|at|of|on|in|with|from)\b)[\w’'-]+\s){0,4}?"
    r"(?:(?:that|which|to|of|on|for)\s(?:(?!(?:and|but)\b)[\w’'-]+\s){0,3}?)?<sum.purposes>\b(?!\s(?:\w+\s)?<sum.works>\b|['’]s)"
)
"""What it is spent on, right behind it: "in property tax", "of work on substations", "on a plant that recycles waste water"."""
_BOUGHT = Frame(
    r"\b<sum.purposes>(?!\s(?:\w+\s)?<sum.works>\b)(?:\s(?!(?:and|but|for|whose|that|which)\b)[\w’'.-]+){0,8}?\s(?:for|at|(?:\w+ly\s)?<sum.costs>)\s"
    rf"(?:it\s|them\s)?{_LEADS}"
)
"""What is had for it, before it: "bought 168 batteries for", "a scanner costs"."""


def is_one(value: Value, wordings: Wordings) -> bool:
    """Say whether a sum is of something else than works or deals, by the noun that it hangs on."""
    pattern = wordings.pattern
    befores = (value.before, value.near)
    if any(pattern(frame).search(before) for frame in (_KIND, _MOVES, _BOUGHT) for before in befores):
        return True
    if pattern(_VALUED).search(value.before) and not wordings["money.valued_works"].search(value.before):
        return True
    return pattern(_BEHIND).match(value.after) is not None
