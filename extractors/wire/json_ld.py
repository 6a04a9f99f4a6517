"""JSON-LD in pages, read as tolerantly as real pages demand: raw line breaks, trailing commas, comments, escaped quotes."""

import json
import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

_TRAILING_COMMA = re.compile(r",(?=\s*+[}\]])")
_WRAPPING = re.compile(
    r"^\s*+(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|/\*\s*\]\]>\s*\*/)\s*+$"
)
_MAX_DEPTH = 12


def objects(scripts: Iterable[str]) -> Iterator[dict[str, Any]]:
    """Yield every object in the scripts that has a type, outermost first, in the page's order. What is no JSON is passed over."""
    for script in scripts:
        yield from _typed(_loaded(script), _MAX_DEPTH)


def types_of(thing: dict[str, Any]) -> set[str]:
    """Return the types of an object, without the vocabulary's address."""
    kinds = thing.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return {name.rpartition("/")[2] for name in names if isinstance(name, str)}


def text_of(value: object) -> str | None:
    """Return a value as text: itself, an object's name, or the first of a list that has one."""
    if isinstance(value, str):
        return " ".join(unescape(value).encode("utf-8", "replace").decode().split()) or None
    if isinstance(value, dict):
        return text_of(value.get("name") or value.get("@value"))
    if isinstance(value, list):
        return next((text for entry in value if (text := text_of(entry))), None)
    return None


def _loaded(script: str) -> object:
    bare = _WRAPPING.sub("", script).strip()
    for attempt in (bare, _TRAILING_COMMA.sub("", bare), _TRAILING_COMMA.sub("", unescape(bare))):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _typed(value: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth == 0:
        return
    if isinstance(value, list):
        for entry in value:
            yield from _typed(entry, depth - 1)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for entry in value.values():
            if isinstance(entry, dict | list):
                yield from _typed(entry, depth - 1)
