"""A pretrained pipeline underneath: what it brings, in which ways it is named, and that nothing needs one.

The pipelines are made here: entities by rules, syntax by a parser that is trained on the spot.
"""

import importlib
import json
from datetime import date
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.training import Example
from spacy.util import fix_random_seed

from extractors import components
from extractors.reader import Reader
from extractors.text.underlay import EntityKind, Notes, Underlay
from models.claims import Claim
from models.documents import Document
from models.errors import UsageError
from models.vocabulary import DocumentKind
from models.watchlist import Watchlist

ROOT = Path(__file__).resolve().parents[2]
PATTERNS = [
    {"label": "ORG", "pattern": "HPC"},
    {"label": "ORG", "pattern": "nScale"},
    {"label": "ORG", "pattern": "SpaceX"},
    {"label": "PERSON", "pattern": "Mara Vale"},
    {"label": "DATE", "pattern": "Juneteenth"},
]
PARSED = [  # words, heads, relations: two sentences in the first, whose border only syntax tells
    (
        "It was made by Lumen Inc. Starmind satellites will draw 120 kW each .",
        [2, 2, 2, 2, 5, 3, 7, 9, 9, 9, 11, 9, 9, 9],
        ["nsubjpass", "auxpass", "ROOT", "agent", "compound", "pobj", "compound", "nsubj", "aux", "ROOT", "nummod", "dobj", "advmod", "punct"],
    ),
    ("nScale has 1.7 GW .", [1, 1, 3, 1, 1], ["nsubj", "ROOT", "nummod", "dobj", "punct"]),
    ("Halls near nScale have 1.7 GW .", [3, 0, 1, 3, 5, 3, 3], ["nsubj", "prep", "pobj", "ROOT", "nummod", "dobj", "punct"]),
    ("nScale 's hall has 1.7 GW .", [2, 0, 3, 3, 5, 3, 3], ["poss", "case", "nsubj", "ROOT", "nummod", "dobj", "punct"]),
]  # fmt: skip


@pytest.fixture(scope="session")
def bare(reader: Reader) -> Reader:
    return reader


