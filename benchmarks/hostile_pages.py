"""Pages as nobody should write them, read one after the other: each must give a document or a named reason, and soon.

Usage: python -m benchmarks.hostile_pages [--pages N] [--seed N] [--guarded]

Most are pages of the sample world with damage done to them by a seeded generator: cut off, shuffled, doubled, wrongly encoded,
sprinkled with bytes, tags, references and scripts. The rest are built: 20 MB, 100,000 elements inside each other, and so on.
``--guarded`` reads in the child processes of a run, which is what a run does.
"""

import argparse
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from benchmarks.texts import FETCHED_AT, sample_pages
from extractors.pages import article
from flows import guarded_parsing
from models.documents import Document
from models.errors import DocumentUnreadable, ParserStopped
from models.pages import PageProblem

PAGES = 2_000
SLOW_S = 5.0
"""A page that takes longer is named."""
CHARSETS = (
    "utf-8",
    "utf-16",
    "iso-8859-1",
    "windows-1252",
    "windows-1251",
    "shift_jis",
    "gb2312",
    "big5",
    "euc-kr",
    "utf-7",
    "nonsense",
    "",
)
_BITS = (
    b"<", b">", b"</", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"&#0;", b"&#x1f;", b"&#xD800;", b"&#99999999;", b"&bogus;", b"\x00", b"\x1b",
    b"\xff\xfe", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"<p", b"<div>", b"</div>", b"<table><tr><td>", b"<svg><math>", b"<title>", b"</title>",
    b"<script>", b"</script>", b"<style>", b"<template>", b"<noscript>", b"<plaintext>", b"<textarea>", b"<iframe>", b"<base href='//x'>",
    b"<meta charset=utf-16>", b"<meta http-equiv=refresh content=0>", b"<html><body>", b"</body></html>", b"<a href='", b'" onerror="x', b"\r\r\n",
    b"<time datetime='9999-99-99'>", b"<h1>", b"<h1><script>alert(1)</script></h1>", b"<select><option>", b"<?xml version='1.0' encoding='x'?>",
    b'<script type="application/ld+json">{"@type":"NewsArticle","headline":["',
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page and what was done to it."""

    what: str
    body: bytes
    content_type: str


def pages(count: int, seed: int) -> Iterator[Page]:
    """Yield so many damaged pages, then those that are built."""
    chance = random.Random(seed)
    whole = [page.body for page in sample_pages()]
    for number in range(count):
        body = chance.choice(whole)
        done = []
        for _ in range(chance.randint(1, 4)):
            name, damage = chance.choice(_DAMAGES)
            body = damage(body, chance)
            done.append(name)
        charset = chance.choice(CHARSETS)
        yield Page(what=f"{number}: {', '.join(done)}", body=body, content_type=f"text/html; charset={charset}")
    yield from built()


def built() -> Iterator[Page]:
    """Yield the pages that are hostile by their size or shape."""
    text = b"<p>The hall turns out one satellite a day, each with 120 kW of compute.</p>\n"
    shapes: dict[str, bytes] = {
        "20 MB of text": b"<html><body><article>" + text * (20_000_000 // len(text)) + b"</article>",
        "9 MB in one paragraph": b"<html><body><p>" + b"one satellite a day and more " * 310_000,
        "100,000 elements inside each other": b"<html><body>" + b"<div>" * 100_000 + text,
        "100,000 fonts inside each other": b"<html><body>" + b"<font>" * 100_000 + text,
        "399 elements inside each other": b"<html><body>" + b"<div>" * 395 + text * 9 + b"</div>" * 395,
        "50,000 tags": b"<html><body>" + b"<b>x</b>" * 25_000,
        "a tag with 100,000 attributes": b"<p " + b"a=1 " * 100_000 + b">x</p>",
        "an attribute of 5 MB": b"<p title='" + b"x" * 5_000_000 + b"'>x</p>" + text * 9,
        "a comment that never ends": b"<html><body>" + text * 9 + b"<!--" + b"-" * 3_000_000,
        "a script in the title": b"<title><script>alert('1 GW')</script> & <b>bold</b></title><body>" + text * 9,
        "a title of 1 MB": b"<title>" + b"satellite " * 100_000 + b"</title><body>" + text * 9,
        "JSON-LD inside itself": b'<script type="application/ld+json">' + b'{"@type":"NewsArticle","a":[' * 50_000 + b"</script>" + text * 9,
        "JSON-LD with 20,000 articles": b'<script type="application/ld+json">[' + b'{"@type":"NewsArticle","url":"/a"},' * 20_000 + b"{}]</script>" + text * 9,
        "30,000 time elements": b"<body>" + b"<time datetime=2026-06-01>x</time>" * 14_000 + text * 9,
        "open quotes": b"<a href=\"" * 20_000 + text,
        "half a UTF-16": "<p>one satellite a day</p>".encode("utf-16")[:-1],
        "UTF-16 that says UTF-8": ("<html><meta charset=utf-8><body>" + text.decode() * 9).encode("utf-16-le"),
        "UTF-8 that says shift_jis": "<meta charset=shift_jis><p>Überall – „Satelliten“ für 5 €.</p>".encode() * 20,
        "zeros": bytes(1_000_000),
        "a gzip that was not unpacked": b"\x1f\x8b\x08\x00" + bytes(range(256)) * 4_000,
        "a line of 2 MB without a space": b"<p>" + b"x" * 2_000_000,
        "300,000 references": b"<p>" + b"&#x41;" * 300_000,
        "nothing": b"",
        "a lone bracket": b"<",
    }  # fmt: skip
    for what, body in shapes.items():
        yield Page(what=what, body=body, content_type="text/html")


def outcome_of(page: Page, *, guarded: bool = False) -> str:
    """Return "document", the problem's word, or the name of what should never be raised."""
    work = partial(
        article.read, page.body, url="https://news.test/a", content_type=page.content_type, link=None, fetch_id=None,
        fetched_at=FETCHED_AT,
    )  # fmt: skip
    try:
        document = guarded_parsing.call(work) if guarded else work()
    except DocumentUnreadable as error:
        return error.problem.value
    except ParserStopped:
        return PageProblem.PARSER_STOPPED.value
    except Exception as error:  # noqa: BLE001 - this is what is looked for
        return f"RAISED {type(error).__name__}: {error}"[:200]
    return "document" if _is_sound(document) else "UNSOUND document"


def _is_sound(document: Document) -> bool:
    """Say whether a document can be kept: it has text without what the warehouse cannot hold."""
    kept = f"{document.title}{document.text}{document.author or ''}"
    return bool(document.text.strip()) and not any(character in kept for character in "\x00\x0b\x0c\x1b\ufffe")


def _cut(body: bytes, chance: random.Random) -> bytes:
    return body[: chance.randint(0, len(body))]


def _beheaded(body: bytes, chance: random.Random) -> bytes:
    return body[chance.randint(0, len(body)) :]


def _sprinkled(body: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randint(1, 30)):
        at = chance.randint(0, len(body))
        body = body[:at] + chance.choice(_BITS) + body[at:]
    return body


def _shuffled(body: bytes, chance: random.Random) -> bytes:
    pieces = body.split(b"<")
    chance.shuffle(pieces)
    return b"<".join(pieces)


def _doubled(body: bytes, chance: random.Random) -> bytes:
    low, high = sorted((chance.randint(0, len(body)), chance.randint(0, len(body))))
    return body[:high] + body[low:high] * chance.randint(1, 5) + body[high:]


def _wrongly_encoded(body: bytes, chance: random.Random) -> bytes:
    name = chance.choice(("utf-16", "utf-16-be", "utf-32", "cp1251", "shift_jis", "cp500"))
    return body.decode("utf-8", "replace").encode(name, "replace")


def _flipped(body: bytes, chance: random.Random) -> bytes:
    changed = bytearray(body)
    for _ in range(len(changed) // 200):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _nested(body: bytes, chance: random.Random) -> bytes:
    tag = chance.choice((b"div", b"b", b"table", b"li", b"p", b"font", b"a", b"h1", b"svg", b"select"))
    return b"<" + tag + b">" + (b"<" + tag + b">") * chance.randint(1, 500) + body


def _unclosed(body: bytes, chance: random.Random) -> bytes:
    return body.replace(b"</", b"<") if chance.random() < 0.3 else body.replace(b">", b"", chance.randint(1, 40))


_DAMAGES: tuple[tuple[str, Callable[[bytes, random.Random], bytes]], ...] = (
    ("cut off", _cut), ("without its head", _beheaded), ("sprinkled", _sprinkled), ("shuffled", _shuffled), ("doubled", _doubled),
    ("wrongly encoded", _wrongly_encoded), ("bytes flipped", _flipped), ("nested", _nested), ("not closed", _unclosed),
)  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--pages", type=int, default=PAGES, help="damaged pages, besides those that are built")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--guarded", action="store_true", help="read in the child processes of a run")
    arguments = parser.parse_args()
    counts: Counter[str] = Counter()
    slowest = (0.0, "")
    for page in pages(arguments.pages, arguments.seed):
        began = time.perf_counter()
        outcome = outcome_of(page, guarded=arguments.guarded)
        took = time.perf_counter() - began
        counts[outcome if not outcome.startswith("RAISED") else "RAISED"] += 1
        slowest = max(slowest, (took, page.what))
        if outcome.startswith(("RAISED", "UNSOUND")) or took > SLOW_S:
            print(f"{page.what}: {outcome}, {took:.1f} s")
    for outcome, number in counts.most_common():
        print(f"{number:6,} {outcome}")
    print(f"{counts.total():,} pages; the slowest took {slowest[0]:.2f} s ({slowest[1]})")


if __name__ == "__main__":
    main()
