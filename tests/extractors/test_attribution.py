"""Who says it."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.names import language
from extractors.names.mentions import MentionFinder
from extractors.reader import Reader
from extractors.speech.attribution import Attribution, AttributionFinder
from extractors.text.quotations import quotation_at
from models.reading import Mention
from models.watchlist import Watchlist
from tests import sentences


@pytest.fixture(scope="module")
def names(reader: Reader) -> MentionFinder:
    return reader.mentions


@pytest.fixture(scope="module")
def finder(watchlist: Watchlist) -> AttributionFinder:
    return AttributionFinder.of(watchlist)


def said(finder: AttributionFinder, names: MentionFinder, text: str, value: str) -> Attribution | None:
    position = text.index(value)
    return finder.speaker(text, sentences.around(text, position), names.find(text), position)


@pytest.mark.parametrize(
    ("text", "value", "speaker"),
    [
        ("Elon Musk said that 1 GW comes first.", "1 GW", "elon_musk"),
        ("1 GW comes first, Elon Musk said.", "1 GW", "elon_musk"),
        ("1 GW comes first, said Elon Musk on Sunday.", "1 GW", "elon_musk"),
        ("“We will have 1 GW at last,” said Gwynne Shotwell, president of SpaceX.", "1 GW", "gwynne_shotwell"),
        ("According to Philip Johnston, chief executive of Starcloud, 88,000 fly.", "88,000", "philip_johnston"),
        ("88,000 fly, according to Starcloud.", "88,000", "starcloud"),
        ("Bret Johnsen, who runs the money at SpaceX, told Reuters that 2 GW run.", "2 GW", "bret_johnsen"),
        ("SpaceX told the FCC that 1,000,000 may fly.", "1,000,000", "spacex"),
        ("A spokesperson for Anthropic confirmed 300 MW.", "300 MW", "anthropic"),
        ("Starcloud’s chief executive said that 2 fly.", "2", "starcloud"),
        ("SpaceX’s filing with the FCC describes 1,000,000 satellites.", "1,000,000", "spacex"),
        ("SpaceX grows. The S-1 says that 1 TW is far.", "1 TW", "spacex"),
        ("SpaceX grows. In March, the filing shows, 1 TW is far.", "1 TW", "spacex"),
        ("The FCC said it had accepted 88,000.", "88,000", "fcc"),
        ("Musk spoke. He added that 1 GW comes.", "1 GW", "elon_musk"),
        ("Starmind grows. The company said 1 GW comes.", "1 GW", "spacex"),
        ("SpaceX asked the FCC. It said 1 GW comes.", "1 GW", "spacex"),
        ("Jane Roe of Example Capital said 1 GW is far.", "1 GW", "Jane Roe"),
        ("Musk spoke. He just posted that 1 GW comes.", "1 GW", "elon_musk"),
        ("Musk spoke. He's said that 1 GW comes.", "1 GW", "elon_musk"),
        ("Musk spoke. The billionaire was quoted as saying that 1 GW comes.", "1 GW", "elon_musk"),
        ("Elon says that 1 GW comes.", "1 GW", "elon_musk"),
        ("In February regulators said that 1 GW comes.", "1 GW", "regulators"),
        ('Space Exploration Technologies ("SpaceX") describes 1 GW.', "1 GW", "spacex"),
        ("The Information, citing two people, said that 1 GW comes.", "1 GW", "The Information"),
        ("People familiar with the matter said 1 GW comes.", "1 GW", "People familiar with the matter"),
        ("Epoch AI estimates 350 MW, while Musk claims 1 GW.", "350 MW", "epoch_ai"),
        ("Epoch AI estimates 350 MW, while Musk claims 1 GW.", "1 GW", "elon_musk"),
        ("1 GW comes, per SpaceX.", "1 GW", "spacex"),
        ("Starcloud grows. The Redmond start-up told investors that 1 GW comes.", "1 GW", "starcloud"),
        ("SpaceX grows. They’ve said that 1 GW comes.", "1 GW", "spacex"),
        ("OpenAI has no deal with SpaceX for 1 GW, its spokeswoman said.", "1 GW", "openai"),
        ("Tesla bought chips from AMD. 1 GW runs, an executive said.", "1 GW", "tesla"),
        ("SpaceX wrote it. The filing that leaked on Friday says 1 GW comes.", "1 GW", "spacex"),
        (
            "A retired vice-president of the plant spoke. He thinks that 1 GW is far.",
            "1 GW",
            "A retired vice-president of the plant",
        ),
        ("Epoch AI has the second Memphis site at 1 GW.", "1 GW", "epoch_ai"),
        ("Bret Johnsen met Musk. 1 GW comes, the finance chief said.", "1 GW", "bret_johnsen"),
        ("The FCC met. 1 GW is allowed, the agency said.", "1 GW", "fcc"),
        ("xAI grew. According to the company it runs 1 GW.", "1 GW", "xai"),
        ("SpaceX’s head of launch, Kiko Marsh, said 1 GW comes.", "1 GW", "Kiko Marsh"),
        ("Two suppliers saw the plan. They say that 1 GW comes.", "1 GW", "Two suppliers"),
        ("By Tesla’s own count 1 GW runs.", "1 GW", "tesla"),
        ("Musk’s long-term goal is 1 GW.", "1 GW", "elon_musk"),
        ("Musk spoke. His ambition is 1 GW.", "1 GW", "elon_musk"),
        ("Lena Okafor, an engineer, spoke. She said 1 GW comes.", "1 GW", "Lena Okafor"),
        (
            "Musk built it. A senior engineer at the plant said so. He added that 1 GW comes.",
            "1 GW",
            "A senior engineer at the plant",
        ),
        ("Gwynne Shotwell met Musk. She said 1 GW comes.", "1 GW", "gwynne_shotwell"),
        ("Analyst Colin Day of Pier Bank wrote. 1 GW is far, Day said.", "1 GW", "Colin Day"),
        ("A lawyer for the county said so. 1 GW comes, the lawyer said.", "1 GW", "A lawyer for the county"),
        ("SpaceX grows. A manager of its sales team said 1 GW comes.", "1 GW", "spacex"),
        ("It grew in May, and Musk says that 1 GW comes.", "1 GW", "elon_musk"),
        ("The letter gives the mass of a Starmind satellite as 4 t.", "4 t", "spacex"),
        ("Anthropic has expressed interest in 1 GW.", "1 GW", "anthropic"),
        ("Citi doubts that 1 GW comes.", "1 GW", "Citi"),
        ("A London consultancy puts it at 1 GW.", "1 GW", "A London consultancy"),
        ("SpaceX plans 1 GW.", "1 GW", "spacex"),
        ("SpaceX builds 1 GW, reports said.", "1 GW", "reports"),
        ("Musk once said 1 GW comes.", "1 GW", "elon_musk"),
        ("Filings show that 1 GW comes.", "1 GW", "Filings"),
        ("SpaceX launched 26 and plans 60.", "60", "spacex"),
        ("“We go for 10 GW now. It will be 100 GW by 2030. Nobody else can,” Musk wrote on X.", "100 GW", "elon_musk"),
        ("Musk wrote: “We go for 10 GW now. It will be 100 GW by 2030.”", "100 GW", "elon_musk"),
        ("Musk wrote: “We go for 10 GW now. It will be 100 GW by 2030 and more", "100 GW", "elon_musk"),
        ("“We start,” Musk said. “It will be 100 GW by the year 2030.”", "100 GW", "elon_musk"),
    ],
)
def test_speakers(finder: AttributionFinder, names: MentionFinder, text: str, value: str, speaker: str) -> None:
    found = said(finder, names, text, value)
    assert found is not None
    assert found.speaker == speaker


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Starmind draws 120 kW.", "120 kW"),
        ("We plan 1 GW.", "1 GW"),
        ("We said that it has 120 kW.", "120 kW"),
        ("It said 1 GW comes.", "1 GW"),
        ("It is, I'd say, 1 GW.", "1 GW"),
        ("In February said 1 GW.", "1 GW"),
        ("The satellite is said to draw 120 kW.", "120 kW"),
        ("That said, SpaceX has 120 kW.", "120 kW"),
        ("Musk said so. The satellite draws 120 kW.", "120 kW"),
        ("It makes 1 GW per year.", "1 GW"),
        ("The reports of 120 kW are new.", "120 kW"),
        ("SpaceX’s claims of 120 kW are new.", "120 kW"),
        ("The so-called “AI1” draws 120 kW.", "120 kW"),
        ("SpaceX has not said how 1 GW comes.", "1 GW"),
        ("Musk declined to say when 1 GW comes.", "1 GW"),
        ("Nobody at SpaceX said that 1 GW comes.", "1 GW"),
        ("It makes 1 GW, and Musk says so.", "1 GW"),
        ("Our application describes 1 GW.", "1 GW"),
        ("SpaceX gets 1 GW per month to pay Musk.", "1 GW"),
        ("All told, it has 1 GW.", "1 GW"),
        ("The site is aimed at 1 GW.", "1 GW"),
    ],
)
def test_the_page_itself(finder: AttributionFinder, names: MentionFinder, text: str, value: str) -> None:
    assert said(finder, names, text, value) is None


def test_the_reporting_phrase_and_the_speaker_are_spans(finder: AttributionFinder, names: MentionFinder) -> None:
    text = "In January, Musk said that 1 GW comes in 2027."
    found = said(finder, names, text, "1 GW")
    assert found is not None
    assert text[found.start : found.end] == "Musk"
    assert text[found.cue_start : found.cue_end] == "said"
    assert (found.scope_start, found.scope_end, found.reported) == (0, len(text), True)


def test_a_plan_is_not_reported(finder: AttributionFinder, names: MentionFinder) -> None:
    found = said(finder, names, "SpaceX aims to fly 60.", "60")
    assert found is not None
    assert not found.reported


@pytest.mark.parametrize(
    ("text", "inside", "quoted"),
    [
        ("He said “it will fly in the year 2027” and left.", "2027", "“it will fly in the year 2027”"),
        ('He said "it will fly in the year 2027" and left.', "2027", '"it will fly in the year 2027"'),
        ("He said “it will fly in the year 2027", "2027", "“it will fly in the year 2027"),
        ("The “AI1” flies.", "AI1", None),
        ("He left. “It flies in the year 2027.”", "left", None),
        ("“It never was closed at all.\nNext one has 60.", "60", None),
    ],
)
def test_quotations(text: str, inside: str, quoted: str | None) -> None:
    found = quotation_at(text, text.index(inside))
    assert (text[found.start : found.end] if found else None) == quoted


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Musk",
                "said",
                ",",
                "“",
                "”",
                '"',
                "according to",
                "SpaceX",
                "the company",
                "he",
                ".",
                "and",
                "who",
                "told",
                "60",
                "filing",
                "\n",
            ]
        ),
        max_size=25,
    )
)
def test_no_text_breaks_it(finder: AttributionFinder, names: MentionFinder, pieces: list[str]) -> None:
    text = " ".join(pieces)
    mentions = names.find(text)
    for sentence in language.sentences(text):
        for found in finder.find(text, sentence, mentions):
            assert 0 <= found.start < found.end <= len(text)
            assert found.scope_start <= found.cue_start < found.cue_end <= found.scope_end
        finder.speaker(text, sentence, mentions, (sentence.start + sentence.end) // 2)


@pytest.mark.parametrize(
    "piece",
    [
        "said ",
        ", said Musk",
        ", ",
        "Musk said ",
        "the company said; ",
        "he, who, said ",
        "his goal; ",
        "an analyst, she said ",
        "Ann Lee, A-",
        "the man, Ann Lee, said ",
    ],
)
def test_time_is_linear_in_the_text(finder: AttributionFinder, names: MentionFinder, piece: str) -> None:
    def once(text: str, mentions: list[Mention]) -> float:
        before = time.process_time()
        for sentence in language.sentences(text):
            finder.find(text, sentence, mentions)
        return time.process_time() - before

    def seconds(length: int) -> float:
        text = (piece * length)[:length]
        mentions = names.find(text)
        return min(once(text, mentions) for _ in range(3))

    assert seconds(40_000) < max(0.5, 40 * seconds(4_000))
