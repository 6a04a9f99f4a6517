"""What `waymark target KEY` prints for people: a page of headings, sentences and quotes; everything else is in its JSON."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from rich.console import Console
from rich.markup import escape

from models.figures import counted, number, spoken, spoken_day, spoken_of
from models.vocabulary import PromiseState
from models.voices import heard_from

CLAIMS_SHOWN = 12
PROMISES_SHOWN = 20
SCORES_SHOWN = 12

Row = Mapping[str, Any]


def print_page(page: Mapping[str, Any]) -> None:
    """Print the page of one target, as ``flows.target_page.read`` gives it."""
    console = Console(highlight=False)
    for line in lines(page):
        console.print(line, soft_wrap=True)


def lines(page: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines of the page, in rich's markup; whatever comes from the warehouse is escaped."""
    target = page["target"]
    newest = page["scores"][-1] if page["scores"] else None
    yield f"[bold]{escape(target['target'])}[/bold]"
    yield escape(target["summary"])
    yield ""
    if newest is None:
        yield "Not assessed yet: `waymark assess` does that."
    else:
        yield f"[bold]{newest['category']}[/bold], as of {spoken_day(newest['as_of_on'])}"
    for heading, body in (
        ("What was announced", _announcement(target)),
        ("How it has been revised", _revisions(page["announcements"], target["target"])),
        ("Why it stands so", _reasons(page["reasons"])),
        ("Its scores over time", _scores(page["scores"], target["unit"])),
        ("What would have to be true", _demands(page["demands"])),
        ("What the forecast rests on", _promises(page["promises"], newest)),
        ("How its launch has moved", _launch_dates(page["launch_dates"])),
        ("What was seen", _observations(page["observations"])),
        ("What was said", _claims(page["claims"])),
        ("What stands against it", _contradictions(page["contradictions"])),
    ):
        text = list(body)
        if text:
            yield ""
            yield f"[bold]{heading}[/bold]"
            yield from text


def _announcement(target: Row) -> Iterator[str]:
    value = spoken_of(
        target["metric"],
        target["value"],
        target["unit"] or "",
        value_high=target["value_high"],
        qualifier=target["qualifier"],
    )
    if target["power_basis"]:
        value += f" ({target['power_basis']})"
    when = f"“{target['period_text']}”" if target["period_text"] else "no date"
    if target["deadline_on"]:
        when += f", due {spoken_day(target['deadline_on'])}"
    elif target["period_earliest_on"]:
        when += f", not before {spoken_day(target['period_earliest_on'])}: a lower bound is no deadline"
    article = "an" if target["basis"][0] in "aeiou" else "a"
    yield escape(f"{value}; {when}; {article} {target['basis']}, {target['modality']}")
    said = f"{target['announced_by_name']}, {_day(target['announced_on'], target['announced_precision'])}, in {target['publisher']}"
    yield escape(f"{said}: {target['url'] or 'address unknown'}")
    if target["note"]:
        yield escape(target["note"])


def _day(day: date, precision: str) -> str:
    if precision == "month":
        return f"{day:%B %Y}"
    return str(day.year) if precision == "year" else spoken_day(day)


def _revisions(announcements: Iterable[Row], key: str) -> Iterator[str]:
    chain = list(announcements)
    if len(chain) < 2:
        return
    for row in chain:
        due = spoken_day(row["deadline_on"]) if row["deadline_on"] else "no deadline"
        here = " ← this one" if row["target"] == key else ""
        yield escape(f"{row['announced_on'].isoformat()}  {row['target']}: {row['summary']} ({due}){here}")
    moved = chain[-1]["days_slipped"]
    if moved:
        yield f"From the first deadline to the newest: {abs(moved):,} days {'later' if moved > 0 else 'earlier'}."


def _reasons(reasons: Iterable[Row]) -> Iterator[str]:
    for row in reasons:
        yield f"[dim]{row['axis']:<9}[/dim] {escape(row['text'])}"


def _scores(scores: list[Row], unit: str | None) -> Iterator[str]:
    if len(scores) > SCORES_SHOWN:
        yield f"The newest {SCORES_SHOWN} of {len(scores)}:"
    for row in scores[-SCORES_SHOWN:]:
        yield escape(f"{row['as_of_on'].isoformat()}  {'; '.join(_axes(row, unit))}")


