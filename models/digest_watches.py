"""What each standing question heard in a week."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from models.digest_claims import voice
from models.digest_sources import SourceLook
from models.display_names import Names
from models.figures import counted, listed, spoken_day
from models.signals import Signal, SignalKind, Week
from models.targets import Watch
from models.vocabulary import Health

NEWEST_SIGNALS = 3
_NOUNS = {
    SignalKind.CLAIM: ("claim",),
    SignalKind.POSTING: ("job posting",),
    SignalKind.REPORT: ("report of hiring", "reports of hiring"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalLine:
    """A signal as a reader sees it: the words, who says them, where they stand."""

    words: str
    speaker: str | None  # and through whose hands it came, in words; None: the page itself
    publisher: str
    said_on: date
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchAnswer:
    """What a standing question heard: counts, a sentence, its newest signals first."""

    key: str
    question: str
    answer: str
    this_week: int
    total: int
    newest: tuple[SignalLine, ...]


def answers(
    watches: Sequence[Watch], signals: Sequence[Signal], week: Week, not_looked: Sequence[SourceLook], names: Names
) -> tuple[WatchAnswer, ...]:
    """Return what each watch heard, sorted by key."""
    return tuple(
        _answer(watch, [signal for signal in signals if signal.watch == watch.key], week, not_looked, names)
        for watch in sorted(watches, key=lambda watch: watch.key)
    )


def _answer(
    watch: Watch, signals: list[Signal], week: Week, not_looked: Sequence[SourceLook], names: Names
) -> WatchAnswer:
    known = [signal for signal in signals if signal.seen_on <= week.ends_on]
    new = [signal for signal in known if signal.is_new and week.holds(signal.seen_on)]
    newest = sorted(known, key=lambda signal: (-signal.seen_on.toordinal(), -signal.said_on.toordinal(), signal.id))
    told = list({signal.words: signal for signal in reversed(newest)}.values())[
        ::-1
    ]  # a sentence may make several claims
    if new:
        kinds = [
            counted(count, *nouns)
            for kind, nouns in _NOUNS.items()
            if (count := sum(signal.kind is kind for signal in new))
        ]
        answer = f"{counted(len(new), 'signal')} this week ({listed(kinds)}); {len(known):,} in all."
    elif known:
        answer = f"No signal this week; {len(known):,} in all, the last on {spoken_day(newest[0].seen_on)}."
    else:
        answer = "No signal so far."
    unseen = sum(look.health in {Health.FAILING, Health.NEVER_LOOKED} for look in not_looked)
    if not new and unseen:
        answer += f" {counted(unseen, 'source')} could not be looked at, so this silence says less than it seems to."
    return WatchAnswer(
        key=watch.key,
        question=watch.question,
        answer=answer,
        this_week=len(new),
        total=len(known),
        newest=tuple(_line(signal, names) for signal in told[:NEWEST_SIGNALS]),
    )


def _line(signal: Signal, names: Names) -> SignalLine:
    return SignalLine(
        words=signal.words,
        speaker=voice(signal.said, names) if signal.said is not None else None,
        publisher=names.speaker(signal.publisher),
        said_on=signal.said_on,
        url=signal.url,
    )
