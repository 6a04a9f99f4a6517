"""Which items of a listing are wanted: those with one of the source's topics in title or summary."""

import re
from collections.abc import Iterable


def is_wanted(topics: tuple[str, ...], texts: Iterable[str | None]) -> bool:
    """Say whether one of the texts has one of the topics as whole words, in whatever case; no topics: everything is wanted.

    A plural is the same word: "orbital data center" finds "orbital data centers".
    """
    if not topics:
        return True
    pattern = re.compile(rf"(?<!\w)(?:{'|'.join(map(_worded, topics))})(?:s|es)?(?!\w)", re.IGNORECASE)
    return any(pattern.search(text) for text in texts if text)


def _worded(topic: str) -> str:
    return r"\s+".join(re.escape(word) for word in topic.split())
