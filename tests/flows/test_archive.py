"""The archive: what is written comes back, after a kill too; damage is named."""

import gzip
import os
import signal
import threading
import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from flows.answers import FetchAnswer
from flows.archive import Archive
from models.errors import ArchiveDamaged, UsageError
from models.fetching import Fetch, fetch_id
from models.identity import body_digest
from models.vocabulary import FetchOutcome
from tests import another_process

NOW = datetime(2026, 6, 23, 12, 0, 0, 123456, tzinfo=UTC)
BODY = "<p>120 kW — naïve".encode()


def answer(
    number: int = 1, body: bytes = BODY, *, outcome: FetchOutcome = FetchOutcome.OK, status: int | None = 200
) -> FetchAnswer:
    url = f"https://news.test/{number}?q=é"
    has_body = status is not None and outcome is not FetchOutcome.UNCHANGED
    digest = body_digest(body) if has_body else None
    fetched_at = NOW + timedelta(minutes=number)
    fetch = Fetch(
        id=fetch_id("GET", url, None, digest, fetched_at),
        source="news",
        method="GET",
        url=url,
        request_body_digest=None,
        fetched_at=fetched_at,
        outcome=outcome,
        status=status,
        reason=None if outcome is FetchOutcome.OK else "why it was so: naïve",
        final_url=f"https://news.test/{number}/",
        content_type="text/html; charset=utf-8" if status else None,
        etag='W/"é1"' if status else None,
        last_modified=None,
        body_digest=digest,
        body_bytes=len(body) if has_body else 0,
        archive_file=None,
        archive_offset=None,
    )
    return FetchAnswer(
        fetch=fetch,
        body=body if has_body else b"",
        status_line=f"{status} Said" if status else "",
        request_headers=(("Host", "news.test"), ("User-Agent", "Waymark/0.1")) if status else (),
        response_headers=(
            (("Content-Type", "text/html; charset=utf-8"), ("Content-Encoding", "gzip"), ("Content-Length", "9"), ("X-A", "é"))
            if status
            else ()
        ),
    )  # fmt: skip


def write(archive: Archive, *answers: FetchAnswer, run_id: str = "run-1") -> list[tuple[str, int]]:
    with archive.begin(run_id) as writer:
        return [writer.append(one) for one in answers]


ALL = (
    answer(1),
    answer(2, outcome=FetchOutcome.UNCHANGED, status=304),
    answer(3, b"", outcome=FetchOutcome.GONE, status=404),
    answer(4, outcome=FetchOutcome.REFUSED_BY_US, status=None),
    answer(5, os.urandom(300_000)),
    replace(answer(6), fetch=replace(answer(6).fetch, method="POST", request_body_digest=body_digest(b"{}")), request_body=b"{}"),
)  # fmt: skip


