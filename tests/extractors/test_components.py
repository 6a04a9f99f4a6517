"""The spaCy components: in any pipeline, saved and loaded, over several processes, and always the reader's own claims."""

import tomllib
from importlib import import_module
from pathlib import Path

import pytest
import spacy
from spacy import displacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import load_config, load_model_from_config

from benchmarks.quality import CORPUS, document_of, gold_documents
from extractors import components
from extractors.components import COMPONENTS
from models.documents import Document
from tests.readings import Readings

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = [document_of(entry) for entry in gold_documents(CORPUS)][::6]
TEXT = "SpaceX plans to launch 100 GW of Starmind satellites a year by 2030. Each has 120kW. Nothing else is known."


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_model_from_config(load_config(ROOT / "extractors" / "config.cfg"), auto_fill=True)


def as_doc(nlp: Language, document: Document) -> Doc:
    doc = nlp.make_doc(document.text)
    published = document.published_on.isoformat() if document.published_on else None
    doc._.document = {"title": document.title, "published": published, "kind": document.kind.value}
    return doc


def test_the_pipeline_claims_what_the_reader_claims(nlp: Language, readings: Readings) -> None:
    claims = 0
    for document in DOCUMENTS:
        reading = readings.read(document)
        doc = nlp(as_doc(nlp, document))
        assert doc._.claims == [claim.as_json() for claim in reading.claims]
        assert doc.text == document.text
        claims += len(doc._.claims)
    assert claims > 100


def test_groups_hold_what_stands_in_the_text(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert [span.text for span in doc.spans["quantities"]] == ["100 GW", "120kW"]
    assert [span.text for span in doc.spans["periods"]] == ["by 2030"]
    assert "plans" in [span.text for span in doc.spans["cues"]]
    assert [(ent.text, ent.label_, ent.kb_id_) for ent in doc.ents] == [
        ("SpaceX", "organization", "spacex"),
        ("Starmind", "program", "spacex.starmind"),
    ]
    assert [span.text for span in doc.spans["sentences"]] == [sent.text for sent in doc.sents]
    assert {span.label_ for span in doc.spans["claims"]} >= {"compute_power_rate", "unit_power"}


def test_a_saved_pipeline_needs_no_watchlist(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "saved")
    loaded = spacy.load(tmp_path / "saved")
    for component in COMPONENTS[1:]:
        loaded.get_pipe(component)._folder = tmp_path / "nowhere"
    assert loaded(TEXT)._.claims == nlp(TEXT)._.claims
    assert [token.text for token in loaded("It has 120kW.")] == ["It", "has", "120", "kW", "."]
    again = spacy.blank("en")
    components.add_to(again)
    again.from_bytes(nlp.to_bytes())
    assert again(TEXT)._.claims == nlp(TEXT)._.claims


def test_a_doc_keeps_its_claims(nlp: Language) -> None:
    doc = nlp(TEXT)
    kept = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert kept._.claims == doc._.claims != []
    assert kept.spans["quantities"].attrs["records"] == doc.spans["quantities"].attrs["records"]


def test_two_processes_claim_the_same(nlp: Language) -> None:
    texts = [document.text for document in DOCUMENTS[:6]]
    alone = [doc._.claims for doc in nlp.pipe(texts)]
    assert [doc._.claims for doc in nlp.pipe(texts, n_process=2, batch_size=2)] == alone
    assert any(alone)


def test_what_a_component_takes_out_is_claimed_by_nobody() -> None:
    nlp = components.add_to(spacy.blank("en"), ROOT / "watchlist")

    @Language.component("without_money_of_power")
    def without(doc: Doc) -> Doc:
        group = doc.spans["quantities"]
        group.attrs["records"] = [record for record in group.attrs["records"] if record["dimension"] != "power"]
        return doc

    nlp.add_pipe("without_money_of_power", before="waymark_claims")
    assert "unit_power" not in {claim["metric"] for claim in nlp(TEXT)._.claims}


def test_a_pipeline_of_another_keeps_its_entities_and_sentences(tmp_path: Path) -> None:
    """A pipeline that somebody has, with entities and sentences of its own, goes underneath."""
    theirs = spacy.blank("en")
    theirs.add_pipe("sentencizer")
    theirs.add_pipe("entity_ruler").add_patterns(
        [{"label": "GPE", "pattern": "Bastrop"}, {"label": "ORG", "pattern": "SpaceX"}]
    )
    theirs.to_disk(tmp_path / "theirs")
    nlp = spacy.load(tmp_path / "theirs")
    for component in COMPONENTS[1:]:
        nlp.add_pipe(component)
    doc = nlp(f"{TEXT} It is built in Bastrop.")
    assert [(ent.text, ent.label_) for ent in doc.ents] == [
        ("SpaceX", "organization"),
        ("Starmind", "program"),
        ("Bastrop", "GPE"),
    ]
    assert {claim["metric"] for claim in doc._.claims} >= {"compute_power_rate", "unit_power"}


def test_displacy_shows_the_groups(nlp: Language) -> None:
    doc = nlp("Starmind is to have 100 GW <b>by 2030</b>.")
    for key in ("claims", "quantities", "periods"):
        page = displacy.render(doc, style="span", options={"spans_key": key}, jupyter=False)
        assert "<b>" not in page
        assert "Starmind" in page
    assert "spacex.starmind" in displacy.render(doc, style="ent", jupyter=False)


def test_spacy_is_told_of_the_factories() -> None:
    points = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["entry-points"]["spacy_factories"]
    assert tuple(points) == COMPONENTS
    for name, place in points.items():
        module, _, attribute = place.partition(":")
        assert callable(getattr(import_module(module), attribute))
        assert Language.has_factory(name)


def test_an_empty_text_is_no_trouble(nlp: Language) -> None:
    for text in ("", " ", "\n\n", "\u202e", "…"):
        doc = nlp(text)
        assert doc._.claims == []
        assert list(doc.spans["claims"]) == []


def test_spans_are_spans_of_tokens(nlp: Language) -> None:
    for document in DOCUMENTS[:10]:
        doc = nlp(as_doc(nlp, document))
        for group in doc.spans.values():
            assert all(isinstance(span, Span) and span.text in document.text for span in group)
