"""Numbers that count nothing: addresses, dates, clock times, citations, file and telephone numbers, list numbering, what is struck through."""

import re
from collections.abc import Iterator
from functools import cache

from extractors.text.typography import STRUCK

BLANK = "\ufffc"
"""Put in the place of every character that is set aside: neither letter, digit, space nor punctuation of a number."""

_MONTH = (
    r"(?=[ADFJMNOSadfjmnos][ACEOPUaceopu])(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?|JAN(?:UARY)?|FEB(?:RUARY)?|MAR(?:CH)?|APR(?:IL)?|MAY|JUNE?|JULY?|AUG(?:UST)?"
    r"|SEPT?(?:EMBER)?|OCT(?:OBER)?|NOV(?:EMBER)?|DEC(?:EMBER)?"
    r"|january|february|april|june|july|september|october|november|december|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)(?=\.))\.?"
)
_DAY = r"(?:[12][0-9]|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![0-9A-Za-z%])(?![.,][0-9])"
_YEAR = r"(?:19|20)[0-9]{2}(?![0-9A-Za-z])"
_GAP = r"[ \u00a0]"


_PATTERNS = (
    # addresses and names on the network
    ("a", r"\bwww\.[^\s<>\"]{1,2000}"),
    (
        "0a./",
        r"\b[A-Za-z0-9-]{1,63}+(?:\.[A-Za-z0-9-]{1,63}+){0,5}\.(?:com|org|net|gov|edu|io|ai|co|uk|eu|de|space|news|info|html?|pdf)\b(?:/[^\s<>\"]{0,2000})?",
    ),
    (".", r"(?<![A-Za-z0-9])@[A-Za-z0-9_]{1,50}"),
    (".", r"#[0-9][0-9,]{0,12}\b"),
    (".", r"=\"[^\"\n]{0,60}\""),
    # citations of machine summaries, and footnotes
    (".", r"\[[0-9]{1,3}(?:[ ]?[,;–-][ ]?[0-9]{1,3}){0,20}\]"),
    # a written number is often repeated in brackets, "ninety (90)": the numbers' own reader has had it by then
    ("0.", r"(?m:^)[ \u00a0]{0,20}\(?[0-9]{1,3}[.)][ \u00a0]"),
    ("0.", r"(?m:^)[ \u00a0]{0,20}[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}\.?[ \u00a0]{1,4}(?=[A-Z][a-z]{3})"),
    ("0.", r"(?m:^)[ \u00a0]{0,20}[0-9]{1,4}[ \u00a0]{0,20}(?m:$)"),
    # clock times, also of recordings
    ("0", r"\b[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\.[0-9]+)?(?:[ \u00a0]?[AaPp]\.?[Mm]\b\.?)?"),
    ("0", r"(?<![0-9][.,])\b[0-9]{1,2}(?:[ \u00a0]?[-–][ \u00a0]?[0-9]{1,2})?[ \u00a0]?(?:[AaPp][Mm]\b|[ap]\.m\.)"),
    ("0", r"\b(?:[01]?[0-9]|2[0-3])\.[0-5][0-9][ \u00a0]?(?:[AaPp][Mm]\b|[ap]\.m\.)"),
    ("0", r"\b[0-9]{4}[ \u00a0](?:UTC|GMT|EST|EDT|CET|PDT|PST|hours)\b"),
    ("0", r"\b[0-9]{1,2}[ \u00a0]o'clock\b"),
    # calendar dates
    ("0", r"\b(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}(?:T[0-9:.+Z-]{2,30})?"),
    ("0", r"\b[0-9]{1,2}[/.][0-9]{1,2}[/.](?:[0-9]{4}|[0-9]{2})\b"),
    ("0", r"\b(?:19|20)[0-9]{2}/[0-9]{1,2}/[0-9]{1,2}\b"),
    ("0", r"\b(?:(?:0?[1-9]|1[0-2])/(?:19|20)[0-9]{2}|(?:201[3-9]|20[2-9][0-9])/(?:0[1-9]|1[0-2]))\b(?![/0-9])"),
    ("0", r"\b(?:0?[1-9]|1[0-2])/(?:1[3-9]|2[0-9]|3[01])\b(?![/0-9]|[ \u00a0]?[A-Za-z%])"),
    (
        "a",
        rf"\b{_MONTH}{_GAP}(?:the{_GAP})?{_DAY}"
        rf"(?:(?:{_GAP}?[-–]{_GAP}?|{_GAP}(?:to|and|or|through){_GAP}){_DAY})?(?:,?{_GAP}{_YEAR})?",
    ),
    (
        "0",
        rf"\b{_DAY}(?:(?:{_GAP}?[-–]{_GAP}?|{_GAP}(?:to|and|or){_GAP}){_DAY})?{_GAP}(?:of{_GAP})?{_MONTH}"
        rf"(?![A-Za-z])(?:,?{_GAP}{_YEAR})?",
    ),
    ("a", rf"\b{_MONTH},?{_GAP}(?:of{_GAP})?{_YEAR}"),
    ("a", r"\b(?:A\.D\.|AD|B\.C\.|BC)[ \u00a0][0-9]{1,4}(?:[ ](?:and|to|or)[ ][0-9]{3,4}\b)?(?![0-9A-Za-z%,])"),
    ("0", r"\b[0-9]{1,5}[ \u00a0](?:A\.D\.|AD|B\.C\.(?:E\.)?|BCE?)(?![A-Za-z])"),
    ("0", r"\b(?:19|20)[0-9]{2}[ ]?[-–/][ ]?(?:(?:19|20)[0-9]{2}|[0-9]{2})(?![0-9A-Za-z%,]|\.[0-9])"),
    (
        "0a",
        r"\b(?:[QH][1-4](?:[ \u00a0'-]{1,2}|(?:of|in)[ ])|(?:[1-4][QH]|FY|CY)[ \u00a0'-]{0,2})(?:(?:19|20)[0-9]{2}|[0-9]{2})(?![0-9A-Za-z])",
    ),
    ("0a", r"\b(?:[QH][1-4]|[1-4][QH])(?![0-9A-Za-z])"),
    (".", r"(?<![A-Za-z0-9])'[0-9]{2}(?![0-9A-Za-z])"),
    ("0", r"\b(?:[0-9]{2}|(?:19|20)[0-9]{2})'?s\b"),
    ("0", r"\b(?:9/11|24/7|24x7|50/50|50-50|401\(k\)|20/20)"),
    # file, telephone, version and street numbers
    ("0.", r"(?:\+[0-9]{1,3}[ \u00a0.-]?)?(?:\([0-9]{3}\)[ \u00a0]?|\b[0-9]{3}[-. \u00a0])[0-9]{3}[-.][0-9]{4}\b"),
    (".", r"\+[0-9]{1,3}(?:[ \u00a0.-]\(?[0-9]{1,5}\)?){2,6}\b"),
    ("a", r"\b[A-Z]{1,6}(?:-[A-Z0-9]{1,20}){0,4}-[0-9A-Z]{0,20}[0-9][0-9A-Z]{0,20}(?:-[0-9A-Z]{1,20}){0,4}\b"),
    ("0", r"\b[0-9]{1,12}(?:-[0-9]{1,12}){2,6}\b"),
    ("0", r"\b(?![0-9]{1,3}(?:\.[0-9]{3}){2}(?![0-9.]))[0-9]{1,6}(?:\.[0-9]{1,6}){2,6}\b"),
    ("a", r"\b[vV]\.[ ]?[0-9]{1,4}(?:\.[0-9]{1,4}){0,3}\b"),
    ("0", r"\b[0-9]{3}-0[0-9]{3}\b"),
    ("0", r"\b[0-9]{1,3}[ \u00a0](?:CFR|U\.S\.C\.|USC|FCC Rcd)[ \u00a0](?:§{1,2}[ \u00a0]?)?[0-9.()a-z]{1,20}"),
    (".", r"§{1,2}[ \u00a0]?[0-9][0-9.]{0,12}"),
    (
        "0",
        r"\b[0-9]{1,5}[ \u00a0](?:[A-Z][a-z]{1,20}[ \u00a0]){1,3}(?:Road|Street|Avenue|Ave|Drive|Boulevard|Blvd|Lane|Way|Highway|St|Rd|Dr)\b",
    ),
    ("0", r"\b(?:10-K|10-Q|8-K|20-F|6-K)\b"),
)
"""Each with what it can begin with: "0" a digit, "a" a letter that begins a word, "." a mark; "/" is the name of a site."""

