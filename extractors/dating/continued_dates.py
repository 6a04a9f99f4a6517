"""Dates that another part of the sentence completes: the end of what begins, the beginning of what ends.

``of_continuation(line, free, position)``  the date that the next clause gives to what this one says
``end_of(line, match)``, ``start_of(line, match)``  the other bound of a period that is told in two phrases
"""

import re
from collections.abc import Sequence

from extractors.lines.passages import Line
from extractors.periods.period_parts import Bound
from extractors.periods.periods import PhraseMatch

_GOES_ON = re.compile(
    r"(?:that|this|it|which|the (?:deal|agreement|contract|arrangement|lease))\s(?:will\s|would\s)?(?:goes on|go on|runs?|lasts?|continues?|holds?|stands?|ends?|expires?|is good)\b"
    r"|which\s(?:[\w’']+\s){1,3}?(?:now\s|currently\s|still\s)?(?:aims?|plans?|intends?|wants?|means|expects?|thinks?|puts?|sees?|reckons?|believes?|hopes?|predicts?|estimates?|places?|dates?|pencils? (?:it )?in)\b(?!\sto (?:start|begin|commence))"
    r"|(?:that|this|it|which|the (?:\w+\s)?(?:date|target|goal|plan))(?:['’]s|\s(?:is|has|was))\s(?:now|since|become)\b"
    r"|(?:and\s)?(?:i|we|he|she|they)\s(?:\w+ly\s)?(?:think|thinks|believe|believes|expect|expects|hope|hopes)\s(?:that\s)?(?:we|it|they|he)\s(?:do|does|will|get|gets|can|could|should)\b"
    r"|(?:and\s)?(?:i['’]m|i am|we are|we['’]re|he is|she is|they are)\s(?:\w+ly\s)?(?:confident|sure|certain|optimistic|hopeful)\s(?:that\s)?(?:we|it|they|he)\s(?:do|does|will|get|gets|can|could|should)\b"
    r"|(?:and\s)?(?:(?:it|they|we|that)\s)?(?:\w+ly\s)?(?:should|will|would|expects? to|hopes? to|plans? to|wants? to|aims? to|is to|are to|could|may|might)\s(?:\w+ly\s)?(?:get there|do so|hit it|reach it|be there|happen|come|get to it|manage it|make it|hit that|reach that|be done)\b"
    r"|(?:both of |all of |each of )?(?:which|whom|that)\s(?:will|would|are to|is to|are due|is due|are expected|is expected|are scheduled|is scheduled|are slated|is slated|should)\s(?:\w+\s){0,2}?(?:launch\w*|fly|flown|go up|lift off|be\b|to\b|come|arrive|ship|start|begin|enter|open|happen)"
    r"|(?:probably |perhaps |likely )?(?:not before|not until|no earlier than|no sooner than|only in|only by|only after)\b"
    r"|(?:up|down) from\s[^,;]{1,40},\s(?=by\b|in\b|before\b|no later)"
)
_SPACE = re.compile(r"\s+")  # behind a semicolon
_BEGINS = re.compile(r"(?:beginning|starting|commencing|from|effective)\b")
_BEGINNING = re.compile(r"\b(?:beginning|starting|commencing|begins?|starts?|from)\s(?:on\s|in\s)?$")
_ENDING = re.compile(
    r",?\s(?:and\s|but\s)?(?:(?:(?:is|are|will be)\s)?(?:due|payable|paid|goes on|go on|continues?|lasts?|remains?|stays?|in force|valid)\s)?(?:ending|ends|end|expiring|expires|terminating|until|through|to|running (?:until|through|to)|lasting until|up to)?\s?(?:on\s|in\s|at\s)?"
)


def of_continuation(line: Line, free: Sequence[PhraseMatch], position: int) -> PhraseMatch | None:
    """Return the end that the next clause gives to what this one says: "…, and that goes on through May 2029"."""
    if position + 1 >= len(line.clauses):
        return None
    following = line.clauses[position + 1]
    begins = _SPACE.match(line.words, following.start, following.end)
    if _GOES_ON.match(line.words, begins.end() if begins else following.start, following.end) is None:
        return None
    return next((match for match in free if following.start <= match.start < following.end), None)


def end_of(line: Line, match: PhraseMatch | None) -> PhraseMatch | None:
    """Return the phrase that ends what another begins: "beginning July 1, 2026 and ending December 31, 2029"."""
    if match is None or match.until is not None:
        return None
    following = next((other for other in line.periods if other.start >= match.end), None)
    begins = (
        match.bound is Bound.SINCE
        or _BEGINS.match(match.text.lower()) is not None
        or _BEGINNING.search(line.words, line.start, match.start) is not None
    )
    if following is None or not begins:
        return None
    return following if _ENDING.fullmatch(line.words, match.end, following.start) else None


def start_of(line: Line, match: PhraseMatch | None) -> PhraseMatch | None:
    """Return the phrase at the head of a sentence that begins what another ends: "Starting in July, it pays until 2029"."""
    if match is None or match.bound is not Bound.UNTIL or not line.periods:
        return None
    first = line.periods[0]
    leads = not line.words[line.start : first.start].strip(" \"'“(*•–-")
    is_start = first.bound in {Bound.SINCE, Bound.NOT_BEFORE, Bound.FROM} or _BEGINS.match(first.text.lower())
    return first if leads and is_start and first.end <= match.start else None
