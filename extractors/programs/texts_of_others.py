"""Texts and paragraphs that tell of somebody who is in no list, and name a program of ours by the way.

``is_talk_of_company(title, outsiders)``           a title is that of a company's talk with its investors, or of its report
``are_told_of(scene, line, outsiders)``            a text tells of others, by its title and its opening
``was_named_last(scene, line, outsiders, is_ours=…)``  others were named since ours: at the head of the paragraph, or beside ours
"""

import re
from collections.abc import Callable

from extractors.lines.passages import Line
from extractors.lines.scenes import Scene
from extractors.programs.outsiders import OutsiderFinder
from models.reading import Mention

_CALL = re.compile(
    r"(?!(?:First|Second|Third|Fourth|Full|Annual|Half|Fiscal|Earnings|Transcript|Quarterly|Results|Conference|Form|Amendment|Prospectus|Exhibit|Excerpt|Item|Note|Current|Registration|Q[1-4]|H[12])\b)(?P<who>[A-Z][\w.&’'-]*(?:\s[\w.&’'-]+){0,3}?)(?:\s\([^)]{1,20}\))?[,:]?\s(?:(?:(?:Q[1-4]|H[12]|FY\s?\d{2,4}|20\d\d|[Ff]iscal|[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ull|[Aa]nnual|half)[ -]?){1,4}.{0,20}\b(?:[Cc]all|[Ee]arnings|[Rr]esults)\b|(?:[Ff]orm\s)?(?:10-[QK]|8-K|20-F|S-1)\b)"
)
"""The title of a company's talk with its investors: "Vertiv Holdings (VRT) Q2 2026 earnings call"."""
_LINES_BACK = 6


def is_talk_of_company(title: str, outsiders: OutsiderFinder) -> bool:
    """Say whether a title is that of a company's talk with its investors, or of its report: "Vertiv Q2 2026 earnings call"."""
    caller = _CALL.match(title)
    return caller is not None and caller["who"].split()[0].lower() not in outsiders.strangers.ordinary


def are_told_of(scene: Scene, line: Line, outsiders: OutsiderFinder) -> bool:
    """Say whether a text tells of somebody else, by its title, and by its opening where no list has the name."""
    return line.whole.once(
        "told of others",
        lambda: (
            is_talk_of_company(scene.title, outsiders)
            or outsiders.known.stand_in(scene.title)
            or outsiders.strangers.heads(scene.title, scene.lines)
        ),
    )


def was_named_last(scene: Scene, line: Line, outsiders: OutsiderFinder, *, is_ours: Callable[[Mention], bool]) -> bool:
    """Say whether somebody else was named last before a line: by the name that heads its paragraph, or beside ours in the title.

    "Polaris Forge 1. The campus is in Ellendale"; "people keep quoting AI1 and the ISS wrong: …", under "AI1, and what the ISS does".
    """
    beside = line.whole.once("title names others", lambda: outsiders.known.stand_in(scene.title))
    for earlier in reversed(scene.lines[max(0, line.index - _LINES_BACK) : line.index]):
        is_here = earlier.paragraph == line.paragraph
        ours = [mention for mention in earlier.mentions if is_ours(mention)]
        if beside and outsiders.known.are_in(earlier):
            return all(outsiders.known.follow(earlier, mention.end) for mention in ours)
        if ours:
            return False
        if is_here and outsiders.strangers.is_heading(earlier):
            return True
        if not is_here and not beside:
            return False
    return False
