"""What `waymark read FILE` prints: for people each claim in words, below them what was left out or unread and the signals, for programs JSON."""

import json
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from flows import claims_page, local_reading, readers
from flows.local_reading import LocalDocument
from models import watchlist_file
from models.claims import Claim, DoubtfulClaim
from models.display_names import Names
from models.errors import UsageError
from models.figures import spoken_of
from models.reading import HiringSignal, Reading
from models.vocabulary import DocumentKind
from models.voices import ASKED, heard_from


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
    entries = watchlist_file.load(watchlist)
    reader, names = readers.reader_of(entries, model), Names.of(entries)
    doubts = {doubt.key: doubt.meaning for doubt in entries.doubts}
    if jsonl:
        for local, reading in local_reading.read_all(_documents_of(jsonl), reader, whole=stages, why=why):
            _write(local_reading.as_json_of_line(local, reading, stages=stages))
        return
    documents = local_reading.documents_of_files(files, kind=kind, published_on=published_on)
    for local, reading in local_reading.read_all(documents, reader, whole=stages, why=why or html is not None):
        if html:
            claims_page.write(html, local, reading, doubts)
            continue
        if as_json or stages:
            _write(local_reading.as_json_of_file(local, reading, stages=stages))
        else:
            _print_for_people(local, reading, names, doubts if why else None)


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


def _print_for_people(local: LocalDocument, reading: Reading, names: Names, doubts: dict[str, str] | None) -> None:
    """``doubts``: what each doubt means, where what was left out is to be shown as well."""
    console = Console()
    published = local.document.published_on
    console.print(f"[bold]{escape(local.document.title or local.name)}[/bold]", highlight=False)
    console.print(f"{escape(local.name)}, published {published or 'at a date unknown'}", highlight=False)
    if not reading.claims:
        console.print("no claims")
    for number, claim in enumerate(reading.claims, start=1):
        console.print()
        console.print(f"{number}. {_in_words(claim, names)}", highlight=False, soft_wrap=True)
        console.print(f"   “{escape(claim.quote)}”", highlight=False, soft_wrap=True)
        console.print(f"   {escape(voice_in_words(claim, names))}", highlight=False)
    if reading.claims:
        console.print()
    for stretch in reading.unread:
        console.print(f"not read: {local_reading.unread_in_words(stretch, local.document)}", highlight=False)
    for number, (claim, grounds) in enumerate(zip(reading.claims, reading.grounds, strict=False), start=1):
        console.print(f"{number}. {escape(claim.metric)}, confidence {claim.confidence:.2f}, because", highlight=False)
        for ground in grounds:
            words = local_reading.words_of(ground, claim, local.document)
            said = "" if words is None or ground.field == "quote" else f" “{words}”"
            console.print(f"   {ground.field}:{escape(said)} ({escape(ground.rule)})", highlight=False)
    if reading.doubtful:
        _print_doubtful(console, reading.doubtful, names, doubts)
    for signal in reading.signals:
        console.print(f"signal: {escape(signal_in_words(signal))}", highlight=False)
        console.print(f"  “{escape(signal.quote)}”", highlight=False)
    console.print()


def _in_words(claim: Claim, names: Names) -> str:
    """Return in markup what is claimed of which program, how firmly and for when."""
    program = "no program named" if claim.program is None else names.program(claim.program)
    says = [value_in_words(claim), claim.modality.value, period_in_words(claim)]
    return f"[bold]{escape(program)}[/bold]: {escape(', '.join(filter(None, says)))}"


def _print_doubtful(
    console: Console, doubtful: Sequence[DoubtfulClaim], names: Names, doubts: dict[str, str] | None
) -> None:
    """Print what was left out as rather wrong than right, and what speaks against it; without ``doubts`` only how much it is."""
    if doubts is None:
        console.print(
            f"left out: {len(doubtful)} that could be read as claims and are rather wrong than right; --why shows them",
            highlight=False,
        )
        return
    for each in doubtful:
        claim = each.claim
        console.print(f"left out, {claim.confidence:.2f}: {_in_words(claim, names)}", highlight=False, soft_wrap=True)
        console.print(f"   “{escape(claim.quote)}”", highlight=False, soft_wrap=True)
        for key in each.doubts:
            console.print(f"   {escape(doubts[key])}", highlight=False)


def signal_in_words(signal: HiringSignal) -> str:
    """Return who hires whom for what, such as "tesla is hiring: Radiation Engineer (radiation, orbit; tesla.dojo)"."""
    about = ", ".join((signal.function.value, *(("orbit",) if signal.in_orbit else ())))
    programs = f"; {', '.join(signal.programs)}" if signal.programs else ""
    return f"{signal.organization or 'a company'} is hiring: {signal.role} ({about}{programs})"


def voice_in_words(claim: Claim, names: Names) -> str:
    """Return who says so, and by whose mouth where others passed it on."""
    speaker, reporter = (names.speaker(key) if key else None for key in (claim.speaker, claim.reporter))
    return heard_from(speaker, reporter, claim.hop, asks=ASKED in claim.flags) or "the page itself"


def value_in_words(claim: Claim) -> str:
    """Return what is claimed, such as "unit power about 120 kW (average)"; of an event its name."""
    basis = f" ({claim.power_basis.value})" if claim.power_basis else ""
    said = spoken_of(
        claim.metric, claim.value, claim.unit, value_high=claim.value_high, qualifier=claim.qualifier.value
    )
    return said + basis


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
