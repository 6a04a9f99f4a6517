"""Our reader before outside judges of pages. Their pages are fetched by whoever wants to know, and lie beside the project.

Usage: python -m benchmarks.outside_pages articles FOLDER   scrapinghub/article-extraction-benchmark, unpacked: writes what we read
                                                            to its output/waymark.json, for its own evaluate.py
       python -m benchmarks.outside_pages dates FOLDER      adbar/htmldate, unpacked: accuracy on its thousand dated pages
       python -m benchmarks.outside_pages speed FOLDER      the first again: our time against trafilatura's own call with metadata
"""

import argparse
import gc
import gzip
import json
import statistics
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

import trafilatura

from benchmarks.texts import FETCHED_AT
from extractors.pages import article, page_dates, page_facts, page_text
from extractors.wire import charset, page_tree
from models.documents import Document
from models.errors import DocumentUnreadable

HTML = "text/html; charset=utf-8"
DATED = ("eval_mediacloud_2020.json", "eval_default.json")
ROUNDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of a judge: its key there, its address and its bytes."""

    key: str
    url: str
    body: bytes

    def read(self) -> Document | None:
        """Return its document, None where it is no article to us."""
        try:
            return article.read(
                self.body, url=self.url, content_type=HTML, link=None, fetch_id=None, fetched_at=FETCHED_AT
            )
        except DocumentUnreadable:
            return None


def article_pages(folder: Path) -> list[Page]:
    """Return the pages of the article benchmark."""
    truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    return [
        Page(key=key, url=entry["url"], body=gzip.decompress((folder / "html" / f"{key}.html.gz").read_bytes()))
        for key, entry in sorted(truth.items())
    ]


def write_articles(folder: Path) -> str:
    """Read the article benchmark's pages and write them where its evaluate.py looks; returns what was read of what."""
    found = {page.key: page.read() for page in article_pages(folder)}
    output = {key: {"articleBody": document.text if document else ""} for key, document in found.items()}
    path = folder / "output" / "waymark.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps({"version": version("waymark"), "output": output}), encoding="utf-8")
    read = sum(document is not None for document in found.values())
    return f"{read} of {len(found)} pages read; now run evaluate.py in {folder}"


def date_of(body: bytes) -> str | None:
    """Return the day that our reader takes for a page's publication, whether or not the page is an article to us.

    The address is not given, as it is not to the other tools of that benchmark.
    """
    tree = page_tree.parse(charset.decode(body, "text/html"))
    if tree is None:
        return None
    facts = page_facts.read(tree, url=None)
    page_tree.drop_hidden(tree)
    text = page_text.extract(tree, url=None).text
    published = page_dates.read(tree, facts, text, url=None, until=FETCHED_AT.date()).published
    return None if published is None else f"{published[0].isoformat()} {published[1].value}"


def measure_dates(folder: Path) -> Iterator[str]:
    """Yield the accuracy on the dated pages, and how often each part of a page was right."""
    right: Counter[str] = Counter()
    taken: Counter[str] = Counter()
    for entry in dated_pages(folder):
        found = date_of(entry["body"])
        day, _, where = (found or "").partition(" ")
        taken[where or "none"] += 1
        right[where or "none"] += day == entry["date"]
    total = taken.total()
    yield f"accuracy {right.total() / total:.3f} ({right.total()} of {total})"
    yield from (f"  {where}: {right[where]} of {number}" for where, number in taken.most_common())


def dated_pages(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the dated pages, each with its bytes."""
    entries: dict[str, dict[str, Any]] = {}
    for name in DATED:
        entries |= json.loads((folder / "tests" / name).read_text(encoding="utf-8"))
    places = [folder / "tests" / name for name in ("test_set", "cache", "eval")]
    for entry in entries.values():
        path = next(place / entry["file"] for place in places if (place / entry["file"]).is_file())
        yield {**entry, "body": path.read_bytes()}


def measure_speed(folder: Path) -> Iterator[str]:
    """Yield how our time compares with the library's own call, page by page in turns, in processor seconds."""
    pages = article_pages(folder)
    for number in range(ROUNDS + 1):  # round 0 warms both up
        ours = peers = 0.0
        ratios = []
        for turn, page in enumerate(pages):
            both = {}
            for who in ("ours", "peer") if (turn + number) % 2 else ("peer", "ours"):
                gc.collect(0)
                began = time.process_time()
                if who == "ours":
                    page.read()
                else:
                    trafilatura.bare_extraction(page.body, url=page.url, with_metadata=True)
                both[who] = time.process_time() - began
            ours, peers = ours + both["ours"], peers + both["peer"]
            ratios.append(both["ours"] / both["peer"])
        if number:
            yield f"round {number}: {ours / peers:.2f} of its time in all, {statistics.median(ratios):.2f} for the median page"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("what", choices=("articles", "dates", "speed"))
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    match arguments.what:
        case "articles":
            print(write_articles(arguments.folder))
        case "dates":
            print("\n".join(measure_dates(arguments.folder)))
        case _:
            print("\n".join(measure_speed(arguments.folder)))


if __name__ == "__main__":
    main()
