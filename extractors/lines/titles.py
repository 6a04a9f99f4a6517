"""Programs that a title names, and that its text is not about.

``is_beside(title, mention, wordings)``   the title only measures by a program, compares with it, or names somebody after it
"""

from extractors.text.wordings import Frame, Wordings
from models.reading import Mention

_APART = Frame(r"\b<title.apart>\s(?:an?\s|the\s|(?:elon\s)?musk['’]s\s|spacex['’]s\s)?$")
_OF_SOMEBODY = Frame(r"(?:['’]s?)?[\s-]<title.somebody>(?![\w-])")
_REACH = 60  # characters


def is_beside(title: str, mention: Mention, wordings: Wordings) -> bool:
    """Say whether a text is not about the program that its title names: "Starlink rival launches a plan" tells of the rival."""
    words = title.lower()
    return (
        wordings.pattern(_APART).search(words, max(0, mention.start - _REACH), mention.start) is not None
        or wordings.pattern(_OF_SOMEBODY).match(words, mention.end) is not None
    )
