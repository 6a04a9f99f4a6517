"""A text as the period grammar walks it: lower-case words, numbers and marks, each with its place.

Typography is made plain first, character for character, so that offsets hold; addresses of the web are blanked out.
A hyphen between words is no token (``joined`` remembers it); one between digits is.
"""

import re
from collections.abc import Callable

from extractors.text.typography import STRUCK

_PLAIN = str.maketrans(
    {
        "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u202f": " ", "\u2010": "-", "\u2011": "-", "\u2012": "-",
        "\u2013": "-", "\u2212": "-", "\u2019": "'", "\u2018": "'", "\u02bc": "'",
    }
)  # fmt: skip

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"]+", re.IGNORECASE)

_TOKEN = re.compile(
    # Most tokens are words: they are tried first.
    r"[^\W\d_]+(?:'(?!s\b)[^\W\d_]+)*"
    # Dates in figures, but not a piece of a longer number.
    r"|(?=\d)(?:(?<![\w./-])(?:\d{4}-\d{2}-\d{2}|\d{4}-(?:0[1-9]|1[0-2])(?![\w-])|\d{4}/\d{1,2}/\d{1,2}|\d{1,2}/\d{1,2}/\d{4}|\d{1,2}\.\d{1,2}\.\d{4}"
    r"|(?:19|20)\d\d-\d{1,2}-\d{1,2}|(?:19|20)\d\d\.\d{1,2}\.\d{1,2}|(?:201[3-9]|20[2-9]\d)/(?:0[1-9]|1[0-2])|(?:0?[1-9]|1[0-2])/(?:19|20)\d\d)(?![\d/]|-\w|\.\d)"
    r"|\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?"
    r"|\d+(?:\.\d+)?)"
    r"|'s\b"
    r"|_+"
    r"|\n[^\S\n]*\n|(?<=[.!?:;])\n"
    r"|[^\w\s]"
)

STOP = "\n"
"""The form of a break between paragraphs: no phrase reaches over it."""


_OUTSIDE = ("",) * 64
"""More than the grammar ever looks ahead, or back."""


class Words:
    """The words of one text: ``forms[i]`` stands at ``text[starts[i]:ends[i]]``."""

    __slots__ = ("ends", "form", "forms", "joined", "starts", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        plain = text if text.isascii() else text.translate(_PLAIN)
        if "~~" in plain:
            plain = STRUCK.sub(lambda match: "_" * len(match.group()), plain)
        if "*" in plain:
            plain = plain.replace("*", " ")  # "by **2030**"
        if "://" in plain or "www." in plain.lower():
            plain = _ADDRESS.sub(lambda match: "_" * len(match.group()), plain)
        tokens = list(_TOKEN.finditer(plain))
        self.joined = [False] * len(tokens)
        if "-" in plain:
            tokens = self._without_hyphens(tokens, plain)
        self.forms = [token[0].lower() for token in tokens]
        spans = [token.span() for token in tokens]
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]
        if STOP in plain:
            self.forms = [STOP if form[0] == STOP else form for form in self.forms]
        # The word at an index, "" outside the text: before its beginning, as a negative index is, or a little behind its end.
        # It is asked for some hundred times a date, and so is a plain look-up.
        self.form: Callable[[int], str] = [*self.forms, *_OUTSIDE].__getitem__

    def _without_hyphens(self, tokens: list[re.Match[str]], plain: str) -> list[re.Match[str]]:
        """Return the tokens but for hyphens between words; ``joined`` holds which tokens had one before them."""
        kept: list[re.Match[str]] = []
        self.joined = []
        pending = False  # a hyphen was left out just before this token
        for token in tokens:
            if token.group() == "-" and self._is_between_words(plain, token.start()):
                pending = True
                continue
            kept.append(token)
            self.joined.append(pending)
            pending = False
        return kept

    @staticmethod
    def _is_between_words(plain: str, at: int) -> bool:
        before = plain[at - 1] if at else " "
        after = plain[at + 1] if at + 1 < len(plain) else " "
        if before.isalpha():
            return after.isalnum() or after in " '"  # "mid- to late 2027", "mid-'27"
        return before.isdecimal() and after.isalpha()

    def __len__(self) -> int:
        return len(self.forms)

    def is_glued(self, index: int) -> bool:
        """Say whether nothing stands between this token and the one before: the 3 of "Q3"."""
        return 0 < index < len(self.forms) and self.starts[index] == self.ends[index - 1]

    def is_joined(self, index: int) -> bool:
        """Say whether a hyphen joins this token to the one before: the 2027 of "mid-2027"."""
        return 0 < index < len(self.forms) and self.joined[index]

    def is_capital(self, index: int) -> bool:
        """Say whether the word begins with a capital."""
        return index < len(self.forms) and self.text[self.starts[index]].isupper()

    def shown(self, first: int, last: int) -> str:
        """Return the text of the tokens ``first`` up to, but without, ``last``."""
        return self.text[self.starts[first] : self.ends[last - 1]]
