"""The phrases of passing on prove themselves: every one is needed by an example, no counter-example holds one."""

import pytest

from extractors.speech.hands import any_of
from extractors.text.phrases import PhraseTable, words
from models.lexicon import ReportingPart, ReportingPhrases
from tests import shipped

ENTRIES = shipped.watchlist().reporting
AS_WRITTEN = {ReportingPart.OUTLET, ReportingPart.OUTLET_WORD}

every_entry = pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.key)


def heard(text: str, entry: ReportingPhrases) -> set[str]:
    """Return the phrases of an entry that stand in a text, as its part looks for them."""
    if entry.part in AS_WRITTEN:
        before = "(?:[A-Z][a-z]+ )" if entry.part is ReportingPart.OUTLET_WORD else ""
        pattern = any_of([entry], before=before)
        assert pattern is not None
        return {match.group().removeprefix("the ") for match in pattern.finditer(text)}
    table = PhraseTable.of((phrase, phrase) for phrase in entry.phrases)
    return {match.payload for match in table.find(words(text))}


@every_entry
def test_every_phrase_is_needed_by_an_example(entry: ReportingPhrases) -> None:
    found = {phrase for example in entry.examples for phrase in heard(example, entry)}
    if entry.part is ReportingPart.OUTLET_WORD:
        found = {phrase.rsplit(" ", 1)[-1] for phrase in found}
    assert [phrase for phrase in entry.phrases if phrase not in found] == []


@every_entry
def test_no_counter_example_is_heard(entry: ReportingPhrases) -> None:
    assert entry.not_examples
    assert [text for text in entry.not_examples if heard(text, entry)] == []


def test_every_part_has_its_words() -> None:
    assert {entry.part for entry in ENTRIES} == set(ReportingPart)


def test_no_phrase_stands_twice() -> None:
    for entries in (
        [entry for entry in ENTRIES if entry.part in AS_WRITTEN],
        [entry for entry in ENTRIES if entry.part not in AS_WRITTEN],
    ):
        phrases = [phrase for entry in entries for phrase in entry.phrases]
        assert len(set(phrases)) == len(phrases)
