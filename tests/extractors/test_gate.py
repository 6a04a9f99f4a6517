"""The gate spares work and changes nothing: with it and without it the claims, names and signals are the same."""

import re

import pytest

from benchmarks.quality import CORPUS, document_of, gold_documents
from benchmarks.texts import plain_news, sentence_texts
from extractors.joining import values
from extractors.lines.passages import Line
from extractors.metrics.metrics import MetricTable
from extractors.names import language
from extractors.periods import periods
from extractors.periods.periods import PeriodGrammar
from extractors.quantities import numbers, quantities, quantity_rates, quantity_ratios, quantity_units, quantity_words
from extractors.reader import Reader
from extractors.text import typography
from models.documents import Document
from models.vocabulary import DocumentKind, GateReason
from models.watchlist import Watchlist
from tests.readings import Readings

WATCHED = [document_of(entry) for entry in gold_documents(CORPUS)][::3]  # the corpus grows; a third shows as much


def article(text: str, title: str = "") -> Document:
    return Document(id="d", kind=DocumentKind.ARTICLE, title=title, text=text)


def examples(watchlist: Watchlist) -> list[str]:
    """Every sentence that a rule of the watchlist is shown by."""
    texts: list[str] = []
    for metric in watchlist.metrics:
        texts += [example.text for example in metric.examples]
    for unit in watchlist.units:
        texts += [example.text for example in unit.examples]
    for cue in watchlist.cues:
        texts += [example if isinstance(example, str) else example.text for example in cue.examples]
    return texts


def test_with_and_without_the_gate_the_claims_are_the_same(reader: Reader, readings: Readings) -> None:
    plain = plain_news(seed=11, sentences=300)
    mixed = [
        article(f"{news.text}\n\n{watched.text}\n\n{news.title}", watched.title)
        for news, watched in zip(plain, WATCHED, strict=False)
    ]
    claims = 0
    read = [(readings, document) for document in WATCHED] + [(reader, document) for document in (*plain, *mixed)]
    for by, document in read:
        gated, whole = by.read(document), reader.read(document, whole=True)
        assert gated.claims == whole.claims
        assert gated.mentions == whole.mentions
        assert gated.signals == whole.signals
        assert gated.unread == whole.unread == ()
        claims += len(whole.claims)
    assert claims > 400


def test_without_asking_for_words_first_the_claims_are_the_same(
    reader: Reader, readings: Readings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rules that need a word are not asked where a sentence has none; asked everywhere, they find nothing more."""
    documents = WATCHED[::2]
    expected = [readings.read(document, why=True) for document in documents]
    monkeypatch.setattr(Line, "hears", lambda *_: True)
    monkeypatch.setattr(MetricTable, "is_of_nothing", lambda *_: False)
    for document, reading in zip(documents, expected, strict=True):
        assert reader.read(document, why=True) == reading
    assert sum(len(reading.claims) for reading in expected) > 200


class Heard(frozenset[str]):
    """Words of a sentence of which none is missing."""

    def __contains__(self, word: object) -> bool:
        return True


def test_without_asking_for_words_first_the_quantities_are_the_same(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    units, texts = reader.finders.units, sentence_texts(WATCHED)
    expected = [quantities.find(text, units) for text in texts]
    asked = (numbers._IN_WORDS, quantity_rates._RATE_WORDS, quantity_rates._THING_WORDS, quantity_words._TIMES)
    heard = Heard(units.named.union(*asked, quantity_words._THINGS, quantity_words._REGULAR))
    monkeypatch.setattr(quantities, "plain_words", lambda _: heard)
    anything = re.compile("")
    monkeypatch.setattr(typography, "_MONEY_MARK", anything)
    monkeypatch.setattr(numbers, "_FIGURE_GOES_ON", anything)
    monkeypatch.setattr(quantity_ratios, "_MAY_FOLLOW", anything)
    monkeypatch.setattr(quantity_units, "_MAY_DIVIDE", anything)
    assert [quantities.find(text, units) for text in texts] == expected
    assert sum(map(len, expected)) > 1000


def test_without_asking_for_words_first_the_dates_are_the_same(reader: Reader) -> None:
    grammar, texts = reader.finders.grammar, sentence_texts(WATCHED)
    open_grammar = PeriodGrammar(grammar.lexicon, grammar.idioms)
    open_grammar.core = open_grammar.vocabulary
    found = [periods.find(text, grammar) for text in texts]
    assert [periods.find(text, open_grammar) for text in texts] == found
    assert sum(map(len, found)) > 500


def test_examples_of_the_watchlist_pass_alone(reader: Reader, watchlist: Watchlist) -> None:
    texts = examples(watchlist)
    assert len(texts) > 100
    for text in texts:
        document = article(text, "SpaceX, Starmind, Starship and Gigasat")
        assert reader.read(document).claims == reader.read(document, whole=True).claims


def test_no_sentence_that_holds_a_value_or_an_event_is_kept_out(reader: Reader, watchlist: Watchlist) -> None:
    kept_out = 0
    for document in [*WATCHED, *(article(text) for text in examples(watchlist))]:
        lines = reader.lines(document)
        for line in lines:
            if reader.gate.reason(line) is GateReason.NOTHING:
                kept_out += 1
                assert values.of_line(line, reader.claims.table, reader.claims.context.counter) == [], line.quote
                assert reader.claims.of_events.triggers.find(line) == [], line.quote
    assert kept_out > 200


def test_what_stands_beside_a_claim_is_the_same_without_the_gate(reader: Reader, readings: Readings) -> None:
    for document in WATCHED[:60]:
        gated, whole = readings.read(document), reader.read(document, whole=True)
        assert set(gated.quantities) <= set(whole.quantities)
        assert set(gated.periods) <= set(whole.periods)
        assert set(gated.cues) <= set(whole.cues)
        for claim in (claim for claim in gated.claims if claim.value is not None and not claim.headline):
            assert [quantity for quantity in whole.quantities if claim.start <= quantity.start < claim.end] == [
                quantity for quantity in gated.quantities if claim.start <= quantity.start < claim.end
            ]


def test_a_text_that_names_nobody_is_not_split(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """The words of plain news are looked at, and nothing else: neither sentences nor numbers nor cues."""

    def refuse(_: str) -> list[language.Sentence]:
        raise AssertionError("split into sentences")

    documents = plain_news(seed=5, sentences=200)
    monkeypatch.setattr(language, "sentences", refuse)
    for document in documents:
        assert reader.read(document).claims == ()


@pytest.mark.parametrize(
    ("sentence", "reason"),
    [
        ("Starmind is to reach 100 GW by 2030.", GateReason.FIGURE),
        ("Starmind is to reach a terawatt.", GateReason.FIGURE),
        ("A trio of satellites is being built.", GateReason.FIGURE),
        ("Starmind is a multi-gigawatt plan.", GateReason.FIGURE),
        ("Costs fell tenfold.", GateReason.FIGURE),
        ("Starship launched last week.", GateReason.EVENT),
        ("Starship launched 26 satellites.", GateReason.BOTH),
        ("Starmind is what the company calls its plan.", GateReason.NOTHING),
    ],
)
def test_a_sentence_is_read_for_a_reason(reader: Reader, sentence: str, reason: GateReason) -> None:
    document = article(f"{sentence} Nobody has seen it.")
    first, second = reader.read(document, whole=True).sentences
    assert document.text[first.start : first.end] == sentence
    assert (first.gate, second.gate) == (reason, GateReason.NOTHING)
