"""Names outside the catalogue: their figures make no claim, ours beside them do."""

from datetime import date

import pytest

from extractors.reader import Reader
from models.lexicon import Outsider, OutsiderKind
from tests import shipped
from tests.articles import article

WATCHLIST = shipped.watchlist()
NAMES = [entry for entry in WATCHLIST.outsiders if entry.kind is not OutsiderKind.ORDINARY]
ORDINARY = [entry for entry in WATCHLIST.outsiders if entry.kind is OutsiderKind.ORDINARY]


def claims(reader: Reader, text: str) -> list[tuple[str | None, str, float | None]]:
    document = article(text, on=date(2026, 6, 15))
    return [(claim.program, claim.metric, claim.value) for claim in reader.read(document).claims]


@pytest.mark.parametrize("text", [text for entry in NAMES for text in entry.examples])
def test_figures_of_an_outsider_make_no_claim(reader: Reader, text: str) -> None:
    assert claims(reader, text) == []


@pytest.mark.parametrize("text", [text for entry in NAMES for text in entry.not_examples])
def test_a_name_that_only_stands_by_takes_no_figure(reader_of_all: Reader, text: str) -> None:
    assert claims(reader_of_all, text)


@pytest.mark.parametrize("text", [text for entry in ORDINARY for text in entry.examples])
def test_an_ordinary_word_is_no_name(reader: Reader, text: str) -> None:
    assert claims(reader, text)


@pytest.mark.parametrize("entry", NAMES, ids=lambda entry: entry.key)
def test_every_name_is_needed_by_an_example(entry: Outsider) -> None:
    told = " ".join(entry.examples)
    assert [alias for alias in entry.aliases if alias not in told] == []


@pytest.mark.parametrize("entry", ORDINARY, ids=lambda entry: entry.key)
def test_ordinary_words_are_written_small(entry: Outsider) -> None:
    assert [word for word in entry.aliases if word != word.lower()] == []
