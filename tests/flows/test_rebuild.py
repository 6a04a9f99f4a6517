"""The warehouse made anew from the archive, what a killed run left taken in, and the archive checked."""

import json
import os
import shutil
from pathlib import Path
from typing import Any

import duckdb
import pytest
import typer
from click.testing import Result
from typer.testing import CliRunner
from warcio.archiveiterator import ArchiveIterator

from flows import archive_adoption, archive_check, archive_commands, demo, polls, river
from flows.archive import Archive, ArchivedAnswer
from flows.archive_notes import Look, RunBegun, RunEnded
from flows.cli import Options
from flows.context import Context
from flows.runners import PlainRunner
from flows.settings import Settings
from models.errors import ArchiveDamaged, CheckFailed
from warehouse import checks
from warehouse.connection import open_for_reading, open_for_writing

CHECKOUT = Path(__file__).resolve().parents[2]
OF_THE_REBUILD_ITSELF = {"core_archive_file", "core_migration", "raw_run"}


def everything(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table, but for what a rebuild adds about itself, and what it says of postings."""
    with duckdb.connect(str(path), read_only=True) as con:
        names = [
            name for (name,) in con.execute("select table_name from duckdb_tables() where not internal").fetchall()
        ]
        rows = {
            name: con.execute(f'select * from "{name}" order by all').fetchall()
            for name in [*names, "out_posting", "out_source_health"]
            if name not in OF_THE_REBUILD_ITSELF
        }
        rows["runs"] = con.execute("select * from raw_run where kind <> 'rebuild' order by all").fetchall()
    return rows


def context_of(home: Path) -> Context:
    settings = Settings(home=home, watchlist=CHECKOUT / "watchlist", only_loopback=True, polite=False)
    return Context.of(settings, sources=demo.SAMPLE / "sources.toml")


@pytest.fixture(scope="module")
def two_weeks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The home of a demo of two editions, for tests that copy it."""
    home = tmp_path_factory.mktemp("two_weeks") / "home"
    demo.run(home=home, watchlist=CHECKOUT / "watchlist", editions=2)
    return home


@pytest.fixture
def home(two_weeks: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(two_weeks, tmp_path / "home"))


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_a_rebuild_gives_the_same_in_every_table(whole: demo.DemoReport, tmp_path: Path) -> None:
    """Over all editions: wordings that change, postings that close, pages that were corrected."""
    home = Path(shutil.copytree(whole.home, tmp_path / "home"))
    before = everything(home / "warehouse.duckdb")
    for made in ("warehouse.duckdb", "published/waymark.duckdb"):
        (home / made).unlink()
    report = river.rebuild(context_of(home), PlainRunner())
    after = everything(home / "warehouse.duckdb")
    assert {name: rows for name, rows in after.items() if rows != before[name]} == {}
    assert len(before["core_claim"]) == report.claims > 100
    assert len(report.scored_as_of) == len(whole.editions)
    assert everything(home / "published" / "waymark.duckdb")["core_score"] == before["core_score"]
    assert not list(home.glob("*.new-*"))


@pytest.mark.slow
def test_a_rebuild_twice_is_a_rebuild_once_and_the_demo_goes_on_after_it(home: Path) -> None:
    for _ in range(2):
        river.rebuild(context_of(home), PlainRunner())
    before = everything(home / "warehouse.duckdb")
    demo.run(home=home, watchlist=CHECKOUT / "watchlist", editions=2)
    assert everything(home / "warehouse.duckdb") == before  # both editions are known to be done
    again = demo.run(home=home, watchlist=CHECKOUT / "watchlist", editions=3)
    assert again.editions_done_before == 2


@pytest.mark.slow
def test_a_warehouse_that_cannot_be_opened_is_replaced_with_its_log(home: Path) -> None:
    before = everything(home / "warehouse.duckdb")
    (home / "warehouse.duckdb").write_bytes(os.urandom(10_000))
    (home / "warehouse.duckdb.wal").write_bytes(os.urandom(10_000))
    river.rebuild(context_of(home), PlainRunner())
    assert everything(home / "warehouse.duckdb") == before


@pytest.mark.slow
def test_what_the_archive_lacks_is_not_thrown_away(home: Path) -> None:
    warehouse = home / "warehouse.duckdb"
    before = warehouse.read_bytes()
    lost = max((home / "archive").iterdir(), key=lambda path: path.stat().st_size)
    lost.unlink()
    with pytest.raises(ArchiveDamaged, match=r"the archive lacks [0-9]+ fetches"):
        river.rebuild(context_of(home), PlainRunner())
    assert warehouse.read_bytes() == before
    report = river.rebuild(context_of(home), PlainRunner(), accept_loss=True)
    assert report.lost > 10
    assert warehouse.read_bytes() != before


@pytest.mark.slow
def test_sources_that_nobody_lists_any_more_are_named(home: Path) -> None:
    settings = Settings(home=home, watchlist=CHECKOUT / "watchlist", only_loopback=True)
    with pytest.raises(ArchiveDamaged, match=r"no longer lists .*orbital_wire"):
        river.rebuild(Context.of(settings), PlainRunner())


@pytest.mark.slow
def test_a_rebuild_that_fails_its_checks_changes_nothing(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (home / "warehouse.duckdb").read_bytes()
    monkeypatch.setattr(checks, "offending_rows", lambda con, name, at_most=5: ["a row"])
    with pytest.raises(CheckFailed):
        river.rebuild(context_of(home), PlainRunner())
    assert (home / "warehouse.duckdb").read_bytes() == before
    assert not list(home.glob("*.new-*"))


# What a killed run left.


@pytest.fixture
def small_home(small_world: Any) -> tuple[Path, Context]:
    settings = Settings(home=small_world.home, watchlist=small_world.watchlist, only_loopback=True, polite=False)
    return small_world.home, Context.of(settings)


def rows(home: Path, query: str) -> list[tuple[object, ...]]:
    with open_for_reading(home / "warehouse.duckdb") as con:
        return con.execute(query).fetchall()


@pytest.mark.slow
def test_what_was_archived_and_never_noted_is_taken_in_and_not_fetched_again(small_home: tuple[Path, Context]) -> None:
    home, context = small_home
    river.assess(context, PlainRunner())  # so that there is a warehouse in which nothing stands yet
    unaware = (home / "warehouse.duckdb").read_bytes()
    river.ingest(context, PlainRunner())
    aware = everything(home / "warehouse.duckdb")
    answers = len(list(Archive(home / "archive").records()))
    (home / "warehouse.duckdb").write_bytes(unaware)  # killed before anything was committed
    counts = river.ingest(context, PlainRunner()).counts()
    assert (counts["sources_looked_at"], counts["pages_fetched"]) == (0, 0)
    again = everything(home / "warehouse.duckdb")
    assert len(list(Archive(home / "archive").records())) == answers
    assert {name for name in aware if aware[name] != again[name]} <= {"runs", "core_source"}
    finished = rows(home, "select kind, finished_at is not null from raw_run order by started_at")
    assert finished == [("assess", True), ("ingest", True), ("ingest", True)]


@pytest.mark.slow
def test_a_look_that_was_never_noted_does_not_count_and_is_made_again(
    small_home: tuple[Path, Context], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its answer has a validator: were it believed, the listing would be unchanged for ever, and its items never seen."""
    home, context = small_home

    class Killed(BaseException):
        pass

    def killed(*given: object, **named: object) -> None:
        raise Killed

    with monkeypatch.context() as during:
        during.setattr(polls, "_save", killed)
        with pytest.raises(Killed):
            river.ingest(context, PlainRunner())
    assert len(list(Archive(home / "archive").records())) == 2  # robots.txt and the listing
    river.ingest(context, PlainRunner())
    assert rows(home, "select outcome, items_new from raw_poll") == [("ok", 2)]
    assert rows(home, "select count(*) from raw_fetch where outcome = 'ok'") == [(2,)]
    before = everything(home / "warehouse.duckdb")
    river.rebuild(context, PlainRunner())
    after = everything(home / "warehouse.duckdb")
    assert after["raw_fetch"] == before["raw_fetch"]
    assert after["raw_poll"] == before["raw_poll"]


@pytest.mark.slow
def test_taking_in_what_is_known_changes_nothing(home: Path) -> None:
    context = context_of(home)
    archive_adoption.adopt(context)
    before = everything(home / "warehouse.duckdb")
    with open_for_writing(home / "warehouse.duckdb") as con:
        con.execute("delete from core_archive_file")
    adopted = archive_adoption.adopt(context)
    assert (adopted.looks, adopted.pages) == (0, 0)
    assert adopted.files == 2  # one a run
    assert everything(home / "warehouse.duckdb") == before
    assert archive_adoption.adopt(context).files == 0


# The archive checked.


def damage(path: Path) -> None:
    """Change a byte of the answer with the largest body of a file."""
    answers = [entry.fetch for entry in Archive(path.parent).survey([path]) if isinstance(entry, ArchivedAnswer)]
    largest = max(answers, key=lambda fetch: fetch.body_bytes)
    assert largest.archive_offset is not None
    data = bytearray(path.read_bytes())
    data[largest.archive_offset + 500] ^= 0xFF
    path.write_bytes(data)


@pytest.mark.slow
def test_every_damaged_record_is_named_and_the_others_are_still_checked(home: Path) -> None:
    files = sorted((home / "archive").iterdir(), key=lambda path: -path.stat().st_size)[:2]
    sound = archive_check.check(home / "archive", home / "warehouse.duckdb")
    assert sound.is_sound
    assert sound.answers > 30
    assert sound.notes > 15
    for path in files:
        damage(path)
    found = archive_check.check(home / "archive", home / "warehouse.duckdb")
    assert len(found.damaged) == 2
    assert {line.split(" at ")[0] for line in found.damaged} == {path.name for path in files}
    assert len(found.lacking) == 2
    assert found.answers == sound.answers - 2
    with pytest.raises(ArchiveDamaged, match=files[0].name):
        river.rebuild(context_of(home), PlainRunner())


@pytest.mark.slow
def test_the_unfinished_end_of_a_killed_run_is_no_damage(home: Path) -> None:
    archive = Archive(home / "archive")
    path = max(archive.files(), key=lambda each: each.stat().st_size)
    whole = archive_check.check(archive.folder).answers
    path.write_bytes(path.read_bytes() + (archive.files()[0]).read_bytes()[:50])
    assert archive_check.check(archive.folder).is_sound
    path.write_bytes(path.read_bytes()[:-50] + b"\0" * 5_000)
    assert archive_check.check(archive.folder).is_sound
    assert archive_check.check(archive.folder).answers == whole


@pytest.mark.slow
def test_the_notes_tell_of_every_run_and_every_look(home: Path) -> None:
    notes = [entry for entry in Archive(home / "archive").survey() if isinstance(entry, Look | RunBegun | RunEnded)]
    polls = {note.poll.id: note.poll for note in notes if isinstance(note, Look)}
    assert {row[0] for row in rows(home, "select id from raw_poll")} == set(polls)
    assert {note.run.run_id for note in notes if isinstance(note, RunBegun)} == {
        note.run_id for note in notes if isinstance(note, RunEnded)
    }


@pytest.mark.slow
def test_other_tools_read_notes_too(home: Path) -> None:
    kinds = set()
    for path in Archive(home / "archive").files():
        with path.open("rb") as stream:
            for record in ArchiveIterator(stream, check_digests="raise"):
                body = record.content_stream().read()
                if record.rec_headers.get_header("Waymark-Note"):
                    kinds.add(record.rec_headers.get_header("Waymark-Note"))
                    assert json.loads(body)
    assert kinds == {"look", "run begun", "run ended"}


# The commands.


def invoke(home: Path, *arguments: str) -> Result:
    app = typer.Typer()

    @app.callback()
    def options(context: typer.Context) -> None:
        context.obj = Options(home=home, watchlist=CHECKOUT / "watchlist", contact=None)

    archive_commands.hook_into(app)
    return CliRunner().invoke(app, list(arguments))


@pytest.mark.slow
def test_the_commands_say_what_there_is(home: Path) -> None:
    sound = invoke(home, "archive", "check", "--json")
    assert sound.exit_code == 0, sound.output
    assert json.loads(sound.stdout)["damaged_records"] == 0
    rebuilt = invoke(home, "rebuild", "--json", "--sources", str(demo.SAMPLE / "sources.toml"))
    assert rebuilt.exit_code == 0, rebuilt.output
    assert json.loads(rebuilt.stdout)["looks"] == 18
    damage(max((home / "archive").iterdir(), key=lambda path: path.stat().st_size))
    broken = invoke(home, "archive", "check")
    assert broken.exit_code == 1
    assert "cannot be decompressed" in broken.output
