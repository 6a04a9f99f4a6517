"""Whose turn it is in a call, an interview or a hearing; and that a page which only has labels is none of these."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.reader import Reader
from extractors.speech.turns import TurnFinder
from models.documents import Document
from models.vocabulary import DocumentKind
from models.voices import ASKED
from models.watchlist import Watchlist

DRAW = "Each Starmind satellite will draw 120 kW."
CALL = "SpaceX third-quarter call"


@pytest.fixture(scope="module")
def finder(watchlist: Watchlist) -> TurnFinder:
    return TurnFinder.of(watchlist)


def speaker(reader: Reader, finder: TurnFinder, title: str, text: str, words: str) -> str | None:
    document = Document(id="d", kind=DocumentKind.ARTICLE, title=title, text=text)
    titled = reader.mentions.find(title)
    turn = finder.find(text, title, reader.named_below(document, []), titled).at(text.index(words))
    return turn.speaker if turn else None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Operator: Welcome.\n\nElon Musk: We fly. It takes\n\ntime. Here.", "elon_musk"),
        ("**Analyst (Some Bank):** When?\n\n**Elon Musk, CEO:** We fly. Here.", "elon_musk"),
        ("MODERATOR: When?\n\nSHOTWELL: I hope. Here.", "gwynne_shotwell"),
        ("[00:41:10] Host: When?\n\n[00:41:22] jane roe: we will. Here.", "jane roe"),
        ("Q: When?\n\nA: We fly. Here.", "spacex"),
        ("Q: When?\n\nA (Elon Musk): We fly. Here.", "elon_musk"),
        ("Analyst: When?\n\nCFO: Our plan is 2027. Here.", "spacex"),
        ("With us is Bret Johnsen, CFO.\n\nAnalyst: When?\n\nCFO: Our plan is 2027. Here.", "bret_johnsen"),
        ("With us is Ann Lee, CFO.\n\nAnalyst: When?\n\nCFO: Our plan is 2027. Here.", "Ann Lee"),
        ("Ann Lee, Chief Financial Officer\nThanks. We grow. Here.\n\nBo Day, Analyst\nWhen?", "Ann Lee"),
        ("Mr. DAY. When do we fly?\n\nMs. WHITLOCK. In May, sir, we hope. Here.", "Whitlock"),
        ("Analyst: Hi, Gwynne?\n\nGWYNNE: We fly. Here.", "gwynne_shotwell"),
        ("**Q: When?**\nWe fly in May. Here.\n\n**Q: Why?**\nWe can.", "spacex"),
        ("Host: When?\n\nElon Musk: We fly. On mass: it is two tonnes. Here.", "elon_musk"),
        ("Operator: The next question is from the line of Ann Lee.\n\nAnn Lee: Hi. You said 2 GW. Here.\n\nMusk: I did.", None),
        ("Elon Musk: We fly.\n\nColin Day, Some Bank: You said 2 GW. Here.\n\nMusk: I did.", None),
        ("Elon Musk: We fly.\n\nAnalyst: You said 2 GW. Here.", None),
        ("Gwynne Shotwell -- President and Chief Operating Officer\n\nWe fly. Here.\n\nAnalyst, Some Bank\n\nWhen?", "gwynne_shotwell"),
        ("Operator: Hello.\n\nElon Musk -- Chief Executive Officer\nSure.\n\nAnalyst\nWhen?\n\nElon Musk\nWe fly. Here.", "elon_musk"),
    ],
)  # fmt: skip
def test_a_turn_is_that_of_its_label(reader: Reader, finder: TurnFinder, text: str, name: str | None) -> None:
    assert speaker(reader, finder, CALL, text, "Here") == name


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        ("Musk in Austin, rough transcript", "[applause]\n\nSo we are limited by chips, and we want the chips.\n\nI know that it sounds insane. Here.", "elon_musk"),
        ("Remarks by Gwynne Shotwell", "Thank you, we are glad to be in Boca Chica today. Here.", "gwynne_shotwell"),
        ("Musk gives a speech in Austin", "Elon Musk spoke in Austin on Saturday, and the crowd was large. Here.", None),
        ("Musk opens a plant", "So we are limited by chips, and we want the chips badly. Here.", None),
    ],
)  # fmt: skip
def test_a_transcript_without_labels_is_one_turn(
    reader: Reader, finder: TurnFinder, title: str, text: str, name: str | None
) -> None:
    assert speaker(reader, finder, title, text, "Here") == name


def test_who_has_no_name_is_called_by_the_label(reader: Reader, finder: TurnFinder) -> None:
    text = "Moderator: When?\n\nGuest: We fly.\n\nModerator: Why?\n\nGuest: We can. Here."
    assert speaker(reader, finder, "At the summit", text, "Here") == "the guest"
    text = "Analyst: When?\n\nChief executive: We fly.\n\nAnalyst: Why?\n\nChief executive: We can. Here."
    assert speaker(reader, finder, "Solarix results call", text, "Here") == "the Chief executive"


@pytest.mark.parametrize(
    ("title", "opening", "name"),
    [
        ("A talk with Philip Johnston", "", "philip_johnston"),
        ("How we keep cool", "We met Ingrid Holm-Page in May.\n\n", "Ingrid Holm-Page"),
        ("An interview at Starcloud", "", "starcloud"),
        ("Five minutes with: Priya Raman", "", "Priya Raman"),
        ("How we keep cool", "Ann Lee-Holm’s team has hardware in orbit.\n\n", "Ann Lee-Holm"),
    ],
)
def test_questions_in_bold_letters_part_a_talk(
    reader: Reader, finder: TurnFinder, title: str, opening: str, name: str
) -> None:
    text = f"{opening}**What weighs it?**\n\nI cannot say.\n\n**And the next one?**\n\nWe fly two. Here."
    assert speaker(reader, finder, title, text, "Here") == name
    assert speaker(reader, finder, title, text, "And the next one") is None


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Starcloud-3: an FAQ", "**How big is it?**\nTwo tonnes. Here.\n\n**When does it fly?**\nWe fly in May."),
        (
            "Where they stand",
            "Starcloud: two satellites in 2027. Here.\n\nAxiom: a third node in 2027.\n\nSpaceX: nothing yet.",
        ),
        ("The sheet", "Mass: 4 t\nPower: 175 kW. Here.\nMass of the rest: 2 t\n"),
        ("News", "Musk said: we fly. Here.\n\nNothing else: nothing."),
        ("Notes", "Update: we fly. Here.\n\nUpdate 2: I was wrong."),
    ],
)
def test_a_page_with_labels_is_no_talk(reader: Reader, finder: TurnFinder, title: str, text: str) -> None:
    assert speaker(reader, finder, title, text, "Here") is None


def test_who_tells_of_another_passes_on(reader: Reader) -> None:
    text = (
        "Host: What of SpaceX?\n\nPhilip Johnston: Musk says that Starmind will have 120 kW each. "
        "We build Starcloud-3, which will weigh 3 tonnes.\n\nHost: Thanks. Do we stop?"
    )
    document = Document(id="d", kind=DocumentKind.ARTICLE, title="A podcast", text=text)
    told = {claim.metric: (claim.speaker, claim.reporter, claim.hop) for claim in reader.read(document).claims}
    assert told == {
        "unit_power": ("elon_musk", "philip_johnston", 2),
        "unit_mass": ("philip_johnston", None, 1),
    }


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Q:", "A:", "Elon Musk:", "\n", "\n\n", "we", "?", "**", "[00:01]", "Mr. DAY.", "CFO:", "of", "É: "]
        )
    )
)
def test_no_text_breaks_it(finder: TurnFinder, pieces: list[str]) -> None:
    text = " ".join(pieces)
    turns = finder.find(text, "call", [], []).turns
    assert all(0 <= turn.start <= turn.end <= len(text) for turn in turns)
    assert [turn.start for turn in turns] == sorted(turn.start for turn in turns)


@pytest.mark.parametrize(
    "piece",
    ["Ann Lee: we fly.\n", "A: we\n", "CFO: we\n", "Ann Lee, CFO, ", "Aa Bb ", "**Why?**\nwe\n", "[00:01] ", "Mr. DAY. we?\n", "Q: from Ann Lee\n", "**"],
)  # fmt: skip
def test_time_is_linear_in_the_text(finder: TurnFinder, piece: str) -> None:
    def once(count: int) -> float:
        text = "Elon Musk: we\n" + piece * count
        before = time.process_time()
        finder.find(text, "SpaceX call", [], [])
        return time.process_time() - before

    once(10)
    short, long = (min(once(count) for _ in range(3)) for count in (500, 4_000))
    assert long < 24 * max(short, 1e-3)


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
        (f"HOST: Yes?\n\nDANA WHITLOCK: One moment.\n\nHOST: Well?\n\nDANA WHITLOCK: {DRAW}", "Dana Whitlock"),
        (f"Q: Yes?\n\nCNBC: One moment.\n\nQ: Well?\n\nCNBC: {DRAW}", "CNBC"),
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
    ("title", "speaker"), [("SpaceX second-quarter 2026 call", "spacex"), ("A call", "the CFO"), ("", "the CFO")]
)
def test_offices_speak_for_the_company_of_the_title(reader: Reader, title: str, speaker: str) -> None:
    assert voices(reader, f"Q: How much?\n\nCFO: {DRAW}", title) == [(speaker, None, 1)]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (f"Elon Musk: Hello.\n\nColin Day, Some Bank: We think so. {DRAW}\n\nElon Musk: No.", True),
        (f"Operator: {DRAW} Next question.\n\nElon Musk: Hello.", True),
        (f"Elon Musk: Hello.\n\nModerator: SpaceX says so. {DRAW}", True),
        (f"Moderator: Hello.\n\nElon Musk: I do. {DRAW}", False),
        (f"**Q: How much?**\n{DRAW} We hope.\n\n**Q: Why?**\nWe can.", False),  # the answer stands below its question
        (f"Colin Day of Some Bank writes. {DRAW}", False),
    ],
)
def test_what_one_who_asks_states_is_marked(reader: Reader, text: str, asked: bool) -> None:
    document = Document(id="d", kind=DocumentKind.ARTICLE, title="SpaceX call", text=text)
    (claim,) = reader.read(document).claims
    assert (ASKED in claim.flags) is asked


def test_what_an_answer_says_as_well_is_the_answers(reader: Reader) -> None:
    text = f"Elon Musk: Hello.\n\nColin Day, Some Bank: You said it. {DRAW}\n\nElon Musk: Right. {DRAW}"
    assert voices(reader, text, CALL) == [("elon_musk", None, 1)]


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
        ("SpaceX expects Starmind satellites to draw 120 kW each.", "spacex"),
        ("Analysts at Some Bank expect Starmind satellites to draw 120 kW each.", "Analysts at Some Bank"),
        ("Engineers expect Starmind satellites to draw 120 kW each.", None),
        ("Some say that Starmind satellites draw 120 kW each.", "some"),
        ("Critics said that Starmind satellites draw 120 kW each.", "critics"),
        ("Analyst Colin Day of Some Bank said that Starmind satellites draw 120 kW each.", "Colin Day"),
        ("A single test could show that Starmind satellites draw 120 kW each.", None),
        ("Epoch AI puts the power of a Starmind satellite at 120 kW.", "epoch_ai"),
        ("Epoch AI watches SpaceX. Each Starmind satellite will draw 120 kW, the institute estimates.", "epoch_ai"),
        ("Elon Musk runs SpaceX. Each Starmind satellite will draw 120 kW, the boss said.", "elon_musk"),
        ("SpaceX builds Starmind. I want to say each Starmind satellite will draw 120 kW.", None),
        ("SpaceX builds Starmind. It has been said that each Starmind satellite will draw 120 kW.", None),
    ],
)  # fmt: skip
def test_who_expects_and_who_reckons(reader: Reader, text: str, speaker: str | None) -> None:
    assert {voice[0] for voice in voices(reader, text)} == {speaker}
