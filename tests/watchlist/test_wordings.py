"""The families of words that rules look for: every phrase is needed by an example, no other text holds one."""

import pkgutil
import re
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import pytest

import extractors
from extractors.text.inflections import all_forms
from extractors.text.wordings import Frame, Wordings, any_of
from models.lexicon import Wording
from models.vocabulary import PowerBasis
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


MODULES = [import_module(module.name) for module in pkgutil.walk_packages(extractors.__path__, "extractors.")]
FRAMES = {
    f"{module.__name__}.{name}": frame
    for module in MODULES
    for name, frame in vars(module).items()
    if isinstance(frame, Frame)
}


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
def test_every_slot_of_a_frame_is_a_family(frame: Frame) -> None:
    assert frame.families
    assert [family for family in frame.families if family not in WORDINGS.groups] == []
    WORDINGS.pattern(frame)  # compiles


def test_every_family_is_looked_for_by_a_rule() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in Path(extractors.__path__[0]).rglob("*.py"))
    asked = set(re.findall(r"[\"<](\w+\.\w+)[\">]", code)) | {f"power.{basis.value}" for basis in PowerBasis}
    asked |= {family for metric in WATCHLIST.metrics for family in metric.not_families}
    assert {entry.key for entry in WATCHLIST.wordings} <= asked


def test_a_frame_holds_any_phrase_of_its_families_and_nothing_of_an_unknown_one() -> None:
    wordings = Wordings.of(
        replace(WATCHLIST, wordings=(Wording(key="t.seen", meaning="", phrases=("saw", "saw off")),))
    )
    assert wordings.pattern(Frame(r"we <t.seen>$")).fullmatch("we saw off")
    assert wordings.pattern(Frame(r"we (?:<no.such>|are)")).fullmatch("we are")
    assert wordings.pattern(Frame(r"<no.such>")).search("we are") is None


def test_no_pattern_looks_for_the_name_of_a_family() -> None:
    """A slot is filled in frames alone: a pattern that has one would look for its name in texts."""
    slots = re.compile(r"<[a-z_]+\.[a-z_]+>")
    patterns = {
        f"{module.__name__}.{name}": value.pattern
        for module in MODULES
        for name, value in vars(module).items()
        if isinstance(value, re.Pattern)
    }
    assert len(patterns) > 100
    assert [name for name, pattern in patterns.items() if slots.search(str(pattern))] == []
