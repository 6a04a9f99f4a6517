"""Events: what happened, what is dated, what was stopped, and what is none."""

from datetime import date

import pytest

from extractors.reader import Reader
from models.claims import Claim
from models.vocabulary import Basis, Modality, Qualifier
from tests.articles import article


def events(reader: Reader, text: str) -> list[Claim]:
    document = article(text, on=date(2026, 6, 15))
    return [claim for claim in reader.read(document).claims if claim.basis is Basis.EVENT]


@pytest.mark.parametrize(
    ("text", "program", "metric", "modality", "earliest", "latest"),
    [
        ("Starcloud-1 flew on 2 November 2025.", "starcloud", "launch", Modality.ACHIEVED, date(2025, 11, 2), date(2025, 11, 2)),
        ("Two AI1 prototypes are to launch in early 2027.", "spacex.starmind", "prototype_launch", Modality.PLANNED, date(2027, 1, 1), date(2027, 4, 30)),
        ("SpaceX expects the first launch of Starmind as early as 2028.", "spacex.starmind", "launch", Modality.PLANNED, date(2028, 1, 1), None),
        ("AI5 will not reach volume production until mid-2027.", "tesla.ai_chip", "production", Modality.PLANNED, date(2027, 5, 1), None),
        ("Tesla has shut down Dojo.", "tesla.dojo", "shutdown", Modality.CANCELLED, None, None),
        ("Tesla has restarted Dojo.", "tesla.dojo", "restart", Modality.ACHIEVED, None, None),
        ("Starship has not launched yet.", "spacex.starship", "launch", Modality.DENIED, None, None),
        ("Blue Origin filed an application for Project Sunrise on 19 March 2026.", "blue_origin.sunrise", "filing", Modality.ACHIEVED, date(2026, 3, 19), date(2026, 3, 19)),
        ("AI6 might tape out in December.", "tesla.ai_chip", "tape_out", Modality.ASPIRATIONAL, date(2026, 12, 1), date(2026, 12, 31)),
        ("xAI fired up Colossus 2 on 17 January 2026.", "xai.colossus", "operation", Modality.ACHIEVED, date(2026, 1, 17), date(2026, 1, 17)),
        ("Tesla's Cortex 2 is to be commissioned in the spring of 2027.", "tesla.cortex", "operation", Modality.PLANNED, date(2027, 3, 1), date(2027, 5, 31)),
        ("Gigasat is to start churning out satellites in 2027.", "spacex.gigasat", "production", Modality.PLANNED, date(2027, 1, 1), date(2027, 12, 31)),
        ("The FCC turned down the Starcloud application in May.", "starcloud", "approval", Modality.DENIED, date(2026, 5, 1), date(2026, 5, 31)),
        ("Blue Origin's application for Project Sunrise went to the FCC on 19 March 2026.", "blue_origin.sunrise", "filing", Modality.ACHIEVED, date(2026, 3, 19), date(2026, 3, 19)),
        ("Starmind's debut this year is off.", "spacex.starmind", "launch", Modality.CANCELLED, date(2026, 1, 1), date(2026, 12, 31)),
        ("The launch date of Starcloud-2 has been moved to March 2027.", "starcloud", "launch", Modality.PLANNED, date(2027, 3, 1), date(2027, 3, 31)),
    ],
)  # fmt: skip
def test_event(
    reader: Reader, text: str, program: str, metric: str, modality: Modality, earliest: date | None, latest: date | None
) -> None:
    (claim,) = events(reader, text)
    period = claim.period
    assert (claim.program, claim.metric, claim.modality) == (program, metric, modality)
    assert (period.earliest if period else None, period.latest if period else None) == (earliest, latest)
    assert (claim.value, claim.value_high, claim.qualifier) == (None, None, Qualifier.EXACTLY)


