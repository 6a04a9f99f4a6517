"""A spaCy pipeline underneath, as it is asked for on the command line, in the environment and in a run's settings."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import spacy

from flows import reading
from flows.context import Context
from flows.runners import PlainRunner
from models.errors import UsageError
from tests.command_line import waymark

FEED = 'kind = "rss"\nurl = "http://a.test/feed"\nevery_hours = 2\nmin_seconds_between_requests = 0'
TEXT = "nScale has 1.7 GW online, more than Colossus 2."


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler").add_patterns([{"label": "ORG", "pattern": "nScale"}])
    folder = tmp_path_factory.mktemp("models") / "names"
    nlp.to_disk(folder)
    return folder


def with_model(context: Context, model: Path | str) -> Context:
    return replace(context, settings=replace(context.settings, model=str(model)))


def test_documents_are_read_anew_with_another_model(world: Any, model: Path) -> None:
    world.sources(FEED)
    world.feed("a.test/feed", "a.test/page")
    world.article("a.test/page", TEXT)
    world.run()
    world.read()
    found = "select count(*) from core_claim where metric = 'compute_power'"
    assert world.ask(found) == [(1,)]
    again = reading.read(with_model(world.context(), model), PlainRunner())
    assert again.documents_read == 1
    assert world.ask(found) == [(0,)]
    assert reading.read(with_model(world.context(), model), PlainRunner()).documents_read == 0


def test_a_model_that_is_not_there_stops_a_run_before_it_reads(world: Any) -> None:
    world.sources(FEED)
    world.feed("a.test/feed", "a.test/page")
    world.article("a.test/page", TEXT)
    world.run()
    with pytest.raises(UsageError, match="no_such_model"):
        reading.read(with_model(world.context(), "no_such_model"), PlainRunner())
    assert world.ask("select count(*) from core_reading") == [(0,)]


@pytest.mark.slow
def test_the_command_line_and_the_environment_name_it(model: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(TEXT)
    counts = [
        len(json.loads(answer.stdout)["claims"])
        for answer in (
            waymark("read", str(page), "--json"),
            waymark("read", str(page), "--json", "--model", str(model)),
            waymark("read", str(page), "--json", environment={"WAYMARK_SPACY_MODEL": str(model)}),
        )
    ]
    assert counts == [1, 0, 0]
    refused = waymark("read", str(page), "--model", "no_such_model")
    assert refused.returncode == 2
    assert "no_such_model" in refused.stderr
    assert "Traceback" not in refused.stderr
