"""Hostile text: reading takes time that grows with its length and no faster, nothing crashes, offsets stay right."""

import sys
import time
from collections import Counter
from collections.abc import Callable
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.documents import Document
from models.vocabulary import DocumentKind
from tests import shipped

READER = shipped.reader()
HEAD = "SpaceX says Starmind "
SHORT, LONG = 10_000, 40_000  # characters
WORST = 3.2
"""Four times the text may take 4 × this long: a rule that looks at every pair of characters takes sixteen times."""

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
    "conditions": lambda n: HEAD + "if it will, " * (n // 12),
    "letters that grow": lambda n: HEAD + "İ" * n + " 100 GW",
}


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
    "quotations": lambda n: '"Starmind will reach 100 GW," Musk said. ' * (n // 41),
    "quotations without an end": lambda n: '"Starmind will reach 100 GW. It will do so soon.\n\n' * (n // 50),
    "names with several owners": lambda n: "SpaceX orbital data centers and Google orbital data centers. " * (n // 61),
    "fractions": lambda n: "Starmind 1/2/1/2/1/2\n" * (n // 21),
    "handed on": lambda n: "Reuters reported, citing Bloomberg, that Starmind will cost $5 billion. " * (n // 72),
    "conditions": lambda n: "If Starship flies weekly, Starmind will reach 5 GW in 2030. " * (n // 60),
    "all together": lambda n: "".join(
        f"Musk told analysts on Tuesday that each Starmind satellite would draw {i + 50} kW on average and {i + 90} kW at peak."
        f" The first {i + 2} prototypes are to launch in early 2027, SpaceX said. Gigasat should reach {i + 1000} satellites a"
        " year by 2029, if Starship flies weekly. Nothing of this has been built. "
        for i in range(n // 270)
    ),
}  # fmt: skip
"""Texts of many sentences of which each may look back at those before it."""

ROOMS = ("/extractors/", "/models/")


def article(text: str) -> Document:
    return Document(id="d", kind=DocumentKind.ARTICLE, title="Starmind", text=text)


def seconds(text: str) -> float:
    """Return the processor time of one reading, the least of three."""
    times = []
    for _ in range(3):
        began = time.process_time()
        READER.read(article(text))
        times.append(time.process_time() - began)
    return min(times)


@pytest.mark.parametrize("shape", SHAPES)
def test_time_grows_no_faster_than_the_text(shape: str) -> None:
    make = SHAPES[shape]
    floor = 0.01  # what is done in less cannot be told from noise
    short, long = max(floor, seconds(make(SHORT))), max(floor, seconds(make(LONG)))
    assert long <= LONG / SHORT * WORST * short


def lines_run(text: str) -> Counter[tuple[str, int]]:
    """Return how often each line of our code runs while a text is read: counted, so that no other work on the machine shows."""
    counts: Counter[tuple[str, int]] = Counter()

    def count(frame: FrameType, event: str, _: object) -> Callable[..., object] | None:
        if not any(room in frame.f_code.co_filename for room in ROOMS):
            return None
        if event == "line":
            counts[frame.f_code.co_filename, frame.f_lineno] += 1
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        READER.read(article(text))
    finally:
        sys.settrace(before)
    return counts


@pytest.mark.slow
@pytest.mark.parametrize("shape", CROWDED)
def test_no_line_of_code_runs_for_each_pair_of_sentences(shape: str) -> None:
    """Three times the text: a line that runs for each sentence runs three times as often, one for each pair nine times."""
    make = CROWDED[shape]
    READER.read(article(make(500)))  # what is remembered from text to text is remembered now
    few, many = lines_run(make(1_200)), lines_run(make(3_600))
    assert sum(many.values()) > 10_000
    swollen = {place: (few[place], times) for place, times in many.items() if times > 5 * few[place] + 1_000}
    assert not swollen


PIECES = st.one_of(
    st.sampled_from(["SpaceX", "Starmind", "120kW", "100 GW", "a year", "by 2030", "plans", "if", "said Musk", "Starship launched"]),
    st.sampled_from([" ", "\u00a0", "\u202f", "\u2011", "\u2013", "’", "“", "”", "\n", "\n\n", ". ", ", ", "İ", "ß", "e\u0301", "\u200b", "\u202e"]),
    st.text(max_size=6),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join), st.lists(PIECES, max_size=6).map("".join))
def test_any_text_is_read_and_every_offset_is_right(text: str, title: str) -> None:
    document = Document(id="d", kind=DocumentKind.ARTICLE, title=title, text=text)
    whole, gated = READER.read(document, whole=True, why=True), READER.read(document)
    assert gated.claims == whole.claims
    for part in (*whole.mentions, *whole.periods, *whole.cues):
        assert text[part.start : part.end] == part.text
    for quantity in whole.quantities:
        assert text[quantity.start : quantity.end] == quantity.unit_text
    for claim in whole.claims:
        assert (title if claim.headline else text)[claim.start : claim.end] == claim.quote


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("Starmind is to reach 100\u00a0GW by the end of\u202f2030.", "Starmind is to reach 100 GW by the end of 2030."),
        ("Each Starmind satellite will draw 120\u202fkW by mid\u20112028.", "Each Starmind satellite will draw 120 kW by mid-2028."),
    ],
)  # fmt: skip
def test_typography_changes_no_claim_and_no_offset(typed: str, plain: str) -> None:
    one, other = READER.read(article(typed)), READER.read(article(plain))
    assert len(one.claims) == len(other.claims) >= 1
    for claim, same in zip(one.claims, other.claims, strict=True):
        assert (claim.metric, claim.value, claim.start, claim.end) == (same.metric, same.value, same.start, same.end)
        assert claim.quote == typed
        assert claim.period is not None
        assert same.period is not None
        assert claim.period.latest == same.period.latest