@pytest.fixture(scope="module")
def named(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A saved pipeline that knows names by rules."""
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns(PATTERNS)
    folder = tmp_path_factory.mktemp("models") / "names"
    nlp.to_disk(folder)
    return folder


@pytest.fixture(scope="module")
def by_names(watchlist: Watchlist, named: Path) -> Reader:
    """The reader with the pipeline of names underneath."""
    return Reader.of(watchlist, Underlay.load(str(named)))


@pytest.fixture(scope="module")
def parsed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A saved pipeline with names, and a parser that has learned a few sentences by heart."""
    fix_random_seed(0)
    nlp = spacy.blank("en")
    parser = nlp.add_pipe("parser")
    examples = [Example.from_dict(nlp.make_doc(text), {"heads": heads, "deps": deps}) for text, heads, deps in PARSED]
    for example in examples:
        for dep in example.reference:
            parser.add_label(dep.dep_)
    optimizer = nlp.initialize(lambda: examples)
    for _ in range(60):
        nlp.update(examples, sgd=optimizer)
    nlp.add_pipe("entity_ruler").add_patterns(PATTERNS)
    folder = tmp_path_factory.mktemp("models") / "parsed"
    nlp.to_disk(folder)
    return folder


@pytest.fixture
def package(named: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The pipeline of names as an installed package, laid out as ``spacy package`` does it."""
    name, version = "tiny_names", "1.2.3"
    meta = {**json.loads((named / "meta.json").read_text()), "lang": "en", "name": "names", "version": version}
    root = tmp_path / "site" / name
    root.mkdir(parents=True)
    (root / "__init__.py").write_text(
        "from spacy.util import load_model_from_init_py\n\n\n"
        "def load(**overrides):\n    return load_model_from_init_py(__file__, **overrides)\n"
    )
    (root / "meta.json").write_text(json.dumps(meta))
    data = root / f"en_names-{version}"
    nlp = spacy.load(named)
    nlp.meta["name"], nlp.meta["version"] = "names", version
    nlp.to_disk(data)
    installed = tmp_path / "site" / f"{name}-{version}.dist-info"
    installed.mkdir()
    (installed / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    importlib.invalidate_caches()
    return name


def read(reader: Reader, text: str, title: str = "") -> list[Claim]:
    document = Document(
        id="d", kind=DocumentKind.ARTICLE, title=title, text=text, published_on=date(2026, 6, 23)
    )  # fmt: skip
    return list(reader.read(document).claims)


@pytest.mark.parametrize(
    "text",
    [
        "nScale has 1.7 GW online, more than Colossus 2.",
        "Now nScale has 1.7 GW online, more than Colossus 2.",
    ],
)
def test_figures_of_companies_that_no_list_names_are_left_to_them(bare: Reader, by_names: Reader, text: str) -> None:
    """The rules alone take these for figures of Colossus, and with the names they do not."""
    assert [claim.program for claim in read(bare, text)] == ["xai.colossus"]
    assert read(by_names, text) == []


@pytest.mark.parametrize(
    ("text", "without", "speaker"),
    [
        ("Mara Vale watches it. She said that Colossus 2 draws 946 MW.", None, "Mara Vale"),
        (
            "nScale and SpaceX share a lawyer. nScale wants to sell. The company said that Colossus 2 draws 946 MW.",
            "spacex",
            "nScale",
        ),
        ("Musk watches it. He said that Colossus 2 draws 946 MW.", "elon_musk", "elon_musk"),
    ],
)
def test_speakers_that_no_list_names(
    bare: Reader, by_names: Reader, text: str, without: str | None, speaker: str
) -> None:
    assert [claim.speaker for claim in read(bare, text)] == [without]
    assert [claim.speaker for claim in read(by_names, text)] == [speaker]


def test_syntax_parts_sentences_that_an_abbreviation_leaves_open(
    bare: Reader, watchlist: Watchlist, parsed: Path
) -> None:
    text = "It was made by Lumen Inc. Starmind satellites will draw 120 kW each ."
    reader = Reader.of(watchlist, Underlay.load(str(parsed)))
    assert [claim.quote for claim in read(bare, text)] == [text]
    assert [claim.quote for claim in read(reader, text)] == ["Starmind satellites will draw 120 kW each ."]


def test_syntax_tells_who_is_a_subject(parsed: Path) -> None:
    underlay = Underlay.load(str(parsed))
    told = {text: underlay.annotate(text).entities for text, _, _ in PARSED[1:]}
    assert [[entity.is_subject for entity in found] for found in told.values()] == [[True], [False], [True]]


def test_without_a_parser_nobody_is_known_as_a_subject_or_not(named: Path) -> None:
    (entity,) = Underlay.load(str(named)).annotate("So nScale has 1.7 GW.").entities
    assert (entity.start, entity.end, entity.text) == (3, 9, "nScale")
    assert (entity.kind, entity.is_subject) == (EntityKind.ORGANIZATION, None)


def test_a_package_is_loaded_by_its_name(watchlist: Watchlist, package: str) -> None:
    underlay = Underlay.load(package)
    assert "1.2.3" in underlay.version
    assert read(Reader.of(watchlist, underlay), "nScale has 1.7 GW online, more than Colossus 2.") == []


@pytest.mark.parametrize("name", ["no_such_model_of_ours", "/no/such/folder"])
def test_a_model_that_is_not_there_is_named(name: str) -> None:
    with pytest.raises(UsageError, match="nothing needs one") as caught:
        Underlay.load(name)
    assert name in str(caught.value)


def test_a_model_that_cannot_be_loaded_is_named(named: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken"
    spacy.load(named).to_disk(broken)
    (broken / "config.cfg").write_text(
        '[nlp]\nlang = "en"\npipeline = ["nobody"]\n[components.nobody]\nfactory = "nobody_made_this"\n'
    )
    with pytest.raises(UsageError) as caught:
        Underlay.load(str(broken))
    assert "broken" in str(caught.value)


def test_a_model_that_knows_nothing_changes_nothing(bare: Reader, watchlist: Watchlist, tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    underlay = Underlay.load(str(tmp_path / "blank"))
    assert underlay.annotate("SpaceX said so.") == Notes()
    text = "Colossus 2 leads. HPC has 1.7 GW online, Mara Vale said."
    assert read(Reader.of(watchlist, underlay), text) == read(bare, text)


def test_offsets_of_a_long_text_hold(named: Path) -> None:
    text = "Nothing. " * 15_000 + "\nThen nScale and Mara Vale came." + "\nNothing." * 15_000 + "\nHPC left."
    found = Underlay.load(str(named)).annotate(text).entities
    assert [text[entity.start : entity.end] for entity in found] == ["nScale", "Mara Vale", "HPC"]


def test_the_components_read_with_what_stands_before_them(named: Path, by_names: Reader) -> None:
    """In a pipeline of the user's own, the claims are those of a reader with that pipeline underneath."""
    nlp: Language = spacy.load(named)
    components.add_to(nlp, ROOT / "watchlist", use_model=True)
    for text in (
        "nScale has 1.7 GW online, more than Colossus 2.",
        "Mara Vale watches it. She said that Colossus 2 draws 946 MW.",
    ):
        assert nlp(text)._.claims == [claim.as_json() for claim in read(by_names, text)]


def test_a_saved_pipeline_still_uses_its_model(named: Path, tmp_path: Path) -> None:
    nlp = components.add_to(spacy.load(named), ROOT / "watchlist", use_model=True)
    nlp.to_disk(tmp_path / "saved")
    assert spacy.load(tmp_path / "saved")("nScale has 1.7 GW online, more than Colossus 2.")._.claims == []


def test_the_components_stand_behind_a_parser(parsed: Path) -> None:
    """A parsed document keeps its sentences for spaCy; ours are in their group, and the claims are the reader's."""
    text = "SpaceX plans 1 GW of Starmind. Each has 120 kW."
    nlp = components.add_to(spacy.load(parsed), ROOT / "watchlist")
    doc = nlp(text)
    assert [span.text for span in doc.spans["sentences"]] == ["SpaceX plans 1 GW of Starmind.", "Each has 120 kW."]
    assert doc._.claims == components.add_to(spacy.blank("en"), ROOT / "watchlist")(text)._.claims != []
