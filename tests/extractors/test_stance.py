"""How firmly something is said: which of several cues governs, and what is said where none does."""

from datetime import date

import pytest

from extractors.reader import Reader
from tests.articles import article


def modalities(reader: Reader, text: str, metric: str) -> list[str]:
    document = article(text, on=date(2026, 6, 15))
    return [str(claim.modality) for claim in reader.read(document).claims if claim.metric == metric]


@pytest.mark.parametrize(
    ("text", "metric", "expected"),
    [
        ("AI6, hopes Tesla, will go into volume production in 2028.", "production", "aspirational"),
        ("Starcloud, its founder hopes, will launch Starcloud-2 in 2027.", "launch", "aspirational"),
        ("Eventually, the company says, Starmind should have 1 million satellites.", "satellite_count", "aspirational"),
        ("Maybe xAI's Colossus reaches 3 GW next year.", "compute_power", "aspirational"),
        ("We'd like to see Starmind at 100 GW a year by 2032.", "compute_power_rate", "aspirational"),
        ("In the best case, Starmind reaches 10 GW a year in 2030.", "compute_power_rate", "aspirational"),
        ("Over time it hopes for more, but SpaceX will launch 60 Starmind satellites next year.", "satellite_count", "planned"),
    ],
)  # fmt: skip
def test_what_is_put_in_between_bears_on_all_that_follows(
    reader: Reader, text: str, metric: str, expected: str
) -> None:
    assert modalities(reader, text, metric) == [expected]


@pytest.mark.parametrize(
    ("text", "metric", "expected"),
    [
        ("Starcloud has ordered four satellites from a supplier that it would not describe.", "satellite_count", ["committed"]),
        ("Starcloud has ordered four satellites from a firm which does not build rockets.", "satellite_count", ["committed"]),
        ("About 40 tons rode on Starship, well short of the 100 tons that V3 is designed to lift.", "payload_mass", ["achieved", "planned"]),
        ("Terafab is to cost three billion dollars to build, maybe four billion dollars with tools.", "capex", ["planned", "aspirational"]),
        ("Two Starmind satellites that will fly in 2027 are drawn.", "satellite_count", ["planned"]),
        ("AI1 is slated to bring 120 kW of computing might, with bursts of more.", "unit_power", ["planned"]),
        ("Terafab is to start 100,000 wafers a month; its size trips breakers that other people have never met.", "wafer_rate", ["planned"]),
        ("Should each Starship lift 90 tonnes, Starmind would gain 10 GW a year.", "compute_power_rate", ["conditional"]),
        ("As of 1 June Starmind output stood at 30 MW a year.", "compute_power_rate", ["achieved"]),
    ],
)  # fmt: skip
def test_a_word_bears_on_its_own_noun(reader: Reader, text: str, metric: str, expected: list[str]) -> None:
    assert modalities(reader, text, metric) == expected


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("The FCC has accepted for filing Starcloud's application for a constellation of 88,000 satellites.", "satellite_count"),
        ("The regulator accepted a request by Axiom Space to fly 12 orbital data center nodes.", "satellite_count"),
        ("The commission granted SpaceX permission for 30,000 Starmind satellites.", "satellite_count"),
        ("The Starmind filing asks for leave to operate up to 300,000 satellites.", "satellite_count"),
    ],
)  # fmt: skip
def test_what_was_only_asked_for_is_planned(reader: Reader, text: str, metric: str) -> None:
    assert modalities(reader, text, metric) == ["planned"]


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("AI1 spans 70 m.", "span"),
        ("A Galactic Brain node flies at 700 km.", "altitude"),
        ("The Starmind satellite sheds its heat through 110 m² of radiator.", "radiator_area"),
        ("Starship V3 is built to carry 100 tons.", "payload_mass"),
        ("Starmind weighs 2 tonnes per satellite on paper.", "unit_mass"),
    ],
)
def test_the_present_tense_of_a_drawing_is_a_plan(reader: Reader, text: str, metric: str) -> None:
    assert modalities(reader, text, metric) == ["planned"]


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("Starcloud: two satellites up, one more to come.", "satellite_count"),
        ("Axiom Space has two orbital data center nodes up.", "satellite_count"),
        ("Starcloud-1 was launched in 2025. It has kept to an altitude of 325 km.", "altitude"),
    ],
)
def test_what_is_aloft_is_achieved(reader: Reader, text: str, metric: str) -> None:
    assert modalities(reader, text, metric) == ["achieved"]


@pytest.mark.parametrize(
    ("text", "metric"),
    [
        ("Musk once promised a Starship launch every two weeks; that has not happened.", "launch_rate"),
        ("The plan was for Tesla's Dojo to reach 100 exaflops by 2024, and that was never met.", "training_compute"),
        ("xAI's Colossus was to have 2 GW by May, which did not happen.", "compute_power"),
        ("A rate of 100 GW a year for Starmind in 2027 is off the table.", "compute_power_rate"),
    ],
)
def test_what_is_taken_back_is_denied(reader: Reader, text: str, metric: str) -> None:
    assert modalities(reader, text, metric) == ["denied"]


