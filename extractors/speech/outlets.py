"""Whom a text says that it has its news from: the outlet that it credits, and the kind of source that this one had.

``credited(title, text, wordings)`` returns outlets that are named in so many words as where the news is from: a dateline ("MEMPHIS (Reuters) -"),
"first reported by", "this article first appeared in", "(via Reuters)". ``named(text, wordings)`` returns whoever "reported", "noted" or was "told"
something: whether that is an outlet shows where another document of the story was published by it. A name is a few words with capitals.
"""

import re
from collections.abc import Iterator, Sequence

from extractors.text.anchors import words_of
from extractors.text.typography import plain
from extractors.text.wordings import Frame, Wordings
from models.stories import outlet_key

_NAME = r"(?P<name>(?:The\s)?[A-Z][\w.&'-]*(?:\s(?:of\s|and\s|for\s)?[A-Z][\w.&'-]*){0,3})"
_NAME_BEFORE = re.compile(rf"{_NAME}$")
_REACH = 60
"""Characters before a verb in which the name that it belongs to begins."""

_A_COPY = (
    r"\b<outlet.texts>\s(?:was\s)?(?:first|originally)?\s?<outlet.appeared>\s(?:in|on|by|at|for)"
    r"|\b<outlet.copied>\s(?:with\spermission\s)?(?:from|of|by)"
    r"|\b[Rr]ead\s(?:the\s)?(?:whole|full|rest\sof\sthe|original|more\sof\sthe)\s<outlet.texts>\s(?:at|on|in|from)"
    r"|\b[Cc]ourtesy\sof"
)
_REPRINTED = Frame(rf"(?:{_A_COPY})\s{_NAME}")
_CREDIT_BEFORE_NAME = Frame(rf"(?:\b[Ff]irst\s<outlet.told_first>\s(?:by|in|on)|{_A_COPY})\s{_NAME}")
_CREDIT_AFTER_NAME = re.compile(
    r"\s(?:was\s(?:the\s)?first\sto\sreport|first\sreported|reported\s(?:it|this|the\snews|that)\sfirst|broke\sthe\s(?:news|story))\b"
)
_DATELINE = re.compile(rf"(?:^|\n)[^\n()]{{0,60}}\({_NAME}\)\s?[-–—]{{1,2}}\s")
_CREDIT_LINE = re.compile(rf"(?:^|\n)(?:Source|From|Via|Originally\son)\s?:?\s{_NAME}\.?(?:\n|$)")
_VIA_IN_TITLE = re.compile(rf"\b[Vv]ia\s{_NAME}\)?\s*$")
_IN_TITLE = re.compile(rf"(?:\((?:[Vv]ia\s)?|\b[Vv]ia\s|\s[-–—|]\s){_NAME}\)?\s*$")

_TOLD_BY_NAME = Frame(rf"\b(?i:<outlet.told_by>)\s{_NAME}")
_NAME_TELLS = Frame(r"\s<outlet.tells>\b")
_NO_NAME = re.compile(r"^(?:As|But|And|In|For|When)\s")
_LONGEST = 6_000
"""Characters of a text that are looked at: a credit stands near its beginning or at its end."""

_LABEL = re.compile(r"[a-z0-9]+")
_TELLING = 5
"""Letters of a name that stand in no other by chance: "AP" is in many an address."""

_GROUNDS = {
    "filing": "ground.filing",
    "statement": "ground.statement",
    "post": "ground.post",
    "talk": "ground.talk",
    "people": "ground.people",
}
"""What news can rest on, and the family of words that says so; the first that a text has counts."""


def credited(title: str, text: str, wordings: Wordings) -> tuple[str, ...]:
    """Return the outlets that a document plainly credits, each once."""
    page = _ends(text)
    found = [match.group("name") for pattern in (_DATELINE, _CREDIT_LINE) for match in pattern.finditer(page)]
    found += _after(page, wordings.pattern(_CREDIT_BEFORE_NAME))
    found += _before(page, _CREDIT_AFTER_NAME)
    if match := _IN_TITLE.search(plain(title)):
        found.append(match.group("name"))
    return _names(found)


def copied_from(title: str, text: str, wordings: Wordings, *, site: str) -> tuple[str, ...]:
    """Return the outlets that a page says it is a copy of, each once; ``site`` is its own name or host, empty where unknown.

    A dateline names whose text it is: the page's own outlet, unless the site is known for another. What only tells
    who had a piece of news first does not make a copy of the page.
    """
    page = _ends(text)
    found = [match.group("name") for match in _CREDIT_LINE.finditer(page)]
    if _may_be_copy(page, wordings):
        found += _after(page, wordings.pattern(_REPRINTED))
    if match := _VIA_IN_TITLE.search(plain(title)):
        found.append(match.group("name"))
    if site:
        found += [match.group("name") for match in _DATELINE.finditer(page)]
    return tuple(name for name in _names(found) if not is_of_site(name, site))


def _may_be_copy(page: str, wordings: Wordings) -> bool:
    """Say whether a page may tell what it is copied from, by its words."""
    heard = words_of(page)
    families = (wordings.anchors.get(family) for family in ("outlet.texts", "outlet.copied"))
    return "courtesy" in heard or any(words is None or not words.isdisjoint(heard) for words in families)


def is_of_site(name: str, site: str) -> bool:
    """Say whether an outlet's name is that of a site, given by its name and host: "The Orbit Herald" of orbitherald.example."""
    key = outlet_key(name)
    if len(key) < _TELLING:
        return key in _LABEL.findall(site.lower())
    return key in outlet_key(site).replace("-", "")


def named(text: str, wordings: Wordings) -> tuple[str, ...]:
    """Return who is named as one who says or has seen something, each once: outlets, but companies and people as well."""
    page = _ends(text)
    return _names([*_after(page, wordings.pattern(_TOLD_BY_NAME)), *_before(page, wordings.pattern(_NAME_TELLS))])


def ground(text: str, wordings: Wordings) -> str | None:
    """Return what the text says that its news rests on: filing, statement, post, talk or people; None where it does not say."""
    head = plain(text[:_LONGEST]).lower()
    return next((kind for kind, family in _GROUNDS.items() if wordings[family].search(head)), None)


def _after(page: str, words: re.Pattern[str]) -> Iterator[str]:
    return (match.group("name") for match in words.finditer(page))


def _before(page: str, words: re.Pattern[str]) -> Iterator[str]:
    for match in words.finditer(page):
        name = _NAME_BEFORE.search(page, max(0, match.start() - _REACH), match.start())
        if name is not None:
            yield name.group("name")


def _ends(text: str) -> str:
    page = plain(text)
    return page if len(page) <= _LONGEST else f"{page[: _LONGEST // 2]}\n{page[-_LONGEST // 2 :]}"


def _names(found: Sequence[str]) -> tuple[str, ...]:
    names = (_NO_NAME.sub("", name).strip(" .,'-").removesuffix("'s") for name in found)
    return tuple(dict.fromkeys(name for name in names if len(name) > 1))
