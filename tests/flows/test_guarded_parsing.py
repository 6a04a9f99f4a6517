"""Parsers in a process of their own: they are warm, they can be killed, and what they say is not believed blindly."""

import ctypes
import os
import pickle
import re
import subprocess
import sys
import threading
import time
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
import trafilatura

from extractors.listings import feed
from extractors.pages import article
from flows import guarded_parsing
from models.documents import Document
from models.errors import DocumentUnreadable, ListingUnreadable, ParserStopped
from models.targets import Source
from models.vocabulary import SourceKind, Standing

NOW = datetime(2026, 6, 23, 12, tzinfo=UTC)
HANGING = partial(re.fullmatch, r"(\w+\s?)*", "a" * 40 + "!")
PAGE = b"<html><body><article><p>SpaceX plans to launch two AI1 prototypes in early 2027, it said.</p></article></body></html>"


def reading(body: bytes) -> "partial[Document]":
    return partial(
        article.read, body, url="http://a.test/x", content_type="text/html", link=None, fetch_id="f", fetched_at=NOW
    )


def test_a_record_comes_back_as_it_is_here() -> None:
    assert guarded_parsing.call(reading(PAGE)) == reading(PAGE)()


def test_an_error_of_our_own_comes_back_with_what_it_says_of() -> None:
    with pytest.raises(DocumentUnreadable, match="a PDF") as raised:
        guarded_parsing.call(reading(b"%PDF-1.7"), error=ListingUnreadable)
    assert raised.value.identity == "http://a.test/x"


def test_what_hangs_is_stopped_and_the_next_is_not_hurt() -> None:
    began = time.monotonic()
    with pytest.raises(DocumentUnreadable, match=r"longer than 0\.5 s") as raised:
        guarded_parsing.call(HANGING, error=DocumentUnreadable, identity="http://a.test/x", seconds=0.5)
    assert time.monotonic() - began < 5
    assert raised.value.identity == "http://a.test/x"
    assert guarded_parsing.call(partial(len, "abc")) == 3


@pytest.mark.slow
def test_the_parser_that_is_really_used_is_stopped() -> None:
    page = "<html><body><p " + " ".join(f"a{n}='1'" for n in range(100_000)) + ">x</p></body></html>"
    with pytest.raises(ParserStopped, match="longer than 2 s"):
        guarded_parsing.call(partial(trafilatura.extract, page), seconds=2)


def test_what_wants_too_much_memory_does_not_get_it() -> None:
    with pytest.raises(ParserStopped, match="more than 1,024 MB"):
        guarded_parsing.call(partial(bytes, 3_000_000_000))


@pytest.mark.parametrize(
    ("work", "reason"),
    [
        (partial(os.abort), "crashed \\(signal 6\\)"),
        (partial(ctypes.string_at, 1), "crashed \\(signal 11\\)"),
        (partial(sys.exit, 3), "ended by itself \\(code 3\\)"),
        (partial(int, "x"), "ValueError: invalid literal"),
        (partial(eval, "[].x"), "AttributeError"),
    ],
    ids=["abort", "segfault", "exit", "error", "another error"],
)
def test_whatever_else_goes_wrong_has_a_reason(work: "partial[object]", reason: str) -> None:
    with pytest.raises(ParserStopped, match=reason):
        guarded_parsing.call(work)
    assert guarded_parsing.call(partial(len, "abc")) == 3


def test_of_many_only_the_one_is_lost() -> None:
    works = [reading(PAGE.replace(b"two", b"%d" % n)) for n in range(30)]
    works[17] = HANGING  # type: ignore[call-overload]
    results = guarded_parsing.each(works, error=DocumentUnreadable, seconds=3)
    assert [index for index, result in enumerate(results) if isinstance(result, DocumentUnreadable)] == [17]
    assert [result.text for result in results if isinstance(result, Document)] == [
        works[n]().text for n in range(30) if n != 17
    ]


@pytest.mark.parametrize(
    "made", ["re.compile('a')", "object()", "len", "open", "__import__('flows.parsing_child').parsing_child.Job"]
)
def test_what_is_no_record_of_ours_is_not_unpickled(made: str) -> None:
    with pytest.raises(ParserStopped):
        guarded_parsing.call(partial(eval, made))


class _Evil:
    def __reduce__(self) -> tuple[object, ...]:
        return os.system, ("touch /tmp/a-parser-got-out",)


@pytest.mark.parametrize(
    "answer",
    [
        pickle.dumps(("returned", _Evil())),
        b"cmodels.watchlist_file\nload\n(S'/etc'\ntR.",
        b"cmodels.errors\nWaymarkError\n.",
        b"\x80\x04\x8c\x0fmodels.identity\x8c\x0ehashlib.sha256\x93.",
        b"cos\nsystem\n(S'true'\ntR.",
        b"",
        b"junk",
    ],
)
def test_an_answer_that_would_run_something_is_not_understood(answer: bytes) -> None:
    with pytest.raises(guarded_parsing._Over, match="cannot be understood"):
        guarded_parsing._understood(answer)


def test_a_parser_that_prints_does_not_spoil_its_answer() -> None:
    assert guarded_parsing.call(partial(eval, "(print('x' * 100000), __import__('os').write(1, b'y'), 5)[-1]")) == 5


def test_several_threads_share_the_children() -> None:
    answers: dict[int, int] = {}

    def count(number: int) -> None:
        answers[number] = guarded_parsing.call(partial(len, "x" * number))

    threads = [threading.Thread(target=count, args=(number,)) for number in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert answers == {number: number for number in range(40)}


def test_a_page_costs_little_more_than_its_parsing() -> None:
    body = b"x" * 200_000
    guarded_parsing.call(partial(len, body))
    began = time.perf_counter()
    for _ in range(50):
        guarded_parsing.call(partial(len, body))
    assert (time.perf_counter() - began) / 50 < 0.02


def test_a_listing_is_read_in_a_child_as_here() -> None:
    source = Source(
        key="a", name="A", kind=SourceKind.RSS, url="http://a.test/", standing=Standing.PRESS, every_hours=1
    )
    body = b"<rss version='2.0'><channel><item><title>T</title><link>http://a.test/1</link></item></channel></rss>"
    work = partial(feed.read, source, body, base_url="http://a.test/")
    assert guarded_parsing.call(work) == work()


@pytest.mark.slow
def test_a_child_whose_parent_was_killed_ends_by_itself() -> None:
    script = (
        "import os, re, signal, subprocess, sys, threading, time\n"
        "from functools import partial\n"
        "from flows import guarded_parsing\n"
        "work = partial(re.fullmatch, r'(\\w+\\s?)*', 'a' * 40 + '!')\n"
        "threading.Thread(target=guarded_parsing.call, args=(work,), kwargs={'seconds': 1}, daemon=True).start()\n"
        "time.sleep(0.8)\n"
        "children = subprocess.run(['ps', '-o', 'pid=,args=', '--ppid', str(os.getpid())], capture_output=True, text=True).stdout\n"
        "print([line.split()[0] for line in children.splitlines() if 'parsing_child' in line][0], flush=True)\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60)
    child = int(ended.stdout)
    until = (
        time.monotonic() + 240
    )  # it is ended by the processor time that it has had, which comes slowly on a busy machine
    while time.monotonic() < until and Path(f"/proc/{child}").exists():
        time.sleep(0.2)
    assert not Path(f"/proc/{child}").exists()