@pytest.mark.parametrize(
    "text",
    [
        "Starmind will launch some day.",
        "Launch costs are the crux for Starcloud.",
        "SpaceX wants to launch 100 GW of Starmind satellites a year by 2030.",
        "SpaceX is in talks with several labs about computing power.",
        "Gigasat's production manager is a veteran.",
        "A plan for a second Gigasat has been scrapped.",
        "The economics of Starmind have yet to be launched.",
        "Axiom expects to have four orbital data center nodes in service by 2028.",
        "By 2028 at least two Starmind satellites should be flying.",
        "Tesla has cancelled a 200-megawatt extension of Cortex.",
        "At Gigasat the second hall got cancelled.",
        "As for Dojo, the 2 MW cluster that was rumored has been scrapped.",
        "Whoever buys Starmind should wait for its flight data in 2027.",
        "Starmind has accepted no deployment milestone.",
        "Our Starmind fund is up 12% since 2024.",
        "Starcloud launched a $170 million funding round.",
        "xAI has brought 350 MW more on stream at Colossus 2.",
        "Starship flew 5 in 2025.",
        "The work at Colossus 2 has been hard since the second substation was energised in March.",
        "This letter on Project Suncatcher is filed under Section 1.1206 of the rules.",
        "Project Sunrise goes on if the FCC grants the licence.",
        "A manager who ran cell production at another firm until it was sold in 2023 now works at Gigasat.",
        "The dispenser flown on Starship this time was a short one.",
        "Google switched on one of Suncatcher's four TPUs.",
        "Nobody has cancelled anything at Gigasat.",
        "Starship has flown all of three times this year.",
        "Tesla's revived Dojo product will use the AI7 chip.",
        "The prospectus, filed on May 20, speaks of Starmind.",
    ],
)
def test_no_event(reader: Reader, text: str) -> None:
    assert events(reader, text) == []


def test_a_deal_is_one_event_for_each_customer(reader: Reader) -> None:
    claims = events(reader, "SpaceX has signed computing power deals with Anthropic and Google.")
    assert [(claim.program, claim.metric, claim.counterparty) for claim in claims] == [
        ("compute_supply", "agreement", "anthropic"),
        ("compute_supply", "agreement", "google"),
    ]


def test_a_pronoun_takes_its_event_from_the_sentence_before(reader: Reader) -> None:
    claims = events(reader, "Volume production of AI5 starts in mid-2027. AI6 is to follow in mid-2028.")
    assert [(claim.metric, claim.period.latest if claim.period else None) for claim in claims] == [
        ("production", date(2027, 8, 31)),
        ("production", date(2028, 8, 31)),
    ]


@pytest.mark.parametrize(
    ("text", "program", "modality"),
    [
        ("Colossus 2 has begun operation.", "xai.colossus", Modality.ACHIEVED),
        ("Tesla's Cortex came into service in May 2026.", "tesla.cortex", Modality.ACHIEVED),
        ("Terafab won't operate until 2029.", "terafab", Modality.PLANNED),
        ("Project Suncatcher will not enter commercial service until the mid-2030s.", "google.suncatcher", Modality.PLANNED),
        ("Aetherflux expects to have its first Galactic Brain node operating in 2028.", "aetherflux", Modality.PLANNED),
        ("The second hall of Colossus 2 is to be switched on in October 2026.", "xai.colossus", Modality.PLANNED),
    ],
)  # fmt: skip
def test_operation(reader: Reader, text: str, program: str, modality: Modality) -> None:
    (claim,) = events(reader, text)
    assert (claim.metric, claim.program, claim.modality) == ("operation", program, modality)


@pytest.mark.parametrize(
    "text",
    [
        "SpaceX has shelved a plan for 30 Starship flights this year.",
        "Aetherflux cancelled the launch contract for Galactic Brain.",
        "Starlink grew, and the launch business flew 40 Falcon 9 missions in the quarter.",
        "A pair of further Suncatcher satellites is planned for 2027.",
        "Two Axiom orbital data center nodes are up.",
        "With Starship, launch should fall below $100 per kilogram by 2030.",
        "If it works, Starship will fly once a week in 2027.",
        "The Starmind team grows. Apply by July 1.",
        "The launch cadence of Starship is to rise by 2028.",
    ],
)
def test_words_of_happening_that_tell_no_event(reader: Reader, text: str) -> None:
    assert events(reader, text) == []


def test_an_approval_is_denied_once(reader: Reader) -> None:
    claims = events(reader, "There is no approval: the FCC has not approved Starmind.")
    assert [(claim.metric, claim.modality) for claim in claims] == [("approval", Modality.DENIED)]


