"""What `waymark read FILE` prints: for people a table of claims, below it what was left unread and the signals, for programs JSON."""

import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from flows import claims_page, local_reading, readers
from flows.local_reading import LocalDocument
from models import watchlist_file
from models.claims import Claim
from models.errors import UsageError
from models.reading import HiringSignal, Reading
from models.vocabulary import DocumentKind


def print_claims(
    *,
    watchlist: Path,
    files: list[Path],
    jsonl: Path | None,
    kind: DocumentKind,
    published_on: date | None,
    stages: bool,
    why: bool,
    html: Path | None,
    model: str | None,
    as_json: bool,
) -> None:
    """Read files, or the lines of a JSONL file ("-" is standard input), and print each document as it is read."""
    if files and jsonl:
        raise UsageError("give files or --jsonl, not both")
    if html and (jsonl or len(files) != 1):
        raise UsageError("--html shows one file", identity=str(html))
    reader = readers.reader_of(watchlist_file.load(watchlist), model)
    if jsonl:
        for local, reading in local_reading.read_all(_documents_of(jsonl), reader, whole=stages, why=why):
            _write(local_reading.as_json_of_line(local, reading, stages=stages))
        return
    documents = local_reading.documents_of_files(files, kind=kind, published_on=published_on)
    for local, reading in local_reading.read_all(documents, reader, whole=stages, why=why or html is not None):
        if html:
            claims_page.write(html, local, reading)
            continue
        if as_json or stages:
            _write(local_reading.as_json_of_file(local, reading, stages=stages))
        else:
            _print_for_people(local, reading)


def _documents_of(jsonl: Path) -> Iterator[LocalDocument]:
    if str(jsonl) == "-":
        yield from local_reading.documents_of_lines(sys.stdin, name="standard input")
        return
    try:
        with jsonl.open(encoding="utf-8") as lines:
            yield from local_reading.documents_of_lines(lines, name=str(jsonl))
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot be read: {error}", identity=str(jsonl)) from error


def _write(value: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def _print_for_people(local: LocalDocument, reading: Reading) -> None:
    console = Console()
    published = local.document.published_on
    console.print(f"[bold]{escape(local.document.title or local.name)}[/bold]", highlight=False)
    console.print(f"{escape(local.name)}, published {published or 'at a date unknown'}", highlight=False)
    if reading.claims:
        table = Table("program", "metric", "value", "how firmly", "when", "who says so", "words", show_lines=True)
        for row in _rows(reading.claims):
            table.add_row(*map(escape, row))
        console.print(table, highlight=False)
    else:
        console.print("no claims")
    for stretch in reading.unread:
        console.print(f"not read: {local_reading.unread_in_words(stretch, local.document)}", highlight=False)
    for number, (claim, grounds) in enumerate(zip(reading.claims, reading.grounds, strict=False), start=1):
        console.print(f"{number}. {escape(claim.metric)}, confidence {claim.confidence:.2f}, because", highlight=False)
        for ground in grounds:
            words = local_reading.words_of(ground, claim, local.document)
            said = "" if words is None or ground.field == "quote" else f" “{words}”"
            console.print(f"   {ground.field}:{escape(said)} ({escape(ground.rule)})", highlight=False)
    for signal in reading.signals:
        console.print(f"signal: {escape(signal_in_words(signal))}", highlight=False)
        console.print(f"  “{escape(signal.quote)}”", highlight=False)
    console.print()


def _rows(claims: Iterable[Claim]) -> Iterator[tuple[str, ...]]:
    for claim in claims:
        yield (
            claim.program or "?",
            claim.metric,
            value_in_words(claim),
            claim.modality.value,
            period_in_words(claim),
            voice_in_words(claim),
            claim.quote,
        )


def signal_in_words(signal: HiringSignal) -> str:
    """Return who hires whom for what, such as "tesla is hiring: Radiation Engineer (radiation, orbit; tesla.dojo)"."""
    about = ", ".join((signal.function.value, *(("orbit",) if signal.in_orbit else ())))
    programs = f"; {', '.join(signal.programs)}" if signal.programs else ""
    return f"{signal.organization or 'a company'} is hiring: {signal.role} ({about}{programs})"


def voice_in_words(claim: Claim) -> str:
    """Return who says so, and by whose mouth where others passed it on."""
    if claim.speaker is None:
        return "the page itself"
    return claim.speaker if claim.reporter is None else f"{claim.speaker} by way of {claim.reporter} (hop {claim.hop})"


def value_in_words(claim: Claim) -> str:
    """Return value, unit and how exactly they are meant, such as "about 120000 W, average"."""
    if claim.value is None:
        return "–"
    value = f"{claim.value:g}" if claim.value_high is None else f"{claim.value:g}–{claim.value_high:g}"
    words = "" if claim.qualifier in {"exactly", "range"} else claim.qualifier.value.replace("_", " ") + " "
    basis = f", {claim.power_basis.value}" if claim.power_basis else ""
    return f"{words}{value} {claim.unit}{basis}"


def period_in_words(claim: Claim) -> str:
    """Return the bounds of a claim's period, empty where it has none."""
    period = claim.period
    if period is None:
        return ""
    if period.earliest is None and period.latest is None:
        return period.text
    if period.earliest is None:
        return f"by {period.latest}"
    if period.latest is None:
        return f"not before {period.earliest}"
    return str(period.latest) if period.earliest == period.latest else f"{period.earliest} to {period.latest}"