def test_what_has_not_happened_elsewhere_takes_nothing_back(reader: Reader) -> None:
    text = "SpaceX plans 60 Starmind satellites for 2027; a delay has not happened."
    assert modalities(reader, text, "satellite_count") == ["planned"]


@pytest.mark.parametrize(
    ("text", "metric", "expected"),
    [
        ("SpaceX will fly perhaps 2,000 Starmind satellites by 2029.", "satellite_count", "planned"),
        ("SpaceX plans possibly 300 Starmind satellites a year.", "satellite_rate", "planned"),
        ("Perhaps SpaceX flies 2,000 Starmind satellites by 2029.", "satellite_count", "aspirational"),
    ],
)
def test_a_rough_number_of_a_plan_is_still_a_plan(reader: Reader, text: str, metric: str, expected: str) -> None:
    assert modalities(reader, text, metric) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "For Starmind a gigawatt a year would take 6,000 satellites.",
        'Starmind has been "two years away" for as long as I can remember.',
        "The launch of Starmind has been three years away now for the next twenty.",
        "The company has not said when Starmind will launch.",
        "Starmind's first launch in 2027 or 2028 is anybody's guess; whether it comes, nobody knows.",
    ],
)
def test_reckoning_sarcasm_and_silence_are_no_claims(reader: Reader, text: str) -> None:
    found = [
        metric for metric in ("launch", "compute_power_rate", "satellite_count") if modalities(reader, text, metric)
    ]
    assert found == []


@pytest.mark.parametrize(
    "text",
    [
        "Should the FCC object, Starmind would be limited to 10,000 satellites.",
        "If approved, Starmind would have 10,000 satellites.",
        "Subject to a licence, Starmind is to have 10,000 satellites.",
    ],
)
def test_a_condition_comes_before_all(reader: Reader, text: str) -> None:
    assert modalities(reader, text, "satellite_count") == ["conditional"]


@pytest.mark.parametrize(
    ("text", "metric", "expected"),
    [
        ("Tesla's AI6 is to be in volume production in 2028; what came of Dojo?", "production", ["planned"]),
        ("Is Tesla's AI6 to be in volume production in 2028?", "production", []),
        ("The finished Terafab would need $20 billion.", "capex", ["planned"]),
        ("Starmind at 1 GW a year would need 6,000 satellites.", "satellite_count", []),
    ],
)
def test_only_what_is_asked_or_reckoned_is_silent(reader: Reader, text: str, metric: str, expected: list[str]) -> None:
    assert modalities(reader, text, metric) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Should Terafab deliver, Starmind would add 100 GW a year.",
        "Starmind would add 100 GW a year, should Terafab deliver.",
        "Were Terafab to deliver, Starmind would add 100 GW a year.",
        "With Terafab delivering chips, Starmind would add 100 GW a year.",
        "Starmind would add 100 GW a year, but only if Terafab delivers.",
    ],
)
def test_a_condition_needs_no_if(reader: Reader, text: str) -> None:
    assert modalities(reader, text, "compute_power_rate") == ["conditional"]


@pytest.mark.parametrize(
    ("text", "metric", "modality"),
    [
        ("Starship: 10 million tonnes to orbit a year, Musk's ambition.", "mass_rate", "aspirational"),
        ("The expansion would add to the 11 million square feet now under construction at Gigasat.", "facility_area", "underway"),
        ("Starmind is to reach 1 GW a year by 2028, provided the waiver is not refused.", "compute_power_rate", "conditional"),
        ("Should xAI get its permits? Colossus 2 draws 1 GW.", "compute_power", "achieved"),
    ],
)  # fmt: skip
def test_what_stands_beside_a_value_says_how_it_is_meant(reader: Reader, text: str, metric: str, modality: str) -> None:
    assert modalities(reader, text, metric) == [modality]


@pytest.mark.parametrize(
    ("text", "metric", "modality"),
    [
        ("What it showed was the ladder of the Three-Body Computing Constellation: 100 satellites in 2027.", "satellite_count", "planned"),
        ("The slide says 100 exaflops at Tesla's Dojo by October 2024.", "training_compute", "planned"),
        ("Two Axiom orbital data center nodes hitched a ride to orbit in January.", "satellite_count", "achieved"),
        ("SpaceX is assembling 12 Starmind satellites.", "satellite_count", "underway"),
        ("Energy costs for Starcloud's 5 GW design are low.", "compute_power", "planned"),
        ("Blue Origin is weighing whether to add 5,000 satellites to Project Sunrise.", "satellite_count", "discussed"),
    ],
)  # fmt: skip
def test_without_a_cue_the_date_and_the_verb_decide(reader: Reader, text: str, metric: str, modality: str) -> None:
    assert modalities(reader, text, metric) == [modality]