@pytest.mark.parametrize(
    "text",
    [
        "AI5 starts volume production in mid-2027. AI6 would hopefully follow in mid-2028.",
        "AI5 will be in volume production in mid-2027, and AI6 should probably follow in mid-2028.",
    ],
)
def test_an_event_follows_with_an_adverb(reader: Reader, text: str) -> None:
    assert [claim.metric for claim in events(reader, text)] == ["production", "production"]


def test_who_speaks_sells(reader: Reader) -> None:
    (claim,) = events(reader, "Gwynne Shotwell: We signed the compute agreement with Google on June 5.")
    assert (claim.program, claim.metric, claim.counterparty) == ("compute_supply", "agreement", "google")


def test_an_agreement_can_be_denied(reader: Reader) -> None:
    (claim,) = events(reader, "SpaceX did not sign a compute agreement with Meta.")
    assert (claim.metric, claim.modality, claim.counterparty) == ("agreement", Modality.DENIED, "meta")


@pytest.mark.parametrize(
    ("text", "metric", "latest"),
    [
        ("Starcloud-2 slips to 2027.", "launch", date(2027, 12, 31)),
        ("The AI1 prototypes were pushed back by two quarters to Q3 2027.", "prototype_launch", date(2027, 9, 30)),
        ("Galactic Brain has slid into 2028.", "launch", date(2028, 12, 31)),
        ("The launch of Starcloud-2 has slipped to 2027.", "launch", date(2027, 12, 31)),
    ],
)
def test_a_slip_is_a_planned_launch(reader: Reader, text: str, metric: str, latest: date) -> None:
    (claim,) = events(reader, text)
    assert (claim.metric, claim.modality, claim.period and claim.period.latest) == (metric, Modality.PLANNED, latest)


@pytest.mark.parametrize(
    "text",
    [
        "It is not clear whether the FCC matters, but Starmind is large.",
        "A podcast on Starcloud launches in July.",
        "A video of Starship went up on Tuesday.",
    ],
)
def test_what_is_shown_or_clear_is_no_event(reader: Reader, text: str) -> None:
    assert [claim for claim in events(reader, text) if claim.metric == "launch"] == []


@pytest.mark.parametrize(
    ("text", "program", "metric", "modality", "earliest", "latest"),
    [
        ("Tesla plans to bring Cortex 2 into operation in October 2026.", "tesla.cortex", "operation", Modality.PLANNED, date(2026, 10, 1), date(2026, 10, 31)),
        ("Starcloud-2 will commence commercial operations in 2028.", "starcloud", "operation", Modality.PLANNED, date(2028, 1, 1), date(2028, 12, 31)),
        ("In May 2024 Musk said that Tesla's Dojo 2 was a year away from entering service.", "tesla.dojo", "operation", Modality.PLANNED, date(2025, 5, 1), date(2025, 5, 1)),
        ("Tesla expects Terafab to be in production by the end of 2029.", "terafab", "production", Modality.PLANNED, None, date(2029, 12, 31)),
        ("At Gigasat first output is expected in March 2027.", "spacex.gigasat", "production", Modality.PLANNED, date(2027, 3, 1), date(2027, 3, 31)),
        ("Google will put two Suncatcher prototypes into orbit by April 2027.", "google.suncatcher", "prototype_launch", Modality.PLANNED, None, date(2027, 4, 30)),
        ("Starcloud-1 was launched on 2 November 2025, ahead of schedule.", "starcloud", "launch", Modality.ACHIEVED, date(2025, 11, 2), date(2025, 11, 2)),
        ("Blue Origin, which in March applied for permission to operate Project Sunrise, has a large factory.", "blue_origin.sunrise", "filing", Modality.ACHIEVED, date(2026, 3, 1), date(2026, 3, 31)),
        ("Blue Origin followed on March 19 with the filing for Project Sunrise.", "blue_origin.sunrise", "filing", Modality.ACHIEVED, date(2026, 3, 19), date(2026, 3, 19)),
        ("What was learned with Tesla's Dojo is not lost: work on Dojo 3 has been restarted.", "tesla.dojo", "restart", Modality.ACHIEVED, None, None),
    ],
)  # fmt: skip
def test_the_same_happening_in_other_words(
    reader: Reader,
    text: str,
    program: str,
    metric: str,
    modality: Modality,
    earliest: date | None,
    latest: date | None,
) -> None:
    (claim,) = [claim for claim in events(reader, text) if claim.metric == metric]
    period = claim.period
    assert (claim.program, claim.modality) == (program, modality)
    assert (period.earliest if period else None, period.latest if period else None) == (earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        "A plan for 40,000 more processors at Colossus 1 has been scrapped.",  # the site goes on
        "The proposal for a second hall of Colossus 2 was shelved.",
        "What shades Starcloud-1? Nothing does, they fly along the terminator.",
        "Starcloud-3 is the first production model, not before 2028.",
    ],
)
def test_no_happening_of_the_program(reader: Reader, text: str) -> None:
    assert [claim.metric for claim in events(reader, text)] == []