def _axes(row: Row, unit: str | None) -> Iterator[str]:
    yield row["category"]
    if row["progress"] is not None:
        bounds = ""
        if row["progress_low"] not in {None, row["progress"]} or row["progress_high"] != row["progress"]:
            high = "more" if row["progress_high"] is None else f"{row['progress_high']:.0%}"
            bounds = f" ({row['progress_low']:.0%} to {high})"
        yield f"progress {row['progress']:.0%}{bounds}"
    if row["elapsed_share"] is not None:
        yield f"{row['elapsed_share']:.0%} of its time gone"
    if row["pace_shown_per_year"] and unit:
        yield f"{spoken(row['pace_shown_per_year'], unit)} more in a year"
    if row["binding_demand"] and row["binding_demand_shown"]:
        times = row["binding_demand_needed"] / row["binding_demand_shown"]
        yield f"binding: {row['binding_demand']}, {number(times)} times the best shown"
    if row["on_time_probability"] is not None:
        yield f"on time {row['on_time_probability']:.0%}, never {row['never_probability']:.0%}"
        yield f"predicted {row['predicted_on']} ({row['predicted_earliest_on']} to {row['predicted_latest_on']})"
    if row["days_late"] is not None:
        yield f"{row['days_late']:,} days late"
    yield counted(row["independent_sources"], "source") + (
        f", {row['strongest_standing']} at best" if row["strongest_standing"] else ""
    )


def _demands(demands: Iterable[Row]) -> Iterator[str]:
    for row in demands:
        is_count = row["unit"] in {"1", "1/yr"}
        needed = number(row["needed"]) if is_count else spoken(row["needed"], row["unit"])
        text = f"{needed} {row['constraint_name']}"
        if row["shown"] is None:
            text += "; none shown is known"
        else:
            shown = number(row["shown"]) if is_count else spoken(row["shown"], row["unit"])
            text += f"; best ever shown {shown}"
            if row["times_the_best_shown"] is not None:
                text += f", {number(row['times_the_best_shown'])} times"
        yield escape(text) + (" [bold](binds)[/bold]" if row["is_binding"] else "")


def _promises(promises: list[Row], newest: Row | None) -> Iterator[str]:
    if newest is None or newest["on_time_probability"] is None:
        return
    kind = newest["promise_kind"].replace("_", " ")
    yield (
        f"{number(newest['promises_of_kind'])} past promises of the kind “{kind}”, {number(newest['promises_resolved'])} resolved; "
        f"they speak for {newest['own_record_share']:.0%} of what is particular to the kind, the rest is borrowed from all promises."
    )
    for row in promises[:PROMISES_SHOWN]:
        ratio = f"took {number(row['slip_ratio'])} times its time" if row["slip_ratio"] else row["state"]
        if not row["slip_ratio"] and row["state"] == PromiseState.OVERDUE:
            ratio = f"overdue, {number(row['slip_ratio_at_least'])} times its time so far"
        who = ", ".join(name for name in (row["speaker_name"], row["organization_name"]) if name)
        yield escape(f"- {row['summary']} ({who}, {row['announced_on'].year}): {ratio}")
    if len(promises) > PROMISES_SHOWN:
        yield f"and {len(promises) - PROMISES_SHOWN} more"


def _observations(observations: Iterable[Row]) -> Iterator[str]:
    for row in observations:
        value = spoken_of(row["metric"], row["value"], row["unit"])
        note = f" ({row['note']})" if row["note"] else ""
        yield escape(f"{row['observed_on'].isoformat()}  {row['object_name']}: {value}{note}; {row['source']}")


def _launch_dates(dates: Iterable[Row]) -> Iterator[str]:
    for row in dates:
        moved = f", {row['days_moved']:+,.0f} days" if row["days_moved"] else ""
        status = f" ({row['status']})" if row["status"] else ""
        seen = f"seen on {row['first_seen_at']:%Y-%m-%d} in {row['source']}"
        yield escape(f"{row['net_at']:%Y-%m-%d}{status}{moved}; {row['name']}, {seen}")


def _claims(claims: list[Row]) -> Iterator[str]:
    sentences: dict[tuple[str, str, str], dict[str, None]] = {}  # where each stands ─► how it bears on the target
    for row in claims:
        who = heard_from(row["speaker_name"], row["reporter_name"], row["hop"], asks=row["is_said_by_asker"])
        where = f"{who + ', in ' if who else ''}{row['publisher']} ({row['standing']}) {row['url'] or ''}".rstrip()
        bearings = sentences.setdefault((row["said_on"].isoformat(), row["quote"], where), {})
        bearings[f"{row['stance']}, {row['modality']}"] = None
    for (day, quote, where), bearings in list(sentences.items())[:CLAIMS_SHOWN]:
        yield escape(f"{day}  {'; '.join(bearings)}: “{quote}”")
        yield escape(f"            {where}")
    if len(sentences) > CLAIMS_SHOWN:
        yield f"and {len(sentences) - CLAIMS_SHOWN} more; --json has them all"


def _contradictions(contradictions: Iterable[Row]) -> Iterator[str]:
    for row in contradictions:
        where = [row["publisher"]] if row["publisher"] else []
        when = [row["said_on"].isoformat()] if row["said_on"] else []
        yield escape(f"{row['kind']}: {row['text']} ({', '.join([*where, *when])})")
