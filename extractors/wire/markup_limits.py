"""What markup may be handed to a parser. Parsers of HTML take minutes for some pages of a few hundred kilobytes.

One pass over the text in linear time, tag by tag as a tokenizer would see them: how many there are, how deep they nest, how
many attributes one has. Pages of real sites stay below a tenth of these limits.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much of everything a parser may be given."""

    characters: int
    tags: int
    depth: int = 400
    attributes: int = 1_000  # of one tag


PAGE = Limits(characters=10_000_000, tags=60_000)
"""For parsers that build a tree of a page."""
FILING = Limits(characters=64_000_000, tags=2_000_000)
"""For a parser that builds none: prospectuses have some hundred thousand tags."""

# The attribute part follows the HTML tokenizer; the quantifiers are possessive, so nothing is tried twice.
_ATTRIBUTE = r"""[^\s/>=]?[^\s/>=]*+\s*+(?:=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?+)?+"""
_TAG = re.compile(rf"<(/?)([a-zA-Z!?][^\s/>]*+)((?:[\s/]++|(?=[^\s/>]){_ATTRIBUTE})*+)(/?)>?")
_ONE_ATTRIBUTE = re.compile(rf"(?=[^\s/>]){_ATTRIBUTE}")
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"})
# Elements that have no end, or whose end is so often left out that a parser closes them by itself.
_NOT_COUNTED = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "dt",
        "dd",
        "tr",
        "td",
        "th",
        "option",
        "optgroup",
        "thead",
        "tbody",
        "tfoot",
        "colgroup",
        "rp",
        "rt",
        "html",
        "head",
        "body",
    ]
)
_ITEMS = frozenset({"item", "entry"})


def excess(markup: str, *, is_feed: bool = False, most: Limits = PAGE) -> str | None:
    """Return what there is too much of, in words; None where a parser may have it.

    In a feed every item begins anew: what one of them leaves open ends with it.
    """
    if len(markup) > most.characters:
        return f"larger than {most.characters:,} characters"
    tags = depth = position = 0
    lowered = ""
    while (tag := _TAG.search(markup, position)) is not None:
        position = tag.end()
        name = tag.group(2).lower()
        if name.startswith("!--"):
            end = markup.find("-->", tag.start() + 4)
            position = len(markup) if end < 0 else end + 3
            continue
        tags += 1
        if tags > most.tags:
            return f"more than {most.tags:,} tags"
        attributes = tag.group(3)
        if len(attributes) > 2 * most.attributes and _count(attributes) > most.attributes:
            return f"a tag with more than {most.attributes:,} attributes"
        if is_feed and name in _ITEMS:
            depth = 0
        elif tag.group(1):
            depth = max(0, depth - (name not in _NOT_COUNTED))
        elif name in _RAW and not is_feed:
            lowered = lowered or markup.lower()
            end = lowered.find(f"</{name}", position) if len(lowered) == len(markup) else position
            position = len(markup) if end < 0 else end
            depth += 1
        elif name not in _NOT_COUNTED and name[0] not in "!?" and not attributes.endswith("/"):
            depth += 1
            if depth > most.depth:
                return f"more than {most.depth} elements inside each other"
    return None


def _count(attributes: str) -> int:
    return sum(1 for _ in _ONE_ATTRIBUTE.finditer(attributes))