def test_a_flight_that_is_cleared_has_not_flown(reader: Reader) -> None:
    assert {claim.metric for claim in events(reader, "The FAA had cleared Starship Flight 15 on Monday.")} == {
        "approval"
    }


@pytest.mark.parametrize(
    ("text", "metric", "modality"),
    [
        ("Starcloud has to launch the pair no later than May 31, 2028, or the licence lapses.", "launch", Modality.PLANNED),
        ("Three-Body Computing Constellation: 24 satellites are ordered, and it will have the first of them launched in 2027.", "launch", Modality.PLANNED),
        ("Aetherflux: our demonstrator, which does not compute but proves the power bus, launches next year.", "prototype_launch", Modality.PLANNED),
        ("The venture says that operation of Terafab begins no earlier than 2029.", "operation", Modality.PLANNED),
        ("Tesla's Dojo3 has not been stopped.", "shutdown", Modality.DENIED),
    ],
)  # fmt: skip
def test_an_event_in_a_long_sentence(reader: Reader, text: str, metric: str, modality: Modality) -> None:
    assert [claim.modality for claim in events(reader, text) if claim.metric == metric] == [modality]


def test_a_pronoun_keeps_the_kind_of_what_it_stands_for(reader: Reader) -> None:
    claims = events(reader, "Google has built two Suncatcher prototypes. Both are to fly in early 2027.")
    assert [claim.metric for claim in claims] == ["prototype_launch"]


def test_a_pronoun_with_its_verb_keeps_the_kind_too(reader: Reader) -> None:
    claims = events(reader, "Google has built two Suncatcher prototypes. They'll launch in early 2027.")
    assert [claim.metric for claim in claims] == ["prototype_launch"]


def test_what_flies_after_the_prototypes_is_no_prototype(reader: Reader) -> None:
    text = "SpaceX expects to launch two Starmind prototypes in early 2027 and to begin deployment of production satellites in 2028."
    assert [claim.metric for claim in events(reader, text)] == ["prototype_launch", "launch"]


@pytest.mark.parametrize(
    "text",
    [
        "Starmind isn't short of chips, it's launch that is missing.",
        "SpaceX aims to deploy a staggering 1 GW of Starmind satellites each year by the end of 2027.",
    ],
)
def test_a_launch_that_is_only_named(reader: Reader, text: str) -> None:
    assert events(reader, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Starcloud-3 will not fly in July. The company now aims for October 2026.",
        "Starcloud-3 was to launch in July. The chief executive said the machine now targets October.",
    ],
)
def test_a_new_date_without_its_verb(reader: Reader, text: str) -> None:
    told = [(claim.metric, claim.period.earliest) for claim in events(reader, text) if claim.period]
    assert told[-1] == ("launch", date(2026, 10, 1))


def test_a_day_on_which_a_regulator_was_told_is_no_date_of_a_launch(reader: Reader) -> None:
    text = (
        "SpaceX told the Federal Communications Commission on Wednesday that its AI satellites would fly in early 2027."
    )
    assert [claim.period and claim.period.latest for claim in events(reader, text)] == [date(2027, 4, 30)]


@pytest.mark.parametrize(
    ("text", "latest"),
    [
        ("Starcloud-3 was to launch in July.", date(2026, 7, 31)),
        ("Starcloud-3 was to launch in April.", date(2026, 4, 30)),
        ("Starcloud-3 was to launch in November.", date(2025, 11, 30)),
    ],
)
def test_the_month_of_an_old_plan(reader: Reader, text: str, latest: date) -> None:
    assert [claim.period and claim.period.latest for claim in events(reader, text)] == [latest]