_LETTERS_AHEAD = "A-Zwjfmasondv"
"""Letters with which these words begin, but for names of sites: ``www``, months, codes in capitals, ``v.``."""

_SITE_ENDS = re.compile(r"\.(?:com|org|net|gov|edu|io|ai|co|uk|eu|de|space|news|info|html?|pdf)\b")
_MARKS = re.compile(r"[#\[+('@=§\n](?:[0-9 \u00a0]|(?<=[@=§]))")
"""One of these stands wherever a false number begins with a mark, but for spaces at the beginning of a page."""


@cache
def _false(*, sites: bool, marks: bool) -> re.Pattern[str]:
    """Return the pattern of all false numbers, with or without names of sites and those that begin with a mark.

    It is parted by their beginnings, so that most characters are passed by with one look.
    """
    parts = [rf"\b(?=[0-9])(?:{_beginning('0', sites=sites)})"]
    parts.append(rf"\b(?=[{'A-Za-z' if sites else _LETTERS_AHEAD}])(?:{_beginning('a', sites=sites)})")
    if sites or marks:
        parts.append(rf"(?=[^0-9A-Za-z])(?:{_beginning('.', sites=sites)})")
    return re.compile("|".join(parts))


def _beginning(with_what: str, *, sites: bool) -> str:
    fitting = (pattern for begins, pattern in _PATTERNS if with_what in begins and (sites or "/" not in begins))
    return "|".join(f"(?:{pattern})" for pattern in fitting)


