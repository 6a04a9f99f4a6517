"""What surrounds a text that was saved from a forum or a blog: words of the page's buttons, disclaimers, another post's markup.

Simple and general on purpose: a line is set aside only where it says nothing else.
"""

import re

_BUTTONS = frozenset(
    """
    advertisement | advertise | all rights reserved | back to top | bookmark | by | comment | comments | continue reading | copy link |
    follow | follow us | get the app | home | leave a comment | like | liked | likes | likes received | load more | log in |
    login | menu | newer post | next | next article | no comments | older post | post a comment | posted by | previous |
    previous article | print | rate of return | read more | read more posts | related | related articles | related posts | reply |
    report | repost | save | see more | share | share on facebook | share on x | share this | share this post | show more | sign in |
    sign up | skip to content | skip to main content | sponsored | subscribe | subscribe now | table of contents | tags |
    trending | unsubscribe | view comments | views | write a comment
    """.replace("\n", " ")
    .strip()
    .split("|")
)
_BUTTON_WORDS = frozenset(" ".join(button.split()) for button in _BUTTONS)
_NOT_LETTERS = re.compile(r"[^a-z ]+")
_DISCLAIMER = re.compile(
    r"\b(?:copyright of this (?:article|content|post)|all rights reserved|(?:views|opinions) expressed (?:herein|here|in this|are)"
    r"|(?:not|nor)(?: (?:constitute|be considered|be construed))?(?: as)? (?:investment|financial|legal|tax) advice"
    r"|for (?:informational|educational|entertainment) purposes only|investment reference purposes only"
    r"|past performance is (?:not|no)|do your own research before"
    r"|reproduction (?:in whole or in part )?(?:without permission )?is (?:prohibited|forbidden))",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:19|20)\d{2}\b.{0,120}", re.IGNORECASE)
_LINK_ONLY = re.compile(r"(?:https?://|www\.)\S+")


def is_debris(line: str) -> bool:
    """Say whether a line holds nothing of the text: a button's words, a disclaimer, a copyright notice, a bare address."""
    words = " ".join(_NOT_LETTERS.sub(" ", line.casefold()).split())
    if not words or words in _BUTTON_WORDS:
        # A line of digits or signs may be a figure of the text; one of nothing is no line at all.
        return words in _BUTTON_WORDS
    bare = line.strip()
    return bool(_DISCLAIMER.search(bare) or _COPYRIGHT.fullmatch(bare) or _LINK_ONLY.fullmatch(bare))
