"""Who has the word in calls, interviews and panels."""

from datetime import date

import pytest

from extractors.reader import Reader
from models.documents import Document
from models.vocabulary import DocumentKind

DRAW = "Each Starmind satellite will draw 120 kW."


def voices(reader: Reader, text: str, title: str = "") -> list[tuple[str | None, str | None, int]]:
    document = Document(
        id="d", kind=DocumentKind.ARTICLE, title=title, text=text, published_on=date(2026, 6, 23)
    )  # fmt: skip
    claims = reader.read(document).claims
    return [(claim.speaker, claim.reporter, claim.hop) for claim in claims if claim.metric == "unit_power"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (f"Elon Musk: {DRAW}", "elon_musk"),
        (f"Operator: Welcome.\n\nBret Johnsen: Hello.\n\nIt is a good one. {DRAW}", "bret_johnsen"),
        (f"**Operator:** Welcome.\n\n**Bret Johnsen, CFO:** {DRAW}", "bret_johnsen"),
        (f"MODERATOR: Yes?\n\nSHOTWELL: {DRAW}", "gwynne_shotwell"),
        (f"Q: How much?\n\nA (Elon Musk): {DRAW}", "elon_musk"),
        (f"[0:01:10] host: how much?\n\n[0:01:14] elon musk: {DRAW}", "elon_musk"),
        (f"Operator\n\nWelcome.\n\nElon Musk -- Chief Executive Officer\n\n{DRAW}", "elon_musk"),
        (f"HOST: Yes?\n\nDANA WHITLOCK: One moment.\n\nHOST: Well?\n\nDANA WHITLOCK: {DRAW}", "DANA WHITLOCK"),
        (f"Host: Yes?\n\nDana Whitlock: One moment.\n\nHost: Well?\n\nWhitlock: {DRAW}", "Dana Whitlock"),
        (f"Elon Musk: Hello.\n\nHost: {DRAW}", None),
        (f"Elon Musk: Hello.\n\n{DRAW}", "elon_musk"),  # opening remarks
        (f"A note of June.\n\nElon Musk: Hello.\n\n{DRAW}", None),  # one label speaks for its own paragraph
        (f"Power: 120 kW\n\nOrbit: 600 km\n\n{DRAW}", None),
        (f"SpaceX: {DRAW}\n\nStarcloud: One H100.", None),
    ],
)  # fmt: skip
def test_labels(reader: Reader, text: str, speaker: str | None) -> None:
    assert {voice[0] for voice in voices(reader, text)} == {speaker}


@pytest.mark.parametrize(
    ("title", "speaker"), [("SpaceX second-quarter 2026 call", "spacex"), ("A call", "CFO"), ("", "CFO")]
)
def test_offices_speak_for_the_company_of_the_title(reader: Reader, title: str, speaker: str) -> None:
    assert voices(reader, f"Q: How much?\n\nCFO: {DRAW}", title) == [(speaker, None, 1)]


def test_who_passes_on_in_a_turn_is_the_reporter(reader: Reader) -> None:
    text = f"Operator: Welcome.\n\nBret Johnsen: Elon Musk said in May that {DRAW}"
    assert voices(reader, text) == [("elon_musk", "bret_johnsen", 2)]


def test_who_quotes_the_company_speaks_for_it(reader: Reader) -> None:
    text = f"Operator: Welcome.\n\nBret Johnsen: SpaceX said in May that {DRAW}"
    assert voices(reader, text) == [("bret_johnsen", None, 1)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Musk expects Starmind to draw 120 kW each.", "elon_musk"),
        ("SpaceX expects Starmind satellites to draw 120 kW each.", None),
        ("Epoch AI puts the power of a Starmind satellite at 120 kW.", "epoch_ai"),
        ("Epoch AI watches SpaceX. Each Starmind satellite will draw 120 kW, the institute estimates.", "epoch_ai"),
        ("Elon Musk runs SpaceX. Each Starmind satellite will draw 120 kW, the boss said.", "elon_musk"),
        ("SpaceX builds Starmind. I want to say each Starmind satellite will draw 120 kW.", None),
        ("SpaceX builds Starmind. It has been said that each Starmind satellite will draw 120 kW.", None),
    ],
)  # fmt: skip
def test_who_expects_and_who_reckons(reader: Reader, text: str, speaker: str | None) -> None:
    assert {voice[0] for voice in voices(reader, text)} == {speaker}
