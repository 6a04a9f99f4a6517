"""The families of words that rules look for: every phrase is needed by an example, no other text holds one."""

import pytest

from extractors.inflections import all_forms
from extractors.wordings import Wordings, any_of
from models.lexicon import Wording
from tests import shipped

WATCHLIST = shipped.watchlist()
WORDINGS = Wordings.of(WATCHLIST)

every_entry = pytest.mark.parametrize("entry", WATCHLIST.wordings, ids=lambda entry: entry.key)


@every_entry
def test_every_phrase_is_needed_by_an_example(entry: Wording) -> None:
    told = " ".join(entry.examples).lower()
    missing = []
    for phrase in entry.phrases:
        pattern = any_of([phrase], plurals=entry.plurals)
        if pattern is None or pattern.search(told) is None:
            missing.append(phrase)
    for verb in entry.verbs:
        forms = all_forms([verb])
        pattern = any_of((*forms.open, *forms.done))
        if pattern is None or pattern.search(told) is None:
            missing.append(verb)
    assert missing == []


@every_entry
def test_phrases_are_written_small_and_once(entry: Wording) -> None:
    written = (*entry.phrases, *entry.verbs)
    assert [phrase for phrase in written if phrase != phrase.lower()] == []
    assert len(set(written)) == len(written)


@every_entry
def test_near_misses_hold_no_phrase(entry: Wording) -> None:
    assert entry.not_examples
    assert [text for text in entry.not_examples if WORDINGS[entry.key].search(text.lower())] == []


def test_an_unknown_family_is_never_found() -> None:
    assert WORDINGS["no.such"].search("anything at all") is None
