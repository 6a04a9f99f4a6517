"""A page that shows a document with its claims marked, for each claim the words and rules behind its fields, and what was left out."""

from collections.abc import Mapping
from itertools import zip_longest
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from flows.local_reading import LocalDocument, unread_in_words, words_of
from models.errors import UsageError
from models.reading import Reading

_TEMPLATES = Path(__file__).parent / "templates"


def write(path: Path, local: LocalDocument, reading: Reading, doubts: Mapping[str, str]) -> None:
    """Write the page; ``doubts``: what each doubt means. Raises UsageError where it cannot be written."""
    try:
        path.write_text(render(local, reading, doubts), encoding="utf-8")
    except OSError as error:
        raise UsageError(f"cannot be written: {error.strerror}", identity=str(path)) from error


def render(local: LocalDocument, reading: Reading, doubts: Mapping[str, str]) -> str:
    """Return the page as HTML; whatever comes from the document is shown as text, also where it looks like markup."""
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    document = local.document
    rows = [
        {
            "number": number,
            "claim": claim,
            "grounds": [(ground, words_of(ground, claim, document)) for ground in grounds or ()],
        }
        for number, (claim, grounds) in enumerate(zip_longest(reading.claims, reading.grounds), start=1)
    ]
    return environment.get_template("claims.html.j2").render(
        title=document.title or local.name,
        published=document.published_on,
        name=local.name,
        headline_marks=[number for number, claim in enumerate(reading.claims, start=1) if claim.headline],
        pieces=_pieces(document.text, reading),
        doubtful=[(each.claim, [doubts[key] for key in each.doubts]) for each in reading.doubtful],
        unread=[unread_in_words(stretch, document) for stretch in reading.unread],
        rows=rows,
    )


def _pieces(text: str, reading: Reading) -> list[tuple[str, list[int]]]:
    """Return the text cut where claims begin and end, each piece with the numbers of the claims whose sentence it is."""
    marked: dict[tuple[int, int], list[int]] = {}
    for number, claim in enumerate(reading.claims, start=1):
        if not claim.headline:
            marked.setdefault((claim.start, claim.end), []).append(number)
    pieces: list[tuple[str, list[int]]] = []
    done = 0
    for (start, end), numbers in sorted(marked.items()):
        pieces += [(text[done:start], []), (text[start:end], numbers)]
        done = end
    return [piece for piece in (*pieces, (text[done:], [])) if piece[0]]
