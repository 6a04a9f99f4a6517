"""What hostile text costs: 100,000 characters of each shape, how long they take to read and how much of them is read.

Usage: python -m benchmarks.hostile_texts [--characters N] [--only SHAPE …]

Processor seconds, the least of three readings; other work on the machine still lengthens them.
"""

import argparse
import os
import time
from collections.abc import Callable

from benchmarks.quality import ROOT
from extractors.reader import Reader
from models.documents import Document
from models.reading import Reading
from models.vocabulary import DocumentKind
from models.watchlist_file import load

CHARACTERS = 100_000
HEAD = "SpaceX says Starmind "
READINGS = 3

SHAPES: dict[str, Callable[[int], str]] = {
    "digits": lambda n: HEAD + "1" * n,
    "nested quotes": lambda n: HEAD + '“‘"' * (n // 3),
    "and and": lambda n: HEAD + "and " * (n // 4),
    "commas": lambda n: HEAD + "reached 5 GW, " + "," * n,
    "capitals": lambda n: HEAD + "Alpha Beta " * (n // 11),
    "no spaces": lambda n: HEAD + "x" * n,
    "spaces": lambda n: HEAD + " " * n + "100 GW by 2030.",
    "newlines": lambda n: HEAD + "\n" * n + "100 GW by 2030.",
    "number words": lambda n: HEAD + "twenty million " * (n // 15),
    "dates": lambda n: HEAD + "by June 3, 2027 " * (n // 16),
    "brackets": lambda n: HEAD + "(" * n,
    "dots": lambda n: HEAD + "a." * (n // 2),
    "hyphens": lambda n: HEAD + "a-" * (n // 2),
    "addresses": lambda n: HEAD + "http://a.b/" * (n // 11),
    "speakers": lambda n: HEAD + "said Musk, who said " * (n // 20),
    "conditions in one sentence": lambda n: HEAD + "if it will, " * (n // 12),
    "letters that grow": lambda n: HEAD + "İ" * n + " 100 GW",
}
"""Texts of few sentences, or of one."""

CROWDED: dict[str, Callable[[int], str]] = {
    "claims": lambda n: "".join(f"SpaceX says Starmind will reach {i + 1} GW by 2030. " for i in range(n // 48)),
    "claims by date": lambda n: "".join(f"Starmind is to reach 5 GW by June {i % 28 + 1}, {2030 + i // 28}. " for i in range(n // 46)),
    "claims in lines": lambda n: "".join(f"- Starmind: {i + 1} GW by 2030\n" for i in range(n // 30)),
    "bare numbers": lambda n: "Starmind makes 1 GW a year. " + "".join(f"Another {i + 2} by 2040. " for i in range(n // 22)),
    "items without a name": lambda n: "Starmind:\n" + "- 120 kW each\n" * (n // 14),
    "figures that go on": lambda n: HEAD + "will reach 1 GW. " + "That figure will rise to 5 GW. " * (n // 31),
    "sentences without a name": lambda n: HEAD + "will launch. " + "It will reach 100 MW in 2031. " * (n // 30),
    "outsiders": lambda n: HEAD + "will launch. " + "Samsung will make 3 million chips, and 40 satellites flew. " * (n // 58),
    "happenings": lambda n: "Starship launched on May 3, 2026. " * (n // 34),
    "deals": lambda n: "".join(f"We let Anthropic have compute for ${i + 10} million a month. " for i in range(n // 62)),
    "people": lambda n: "Elon Musk said Musk will fly. " * (n // 30),
    "strangers who speak": lambda n: HEAD + "will launch. " + '"We will reach 100 GW," Roe said. ' * (n // 33),
    "quotations": lambda n: '"Starmind will reach 100 GW," Musk said. ' * (n // 41),
    "quotations without an end": lambda n: '"Starmind will reach 100 GW. It will do so soon.\n\n' * (n // 50),
    "names with several owners": lambda n: "SpaceX orbital data centers and Google orbital data centers. " * (n // 61),
    "fractions": lambda n: "Starmind 1/2/1/2/1/2\n" * (n // 21),
    "handed on": lambda n: "Reuters reported, citing Bloomberg, that Starmind will cost $5 billion. " * (n // 72),
    "conditions": lambda n: "If Starship flies weekly, Starmind will reach 5 GW in 2030. " * (n // 60),
    "values in one sentence": lambda n: ("Starmind is to reach " + " and ".join(f"{i} GW by {2030 + i}" for i in range(1, 30)) + ". ") * (n // 500),
    "happenings in one sentence": lambda n: (" and ".join(["Starship launched"] * 12) + ". ") * (n // 265),
    "short lines": lambda n: "Starmind will reach 5 GW.\n\n" + "1/2/\n\n" * (n // 6),
    "short lines with a unit": lambda n: "Starmind\n\n" + "5 GW\n\n" * (n // 6),
    "sentences with a year": lambda n: HEAD + "will launch. " + "In 2030. " * (n // 9),
    "lines of one word": lambda n: "Starmind.\n\n" + "one\n\n" * (n // 5),
    "rows of a table": lambda n: HEAD + "\n\n" + "".join(f"Revenue of segment {i} | ${i * 37 % 9000:,} | ${i * 31 % 9000:,} | {i % 100}%\n" for i in range(n // 45)),
    "all together": lambda n: "".join(
        f"Musk told analysts on Tuesday that each Starmind satellite would draw {i + 50} kW on average and {i + 90} kW at peak."
        f" The first {i + 2} prototypes are to launch in early 2027, SpaceX said. Gigasat should reach {i + 1000} satellites a"
        " year by 2029, if Starship flies weekly. Nothing of this has been built. "
        for i in range(n // 270)
    ),
}  # fmt: skip
"""Texts of many sentences of which each may look back at those before it."""


def article(text: str) -> Document:
    """Return a text as a document whose title names a program."""
    return Document(id="d", kind=DocumentKind.ARTICLE, title="Starmind", text=text)


def read(reader: Reader, text: str) -> tuple[float, Reading]:
    """Return the least processor seconds of some readings of a text, and what was read."""
    times, document = [], article(text)
    for _ in range(READINGS):
        began = time.process_time()
        reading = reader.read(document)
        times.append(time.process_time() - began)
    return min(times), reading


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--characters", type=int, default=CHARACTERS)
    parser.add_argument("--only", nargs="+", default=(), metavar="SHAPE")
    arguments = parser.parse_args()
    reader = Reader.of(load(ROOT / "watchlist"))
    reader.read(article(CROWDED["all together"](2000)))  # patterns are compiled when they are first needed
    taken = []
    print(f"{'shape':28} {'seconds':>8} {'claims':>7}  first left unread at, sentences left")
    for shape, make in (SHAPES | CROWDED).items():
        if arguments.only and shape not in arguments.only:
            continue
        text = make(arguments.characters)[: arguments.characters]
        seconds, reading = read(reader, text)
        taken.append(seconds)
        at = f"{reading.unread[0].start:,}" if reading.unread else "–"
        left = sum(stretch.sentences for stretch in reading.unread)
        print(f"{shape:28} {seconds:8.2f} {len(reading.claims):7}  {at}, {left:,}", flush=True)
    print(f"longest {max(taken):.2f} s, load {os.getloadavg()[0]:.1f} at the end")


if __name__ == "__main__":
    main()
