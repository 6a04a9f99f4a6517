"""The period phrases prove themselves: every example is read as stated, every phrase is needed, no counter-example fires."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import TypeAdapter

from extractors.periods.period_lexicon import ROLES
from extractors.periods.periods import Outlook, PeriodGrammar, find, resolve
from models.errors import WatchlistInvalid
from models.lexicon import PeriodExample, PeriodPhrase
from models.vocabulary import AnchorKind

_FILE = Path(__file__).parents[2] / "watchlist" / "periods.toml"
ENTRIES = TypeAdapter(list[PeriodPhrase]).validate_python(tomllib.loads(_FILE.read_text(encoding="utf-8"))["period"])
GRAMMAR = PeriodGrammar.of(ENTRIES)


def fault(example: PeriodExample, grammar: PeriodGrammar) -> str | None:
    """Say how the example is read otherwise than it states, seen as a promise; None where it is read as stated."""
    wanted = example.phrase or example.text
    matches = find(example.text, grammar)
    match = next((match for match in matches if match.text == wanted), None)
    if match is None:
        return f"{wanted!r} is not among {[match.text for match in matches]}"
    anchor_kind = AnchorKind.PUBLISHED if example.anchor else AnchorKind.NONE
    period = resolve(match, anchor=example.anchor, anchor_kind=anchor_kind, outlook=Outlook.FUTURE)
    read = (period.earliest, period.latest, period.precision) if period else (None, None, None)
    stated = (example.earliest, example.latest, example.precision)
    return None if read == stated else f"{wanted!r} is read as {read}, not {stated}"


def proves(entry: PeriodPhrase, grammar: PeriodGrammar) -> bool:
    """Say whether all examples and counter-examples of the entry hold."""
    return all(fault(example, grammar) is None for example in entry.examples) and not any(
        find(text, grammar) for text in entry.not_examples
    )


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.key)
def test_every_example_is_read_as_stated(entry: PeriodPhrase) -> None:
    assert [fault(example, GRAMMAR) for example in entry.examples if fault(example, GRAMMAR)] == []


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.key)
def test_no_counter_example_fires(entry: PeriodPhrase) -> None:
    assert {
        text: [match.text for match in find(text, GRAMMAR)] for text in entry.not_examples if find(text, GRAMMAR)
    } == {}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.key)
def test_every_phrase_is_needed(entry: PeriodPhrase) -> None:
    index = ENTRIES.index(entry)
    needless = []
    for phrase in entry.phrases:
        shorter = replace(entry, phrases=tuple(other for other in entry.phrases if other != phrase))
        try:
            grammar = PeriodGrammar.of([*ENTRIES[:index], shorter, *ENTRIES[index + 1 :]])
        except WatchlistInvalid:
            continue  # an idiom is worded with it
        if proves(entry, grammar):
            needless.append(phrase)
    assert needless == []


def test_keys_are_unique_and_sorted() -> None:
    keys = [entry.key for entry in ENTRIES]
    assert keys == sorted(set(keys))


def test_every_role_has_words() -> None:
    assert {entry.role for entry in ENTRIES} == set(ROLES)
