"""The lexicon proves itself: every example is read as stated, every phrase is needed, no counter-example fires."""

from functools import cache

import pytest

from extractors.names import language
from extractors.names.mentions import MentionFinder
from extractors.speech.cues import NEUTRAL, CueFinder
from extractors.text.phrases import GAP, words
from models.lexicon import CueRule, Organization, Person, Program
from models.vocabulary import CueKind, MentionLabel, Modality
from tests import shipped
from tests.shipped import watchlist

Named = Program | Organization | Person


def names() -> MentionFinder:
    return shipped.reader().mentions


@cache
def cue_finder() -> CueFinder:
    return CueFinder.of(watchlist().cues)


def labelled() -> list[tuple[MentionLabel, Named]]:
    return [
        *((MentionLabel.PROGRAM, entry) for entry in watchlist().programs),
        *((MentionLabel.ORGANIZATION, entry) for entry in watchlist().organizations),
        *((MentionLabel.PERSON, entry) for entry in watchlist().people),
    ]


every_name = pytest.mark.parametrize(
    ("label", "entry"), labelled(), ids=[f"{label}-{entry.key}" for label, entry in labelled()]
)
every_cue = pytest.mark.parametrize("rule", watchlist().cues, ids=[rule.key for rule in watchlist().cues])


def found_in(text: str, label: MentionLabel, key: str) -> list[str]:
    return [mention.text for mention in names().find(text) if (mention.label, mention.key) == (label, key)]


def phrases_heard(text: str, rule: CueRule) -> set[tuple[str, ...]]:
    """Return the word forms of every phrase of ``rule`` that is matched in ``text``, gaps cut out."""
    heard: set[tuple[str, ...]] = set()
    for sentence in language.sentences(text):
        spoken = words(text, sentence.start, sentence.end)
        for match in cue_finder().matches(text, sentence):
            if match.payload is rule:
                forms = [word.form for word in spoken[match.first : match.last]]
                heard |= {shape for shape in map(forms_of, rule.phrases) if is_heard(shape, forms)}
    return heard


def forms_of(phrase: str) -> tuple[str, ...]:
    head, gap, tail = phrase.partition(GAP)
    return (*(word.form for word in words(head)), *([GAP] if gap else []), *(word.form for word in words(tail)))


def is_heard(shape: tuple[str, ...], forms: list[str]) -> bool:
    if GAP not in shape:
        return list(shape) == forms
    at = shape.index(GAP)
    head, tail = list(shape[:at]), list(shape[at + 1 :])
    return len(forms) > len(head) + len(tail) and forms[: len(head)] == head and forms[-len(tail) :] == tail


@every_name
def test_every_example_names_its_entry(label: MentionLabel, entry: Named) -> None:
    assert entry.examples
    for example in entry.examples:
        assert found_in(example, label, entry.key), example


@every_name
def test_no_counter_example_names_its_entry(label: MentionLabel, entry: Named) -> None:
    for example in entry.not_examples:
        assert not found_in(example, label, entry.key), example


@every_name
def test_every_alias_is_needed_by_an_example(label: MentionLabel, entry: Named) -> None:
    heard = {name.lower() for example in entry.examples for name in found_in(example, label, entry.key)}
    aliases = [*entry.aliases, *getattr(entry, "ambiguous_aliases", ())]
    if not isinstance(entry, Program):
        aliases.append(entry.name)
    assert [alias for alias in aliases if alias.lower() not in heard] == []


@every_name
def test_every_other_name_is_needed_by_a_counter_example(label: MentionLabel, entry: Named) -> None:
    counter = " ".join(entry.not_examples)
    assert [name for name in entry.other_names if name not in counter] == []
    words = counter.lower()
    assert [word for word in getattr(entry, "elsewhere", ()) if word not in words] == []


def test_no_alias_certainly_means_two_entries() -> None:
    owners: dict[str, set[str]] = {}
    for label, entry in labelled():
        if label is not MentionLabel.ORGANIZATION or entry.key not in {program.key for program in watchlist().programs}:
            for alias in entry.aliases:
                owners.setdefault(alias, set()).add(f"{label}: {entry.key}")
    assert {alias: found for alias, found in owners.items() if len(found) > 1} == {}


def test_the_catalogue_is_whole() -> None:
    programs = {entry.key for entry in watchlist().programs}
    assert programs >= {
        "spacex.starmind", "spacex.starlink", "spacex.starship", "spacex.gigasat", "terafab", "tesla.dojo",
        "tesla.ai_chip", "tesla.cortex", "xai.colossus", "starcloud", "google.suncatcher", "blue_origin.sunrise",
        "axiom.odc", "three_body", "aetherflux", "orbital_compute", "compute_supply",
    }  # fmt: skip
    organizations = {entry.key for entry in watchlist().organizations}
    assert organizations >= {
        "spacex", "tesla", "xai", "starcloud", "google", "blue_origin", "amazon", "meta", "microsoft", "openai",
        "anthropic", "cursor", "reflection", "nvidia", "intel", "samsung", "tsmc", "axiom_space", "aetherflux", "fcc",
        "sec", "faa", "nasa",
    }  # fmt: skip


@every_cue
def test_every_phrase_is_needed_by_an_example(rule: CueRule) -> None:
    heard = {shape for example in rule.examples for shape in phrases_heard(example, rule)}
    assert [phrase for phrase in rule.phrases if forms_of(phrase) not in heard] == []


@every_cue
def test_every_example_of_a_cue_is_heard(rule: CueRule) -> None:
    assert rule.examples
    for example in rule.examples:
        assert phrases_heard(example, rule), example


@every_cue
def test_no_counter_example_of_a_cue_is_heard(rule: CueRule) -> None:
    assert rule.not_examples
    for example in rule.not_examples:
        assert not phrases_heard(example, rule), example


@every_cue
def test_the_value_of_a_cue_belongs_to_its_kind(rule: CueRule) -> None:
    allowed = {
        CueKind.MODALITY: set(Modality),
        CueKind.NEGATION: {Modality.DENIED, Modality.DOUBTED, NEUTRAL},
        CueKind.CONDITION: {Modality.CONDITIONAL, NEUTRAL},
        CueKind.ATTRIBUTION: {"said"},
        CueKind.NO_CLAIM: {"sarcasm", "question", "price", "comparison", "hypothetical", "superseded", "unsaid"},
    }
    assert rule.value in allowed[rule.kind]


def test_no_phrase_stands_in_two_rules() -> None:
    keys: dict[tuple[str, ...], list[str]] = {}
    for rule in watchlist().cues:
        for phrase in rule.phrases:
            keys.setdefault(forms_of(phrase), []).append(rule.key)
    assert {shape: found for shape, found in keys.items() if len(found) > 1} == {}


def test_every_modality_has_its_words() -> None:
    assert {rule.modality for rule in watchlist().cues} >= set(Modality)
    assert sum(len(rule.phrases) for rule in watchlist().cues if rule.value != NEUTRAL) >= 120


def test_a_negator_outranks_every_statement() -> None:
    statements = {Modality.ACHIEVED, Modality.UNDERWAY, Modality.COMMITTED, Modality.ASPIRATIONAL}
    weakest = min(rule.strength for rule in watchlist().cues if rule.value == Modality.DENIED)
    assert all(rule.strength < weakest for rule in watchlist().cues if rule.modality in statements)