@pytest.mark.parametrize(
    ("text", "metric", "modality"),
    [
        ("In the laboratory the Suncatcher team got 1.6 Tbps through a pair of transceivers.", "link_rate", "achieved"),
        ("Starcloud-1 flew in November. Its launch went well. The craft is small. Nobody was there. It weighs 60 kg.", "unit_mass", "achieved"),
        ("The second-generation spacecraft of the Three-Body Computing Constellation weighs 310 kg.", "unit_mass", "planned"),
        ("SpaceX's bankers had Starship at $100 a kilogram by 2029.", "launch_price", "planned"),
        ("An insider (she won't say who) told us of 1,000 exaflops planned for Tesla's Dojo.", "training_compute", "planned"),
        ("The first phase of Colossus 2 cost about $18 billion.", "capex", "achieved"),
        ("People will tell you that Starship carried 44 tonnes to orbit.", "payload_mass", "achieved"),
        ("A million wafers a month from Terafab, some day, and 80 percent of it for space.", "wafer_rate", "aspirational"),
        ("They are considering 2 GW at Colossus 2. that doesn't mean it gets built.", "compute_power", "discussed"),
    ],
)  # fmt: skip
def test_tests_flights_and_generations(reader: Reader, text: str, metric: str, modality: str) -> None:
    assert modalities(reader, text, metric) == [modality]


@pytest.mark.parametrize(
    ("text", "metric", "expected"),
    [
        ("Gigasat, where SpaceX hopes to build Starmind by the thousand, opened in May and now makes two satellites a week.", "satellite_rate", ["underway"]),
        ("xAI's Colossus 2, the site that it wants to grow, came online in January and draws 1.1 GW today.", "compute_power", ["achieved"]),
        ("The last Starship carried about 60 tons to orbit, which is more than we had planned.", "payload_mass", ["achieved"]),
        ("It is unlikely, he said, that Starcloud will fly 100 satellites by 2030.", "satellite_count", ["doubted"]),
        ("Google's reference design for Suncatcher has 81 satellites.", "satellite_count", ["planned"]),
        ("A chart had Tesla's Dojo hitting 100 exaflops in October 2024.", "training_compute", ["planned"]),
        ("Tesla's Dojo hit 100 exaflops in October 2024.", "training_compute", ["achieved"]),
        ("SpaceX's Gigasat is ramping towards 1,000 satellites a year.", "satellite_rate", ["planned"]),
    ],
)  # fmt: skip
def test_a_value_has_its_own_verb(reader: Reader, text: str, metric: str, expected: list[str]) -> None:
    assert modalities(reader, text, metric) == expected


@pytest.mark.parametrize(
    ("text", "metric", "expected"),
    [
        ("Starcloud breaks even only if launch costs on Starship come down to $500 per kilogram.", "launch_price", ["only if launch costs on Starship come down to $500 per kilogram"]),
        ("If Starship lifts a million tonnes a year, Starmind would gain 100 GW a year.", "compute_power_rate", ["If Starship lifts a million tonnes a year"]),
        ("If Starship lifts a million tonnes a year, Starmind would gain 100 GW a year.", "mass_rate", [None]),
        ("If Starship flies, and if the FCC agrees, Starmind would gain 100 GW a year.", "compute_power_rate", ["If Starship flies, and if the FCC agrees"]),
    ],
)  # fmt: skip
def test_a_condition_stands_with_what_hangs_on_it(
    reader: Reader, text: str, metric: str, expected: list[str | None]
) -> None:
    claims = reader.read(article(text, on=date(2026, 6, 15))).claims
    assert [claim.condition for claim in claims if claim.metric == metric] == expected


@pytest.mark.parametrize(
    ("text", "metric", "expected"),
    [
        ("SpaceX's Gigasat, a building of 11 million square feet, is under construction.", "facility_area", ["underway"]),
        ("The first 1.5 million square feet of SpaceX's Gigasat are finished.", "facility_area", ["achieved"]),
        ("SpaceX's Gigasat has 11 million square feet when complete.", "facility_area", ["planned"]),
        ("There are 26 Starlink V3 satellites in orbit.", "satellite_count", ["achieved"]),
        ("The FAA cleared Starship for 25 launches a year.", "launch_rate", ["planned"]),
        ("Google's Suncatcher prototype, originally due in 2027, went up in May.", "prototype_launch", ["achieved"]),
    ],
)  # fmt: skip
def test_what_stands_is_told_from_what_is_to_come(reader: Reader, text: str, metric: str, expected: list[str]) -> None:
    assert modalities(reader, text, metric) == expected