_ADDRESS = re.compile(r"(?:https?|ftp)://[^\s<>\"]{1,2000}")
_DIGITS = re.compile(r"[0-9][0-9.,:/ –-]*")
_LONGEST_WORD = 20
_REACH = 32
"""Characters before and after digits in which a false number can begin and end, but for addresses."""


def mask(page: str) -> str:
    """Return the page, of the same length, with everything that holds a false number blanked out."""
    if "://" in page:
        page = _ADDRESS.sub(lambda found: BLANK * len(found.group()), page)
    if "~~" in page:
        page = STRUCK.sub(lambda found: BLANK * len(found.group()), page)
    windows = list(_windows(page))
    if not windows:
        return page
    marks = page[0] in " \u00a0" or _MARKS.search(page) is not None
    false = _false(sites=_SITE_ENDS.search(page) is not None, marks=marks)
    pieces: list[str] = []
    done = 0
    for start, end in windows:
        for found in false.finditer(page, max(start, done), end):
            pieces += [page[done : found.start()], BLANK * len(found.group())]
            done = found.end()
    if not done:
        return page
    pieces.append(page[done:])
    return "".join(pieces)


def _windows(page: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches around digits, from the beginning of a word: most of a text has none and need not be read."""
    start = end = -1
    for found in _DIGITS.finditer(page):
        left = max(0, found.start() - _REACH)
        if left <= end:
            end = found.end() + _REACH
            continue
        if end >= 0:
            yield start, min(end, len(page))
        start, end = _word_start(page, left), found.end() + _REACH
    if end >= 0:
        yield start, min(end, len(page))


def _word_start(page: str, position: int) -> int:
    """Return the beginning of the word at a position, or the position where that word is no word any more."""
    ahead = page[max(0, position - _LONGEST_WORD) : position]
    word = "" if not ahead or ahead[-1].isspace() else ahead.split()[-1]
    return position - len(word) if len(word) < _LONGEST_WORD else position
