"""The sentences of a text as lines, each with the names that stand in it.

``lay_out(text, sentences, mentions, finders, notes) -> list[Line]``
"""

import re
from collections.abc import Sequence

from extractors.lines.passages import Finders, Line
from extractors.names.language import Sentence, plain
from extractors.text.memory import Memo
from extractors.text.underlay import NO_NOTES, Notes
from models.reading import Mention

_PARAGRAPH = re.compile(r"\n[ \t]*\n")


def lay_out(
    text: str,
    sentences: Sequence[Sentence],
    mentions: Sequence[Mention],
    finders: Finders,
    notes: Notes = NO_NOTES,
) -> list[Line]:
    """Return the lines of ``text``; ``mentions`` are sorted by start, ``notes`` are what a model says of it."""
    low = _lowered(text)
    breaks = [match.end() for match in _PARAGRAPH.finditer(text)]
    lines: list[Line] = []
    whole, voices = Memo(), notes.beside(mentions)
    paragraph = following = 0
    for index, sentence in enumerate(sentences):
        while paragraph < len(breaks) and breaks[paragraph] <= sentence.start:
            paragraph += 1
        while following < len(mentions) and mentions[following].start < sentence.start:
            following += 1
        inside: list[Mention] = []
        while following < len(mentions) and mentions[following].start < sentence.end:
            if mentions[following].end <= sentence.end:
                inside.append(mentions[following])
            following += 1
        lines.append(
            Line(
                text=text,
                words=low,
                start=sentence.start,
                end=sentence.end,
                index=index,
                paragraph=paragraph,
                mentions=tuple(inside),
                named=mentions,
                finders=finders,
                voices=voices,
                notes=notes,
                whole=whole,
            )
        )
    return lines


def _lowered(text: str) -> str:
    """Return the text in lower case with plain spaces and dashes; no character moves."""
    low = plain(text).lower()
    if len(low) == len(text):
        return low
    # A letter whose lower case is longer would shift every offset after it.
    return "".join(letter if len(letter.lower()) != 1 else letter.lower() for letter in plain(text))
