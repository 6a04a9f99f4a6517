"""Forms of a verb phrase: "bring … online" → brings, bringing, brought … online.

``spelled_out(phrase) -> list[str]``   "begin/start making" → "begin making", "start making"; "-" stands for nothing
``forms_of(phrase) -> Forms``          all forms of a phrase whose first word is a verb in its base form

English is regular but for a list: the verbs of it that tell of happenings stand in ``_IRREGULAR``.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import product

_IRREGULAR = {
    "be": ("was", "been"), "bear": ("bore", "borne"), "become": ("became", "become"), "begin": ("began", "begun"),
    "break": ("broke", "broken"), "bring": ("brought", "brought"), "build": ("built", "built"), "buy": ("bought", "bought"),
    "come": ("came", "come"), "cut": ("cut", "cut"), "draw": ("drew", "drawn"), "fall": ("fell", "fallen"),
    "fling": ("flung", "flung"), "fly": ("flew", "flown"), "get": ("got", "got"), "give": ("gave", "given"),
    "go": ("went", "gone"), "grow": ("grew", "grown"), "have": ("had", "had"), "hit": ("hit", "hit"), "hold": ("held", "held"),
    "lay": ("laid", "laid"), "leave": ("left", "left"), "lend": ("lent", "lent"), "let": ("let", "let"), "light": ("lit", "lit"), "make": ("made", "made"),
    "meet": ("met", "met"), "pay": ("paid", "paid"), "put": ("put", "put"), "ride": ("rode", "ridden"),
    "rise": ("rose", "risen"), "run": ("ran", "run"), "say": ("said", "said"), "see": ("saw", "seen"), "seek": ("sought", "sought"),
    "sell": ("sold", "sold"), "send": ("sent", "sent"), "set": ("set", "set"), "shed": ("shed", "shed"), "shrink": ("shrank", "shrunk"),
    "shut": ("shut", "shut"), "shoot": ("shot", "shot"), "overshoot": ("overshot", "overshot"), "undershoot": ("undershot", "undershot"),
    "sink": ("sank", "sunk"), "spend": ("spent", "spent"), "spin": ("spun", "spun"), "stand": ("stood", "stood"),
    "strike": ("struck", "struck"), "take": ("took", "taken"), "tell": ("told", "told"), "throw": ("threw", "thrown"),
    "win": ("won", "won"), "withdraw": ("withdrew", "withdrawn"), "quit": ("quit", "quit"), "wind": ("wound", "wound"), "write": ("wrote", "written"),
}  # fmt: skip
"""Base form → past, participle."""

_DOUBLED = frozenset(
    {"begin", "commit", "submit", "permit", "refer", "confer", "defer", "transfer", "transmit", "emit", "outstrip"}
)
_CLOSED = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]")  # one short syllable: "ship", "scrap"
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh|o)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Forms:
    """``open``: what may still lie ahead (base form, third person, gerund); ``done``: past and participle."""

    open: tuple[str, ...]
    done: tuple[str, ...]


def forms_of(phrase: str) -> Forms:
    """Return the forms of a phrase that begins with a verb in its base form."""
    verb, space, rest = phrase.partition(" ")
    stem = verb[:-1] if verb.endswith("e") and not verb.endswith(("ee", "ye")) else _closed(verb)
    is_y = verb.endswith("y") and verb[-2:-1] not in "aeiou"
    past, participle = _IRREGULAR.get(verb, (_regular_past(verb), _regular_past(verb)))
    third = "has" if verb == "have" else "is" if verb == "be" else f"{verb[:-1]}ies" if is_y else verb + _s(verb)
    gerund = "being" if verb == "be" else f"{stem}ing"
    return Forms(
        open=tuple(f"{form}{space}{rest}" for form in (verb, third, gerund)),
        done=tuple(dict.fromkeys(f"{form}{space}{rest}" for form in (past, participle))),
    )


def spelled_out(phrase: str) -> list[str]:
    """Return the phrases, in lower case, that one with alternatives stands for; "_" stands for a space in one of them."""
    slots = [word.split("/") for word in phrase.lower().split()]
    return [" ".join(word.replace("_", " ") for word in chosen if word != "-") for chosen in product(*slots)]


def all_forms(phrases: Iterable[str]) -> Forms:
    """Return the forms of many phrases, alternatives spelled out."""
    each = [forms_of(spelled) for phrase in phrases for spelled in spelled_out(phrase)]
    return Forms(
        open=tuple(form for forms in each for form in forms.open),
        done=tuple(form for forms in each for form in forms.done),
    )


def _regular_past(verb: str) -> str:
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return f"{verb[:-1]}ied"
    return f"{_closed(verb)}ed"


def _closed(verb: str) -> str:
    return verb + verb[-1] if _CLOSED.fullmatch(verb) or verb in _DOUBLED else verb


def _s(verb: str) -> str:
    return "es" if _SIBILANT.search(verb) else "s"
