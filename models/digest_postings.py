"""What happened to job postings in a week, as the lines of a digest."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from models.display_names import Names
from models.signals import PostingMove
from models.vocabulary import PostingEventKind


@dataclass(frozen=True, slots=True, kw_only=True)
class PostingLine:
    """What happened to a posting, or to several of one requisition in different places."""

    title: str
    company: str
    place: str | None
    function: str
    programs: tuple[str, ...]  # names; of a first mention the one that was named
    day: date
    url: str
    event: PostingEventKind
    count: int  # postings


def posting_lines(moves: Iterable[PostingMove], names: Names, *events: PostingEventKind) -> tuple[PostingLine, ...]:
    """Return what happened of this kind as lines, sorted by company and title; the postings of a requisition share one."""
    wanted = sorted((move for move in moves if move.event in events), key=_line_of)
    lines = [_posting_line(list(several), names) for _, several in groupby(wanted, key=_line_of)]
    return tuple(sorted(lines, key=lambda line: (line.company.casefold(), line.title, line.url)))


def _line_of(move: PostingMove) -> tuple[str, ...]:
    posting = move.posting
    return posting.company, move.requisition, posting.title, move.event, move.program or ""


def _posting_line(moves: Sequence[PostingMove], names: Names) -> PostingLine:
    ordered = sorted(moves, key=lambda move: (move.happened_on, move.posting.url))
    first = ordered[0]
    posting = first.posting
    places = dict.fromkeys(move.posting.place for move in ordered if move.posting.place)
    programs = (first.program,) if first.program else posting.programs
    return PostingLine(
        title=posting.title,
        company=names.speaker(posting.company),
        place="; ".join(places) or None,
        function=posting.function.value,
        programs=tuple(names.program(key) for key in programs),
        day=first.happened_on,
        url=posting.url,
        event=first.event,
        count=len(ordered),
    )
