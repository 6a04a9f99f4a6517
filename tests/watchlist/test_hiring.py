"""The words of hiring prove themselves: every phrase is needed by an example, every report is read, no other sentence is."""

import pytest

from extractors.hiring.hiring import HiringFinder
from extractors.hiring.hiring_roles import table_of
from extractors.names import language
from extractors.names.mentions import MentionFinder
from extractors.text.phrases import words
from models.lexicon import HiringPart, HiringPhrases
from models.reading import HiringSignal
from tests import shipped
from tests.articles import article
from tests.shipped import watchlist

REPORTING = {HiringPart.HIRES, HiringPart.SEEKS, HiringPart.POSTS, HiringPart.NOTICE}


def finder() -> HiringFinder:
    return shipped.reader().hiring


def names() -> MentionFinder:
    return shipped.reader().mentions


def reports(text: str) -> list[HiringSignal]:
    document = article(text)
    return finder().find(document, names().find(text))


def forms(phrase: str) -> tuple[str, ...]:
    return tuple(word.form for word in words(phrase))


def heard(text: str, entry: HiringPhrases) -> set[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()
    table = table_of([entry], entry.part)
    for sentence in language.sentences(text):
        spoken = (
            finder().spoken(text, sentence) if entry.part in REPORTING else words(text, sentence.start, sentence.end)
        )
        found |= {tuple(word.form for word in spoken[match.first : match.last]) for match in table.find(spoken)}
    return found


every_entry = pytest.mark.parametrize("entry", watchlist().hiring, ids=[entry.key for entry in watchlist().hiring])
every_report = pytest.mark.parametrize(
    ("entry", "text"),
    [(entry, text) for entry in watchlist().hiring if entry.part in REPORTING for text in entry.examples],
)
every_other = pytest.mark.parametrize(
    ("entry", "text"),
    [(entry, text) for entry in watchlist().hiring if entry.part in REPORTING for text in entry.not_examples],
)


def test_every_part_has_its_phrases() -> None:
    assert {entry.part for entry in watchlist().hiring} == set(HiringPart)


@every_entry
def test_every_phrase_is_needed_by_an_example(entry: HiringPhrases) -> None:
    known = {shape for example in entry.examples for shape in heard(example, entry)}
    assert [phrase for phrase in entry.phrases if forms(phrase) not in known] == []


@every_entry
def test_every_example_holds_a_phrase(entry: HiringPhrases) -> None:
    assert entry.examples
    assert [example for example in entry.examples if not heard(example, entry)] == []


@every_entry
def test_no_counter_example_holds_a_phrase(entry: HiringPhrases) -> None:
    assert entry.not_examples
    if entry.part not in REPORTING:  # these may hold the phrase and still report nothing
        assert [example for example in entry.not_examples if heard(example, entry)] == []


@every_report
def test_every_report_is_read_with_who_hires(entry: HiringPhrases, text: str) -> None:
    found = reports(text)
    assert found
    assert all(signal.organization and signal.role for signal in found)


@every_other
def test_no_counter_example_is_a_report(entry: HiringPhrases, text: str) -> None:
    assert reports(text) == []