def test_every_kind_of_answer_comes_back_as_it_was(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    places = write(archive, *ALL)
    for one, (file, offset) in zip(ALL, places, strict=True):
        kept = archive.read(file, offset)
        assert kept.fetch == replace(one.fetch, archive_file=file, archive_offset=offset)
        assert kept.body == one.body
        assert kept.status_line == one.status_line
        assert kept.status == one.fetch.status
    assert [kept.fetch.id for kept in archive.records()] == [one.fetch.id for one in ALL]
    assert [(kept.fetch.archive_file, kept.fetch.archive_offset) for kept in archive.records()] == places
    assert archive.check() == len(ALL)


def test_headers_of_the_wire_are_kept_under_another_name(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    [(file, offset)] = write(archive, answer())
    headers = dict(archive.read(file, offset).headers)
    assert headers["X-Archive-Orig-Content-Encoding"] == "gzip"
    assert headers["Content-Length"] == str(len(BODY))
    assert "Content-Encoding" not in headers


def test_other_tools_can_read_the_files(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    [(file, _), *_] = write(archive, *ALL)
    with (tmp_path / file).open("rb") as stream:
        records = [
            (record.rec_type, record.content_stream().read())
            for record in ArchiveIterator(stream, check_digests="raise")
        ]
    assert [kind for kind, _ in records] == [
        "warcinfo", "response", "request", "revisit", "request", "response", "request", "metadata", "response", "request",
        "response", "request",
    ]  # fmt: skip
    assert records[1][1] == BODY
    assert records[-1][1] == b"{}"


def test_an_answer_is_on_the_disk_when_append_returns(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    with archive.begin("run-1") as writer:
        file, offset = writer.append(answer())
        assert archive.read(file, offset).body == BODY


def test_a_run_that_goes_on_writes_another_file(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    places = [write(archive, answer(number))[0][0] for number in range(3)]
    assert places == ["run-1.warc.gz", "run-1-2.warc.gz", "run-1-3.warc.gz"]
    assert archive.check() == 3


@pytest.mark.parametrize("run_id", ["", "../up", "a/b", ".hidden", "a b", "x" * 300])
def test_a_run_id_that_is_no_file_name_is_refused(tmp_path: Path, run_id: str) -> None:
    with pytest.raises(UsageError):
        Archive(tmp_path).begin(run_id)


def test_a_cut_off_end_costs_the_last_record_only(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    (file, _), (_, last) = write(archive, answer(1), answer(2, os.urandom(2_000)))
    path = tmp_path / file
    whole = path.read_bytes()
    for length in (last, last + 1, last + 9, last + 700, last + 1500):
        path.write_bytes(whole[:length])
        assert [kept.fetch.url for kept in archive.records()] == [answer(1).fetch.url], length
    path.write_bytes(whole[:last] + b"\0" * 4096)
    assert archive.check() == 1
    with pytest.raises(ArchiveDamaged):
        archive.read(file, last)


def test_an_empty_file_of_a_run_killed_at_once_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "run-0.warc.gz").touch()
    archive = Archive(tmp_path)
    write(archive, answer())
    assert archive.check() == 1
    assert Archive(tmp_path / "nowhere").check() == 0


def test_damage_before_the_end_is_named(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    (file, first), (_, second) = write(archive, answer(1, os.urandom(5_000)), answer(2))
    path = tmp_path / file
    data = bytearray(path.read_bytes())
    data[first + (second - first) // 2] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(ArchiveDamaged, match=file):
        archive.check()
    with pytest.raises(ArchiveDamaged):
        archive.read(file, first)
    assert archive.read(file, second).body == BODY


def test_a_body_that_was_exchanged_is_noticed(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    [(file, offset)] = write(archive, answer())
    path = tmp_path / file
    members = gzip.decompress(path.read_bytes()).replace(b"120 kW", b"999 kW")
    record = members[members.index(b"WARC/1.1", 5) :]
    path.write_bytes(path.read_bytes()[:offset] + gzip.compress(record.split(b"WARC/1.1")[1].join([b"WARC/1.1", b""])))
    with pytest.raises(ArchiveDamaged, match="not the one"):
        archive.read(file, offset)


@pytest.mark.parametrize(
    ("file", "offset"),
    [("run-1.warc.gz", 0), ("run-1.warc.gz", 7), ("run-1.warc.gz", 10**9), ("none.warc.gz", 0), ("../x", 0)],
)
def test_a_place_where_no_answer_begins_is_named(tmp_path: Path, file: str, offset: int) -> None:
    archive = Archive(tmp_path)
    write(archive, answer())
    with pytest.raises(ArchiveDamaged):
        archive.read(file, offset)


def test_several_threads_append_at_once(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    places: dict[int, tuple[str, int]] = {}
    with archive.begin("run-1") as writer:

        def append(number: int) -> None:
            places[number] = writer.append(answer(number, b"%d" % number * 1000))

        threads = [threading.Thread(target=append, args=(number,)) for number in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert archive.check() == 20
    assert all(archive.read(*place).body == b"%d" % number * 1000 for number, place in places.items())


WRITE_FOREVER = """
import itertools, pathlib, sys
sys.path[:0] = [{tests!r}, {checkout!r}]
from test_archive import Archive, answer
with Archive(pathlib.Path({folder!r})).begin("run-1") as writer:
    for number in itertools.count():
        print(*writer.append(answer(number, b"x" * 50_000)), flush=True)
"""


@pytest.mark.slow
@pytest.mark.parametrize("after_s", [0.3, 0.37, 0.45])
def test_a_killed_run_loses_nothing_that_was_acknowledged(tmp_path: Path, after_s: float) -> None:
    here = Path(__file__).parent
    script = WRITE_FOREVER.format(tests=str(here), checkout=str(here.parent.parent), folder=str(tmp_path))
    process = another_process.start(script)
    assert process.stdout is not None
    acknowledged = [process.stdout.readline()]
    time.sleep(after_s)
    process.send_signal(signal.SIGKILL)
    acknowledged += process.stdout.readlines()
    process.wait()
    archive = Archive(tmp_path)
    count = archive.check()
    whole = [line.split() for line in acknowledged if line.endswith("\n")]
    assert count >= len(whole) > 0
    assert all(archive.read(file, int(offset)).fetch.outcome is FetchOutcome.OK for file, offset in whole)
    write(archive, answer(), run_id="run-1")
    assert archive.check() == count + 1
