"""What bounds a quantity, before it ("at least", "up to", "~") or after it ("5,000+", "or more")."""

import re

from extractors.typography import NARROW
from models.vocabulary import Qualifier

_BEFORE: dict[str, Qualifier] = {
    phrase: qualifier
    for qualifier, phrases in {
        Qualifier.ABOUT: (
            "about|roughly|around|nearly|near|almost|some|approximately|approx|circa|ca|c|close to|an estimated|estimated"
            "|estimated at|on the order of|in the order of|in the region of|in the neighborhood of|in the neighbourhood of|in the ballpark of|in the vicinity of|in the range of|or so"
            "|somewhere around|just about|practically|virtually|more or less|give or take|approaching|an approximate|like|maybe|perhaps|pushing|verging on|bordering on|knocking on|a ballpark|~|≈|±"
        ),
        Qualifier.AT_LEAST: (
            "at least|no less than|no fewer than|not less than|not fewer than|a minimum of|minimum of|minimum|min|≥|>=|as few as"
            "|as little as|as low as|upwards of|upward of|starting at|starting from|not under|at the very least|at the very minimum"
        ),
        Qualifier.MORE_THAN: (
            "more than|over|above|beyond|exceeding|exceeds|exceed|exceeded|surpassing|surpasses|surpass|surpassed|topping"
            "|topped|tops|in excess of|greater than|higher than|larger than|bigger than|longer than|north of|well over"
            "|just over|better than|heavier than|faster than|passing|well past|could top|will top|would top|may top|to top|>"
        ),
        Qualifier.AT_MOST: (
            "up to|as many as|as much as|as high as|as large as|as long as|as big as|no more than|not more than|no higher than"
            "|no greater than|at most|a maximum of|maximum of|maximum|max|capped at|a ceiling of|a cap of|limited to"
            "|not exceeding|not to exceed|not exceed|≤|<=|at the most|at the very most|anywhere up to|anything up to|not above|not over|a limit of"
        ),
        Qualifier.LESS_THAN: (
            "less than|under|below|fewer than|lower than|smaller than|short of|shy of|just under|well under|beneath|not quite|south of|just below"
            "|cheaper than|shorter than|lighter than|sub|<"
        ),
    }.items()
    for phrase in phrases.split("|")
} | {"nowhere near": Qualifier.EXACTLY, "not near": Qualifier.EXACTLY}
_AFTER = re.compile(
    rf"""[ {NARROW}]?(?:
    (?P<at_least>\+(?!/)|[ -]plus\b(?![ ]or[ ]minus)|,?[ ]?and[ ](?:counting|growing|rising|climbing)\b(?![ ]to)|or[ ](?:(?:a[ ](?:little|bit)[ ]|slightly[ ]|even[ ])?more|greater|above|higher|better|over)\b|and[ ](?:up(?![ ]to\b)|above|more)\b|at[ ]least\b|at[ ]a[ ]minimum\b|minimum\b)
    |(?P<about>or[ ]so\b|or[ ]thereabouts\b|-?ish\b|-odd\b|,?[ ]?give[ ]or[ ]take\b|and[ ]change\b|approximately\b)
    |(?P<at_most>or[ ](?:less|fewer|under|below)\b|and[ ]under\b|at[ ]most\b|maximum\b|max\b(?![ ][0-9a-z])|at[ ]the[ ]most\b|tops\b)
    )""",
    re.VERBOSE,
)
_WORD = re.compile(r"[~≈±<>≥≤]=?|[a-z]+")
_LAST_WORD = re.compile(r"(?:[~≈±<>≥≤]=?|[a-z]+)$")
_LAST_WORDS = frozenset(_WORD.findall(phrase)[-1] for phrase in _BEFORE)
_LONGEST_WORD = max(map(len, _LAST_WORDS))
_STRONG = {Qualifier.AT_LEAST, Qualifier.MORE_THAN, Qualifier.AT_MOST, Qualifier.LESS_THAN}
_WINDOW = 48
_GAP_REACH = 12  # characters: wider gaps are left to the whole search


def before(low: str, start: int) -> tuple[int, Qualifier | None]:
    """Return where the words that bound a quantity begin, and their qualifier: a bound outweighs an "about"."""
    qualifier: Qualifier | None = None
    for _ in range(3):
        found = _last_phrase(low, start)
        if found is None:
            break
        start, named = found
        if qualifier is None or (named in _STRONG and qualifier not in _STRONG):
            qualifier = named
    return start, qualifier


def after(low: str, end: int) -> tuple[int, Qualifier | None]:
    """Return the end of the words after a quantity that bound it, and their qualifier."""
    found = _AFTER.match(low, end)
    if found is None or found.lastgroup is None:
        return end, None
    return found.end(), Qualifier(found.lastgroup)


def _last_phrase(low: str, end: int) -> tuple[int, Qualifier] | None:
    window_start = max(0, end - _WINDOW)
    near = low[max(0, end - _LONGEST_WORD - _GAP_REACH) : end].rstrip(f" {NARROW}-.")
    nearest = near.rpartition(" ")[2]
    if nearest.isalpha() and nearest.isascii() and nearest not in _LAST_WORDS:
        return None  # most numbers are bounded by nothing
    last = _LAST_WORD.search(near)
    if near and (last is None or last.group() not in _LAST_WORDS):
        return None
    last_words = list(_WORD.finditer(low[window_start:end]))[-4:]
    words = [(found.start() + window_start, found.group()) for found in last_words]
    if not words or low[words[-1][0] + len(words[-1][1]) : end].strip(f" {NARROW}-."):
        return None
    for index in range(len(words)):
        start = words[index][0]
        if window_start and start == window_start:
            continue  # the window may have cut this word
        phrase = " ".join(word for _, word in words[index:])
        if low[start - 1 : start] == "-":
            continue  # 7-under 65
        if phrase in _BEFORE and "." not in low[start : words[-1][0]] and "\n" not in low[start:end]:
            return start, _BEFORE[phrase]
    return None
