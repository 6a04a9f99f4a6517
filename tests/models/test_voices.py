"""Whose word a claim is: the page's, the company's, or somebody else's who is quoted there."""

from dataclasses import replace
from datetime import date

import pytest

from models.digest import DigestInput, compose
from models.digest_stories import without_copies
from models.display_names import Names
from models.lexicon import Organization, OrganizationRole, Person, Place, Program, ReportingPart, ReportingPhrases
from models.scores import independent_sources
from models.signals import Week
from models.targets import Source
from models.vocabulary import Category, Modality, SourceKind, Standing
from models.voices import ASKED, Voices, heard_from
from models.watchlist import Watchlist

STARMIND, SITE, DEALS, NOBODYS = "spacex.starmind", "xai.colossus", "compute_supply", "orbital_compute"
WATCHLIST = Watchlist(
    organizations=(
        Organization(key="bank", name="Pier Bank", role=OrganizationRole.CUSTOMER),
        Organization(key="counter", name="A Counter", role=OrganizationRole.OBSERVER),
        Organization(key="google", name="Google"),
        Organization(key="spacex", name="SpaceX", group="musk"),
        Organization(key="tesla", name="Tesla", group="musk"),
    ),
    people=(
        Person(key="cfo", name="Bret Johnsen", organization="spacex", role="chief financial officer"),
        Person(key="musk", name="Elon Musk", organization="spacex", role="chief executive"),
        Person(key="altman", name="Sam Altman", organization="bank", role="a customer's head"),
    ),
    programs=(
        Program(key=DEALS, name="Compute sold", organization="spacex", place=Place.GROUND, aliases=()),
        Program(key=NOBODYS, name="Orbital compute", place=Place.ORBIT, aliases=()),
        Program(key=STARMIND, name="Starmind", organization="spacex", place=Place.ORBIT, aliases=()),
        Program(key=SITE, name="Colossus", organization="tesla", place=Place.GROUND, aliases=()),
    ),
    sources=(
        Source(
            key="its_pages", name="SpaceX", kind=SourceKind.RSS, url="https://its.example/feed",
            standing=Standing.PRIMARY, every_hours=1, organization="spacex",
        ),
    ),
    reporting=(
        ReportingPhrases(key="people", part=ReportingPart.PEOPLE, phrases=("people familiar",)),
        ReportingPhrases(key="unnamed", part=ReportingPart.OUTLET_UNNAMED, phrases=("reports",)),
    ),
)  # fmt: skip
VOICES = Voices.of(WATCHLIST)


def spoken(said, speaker: str | None, *, standing: Standing = Standing.FILING, asks: bool = False, **given):
    """Return an achievement of Starmind in the words of ``speaker``, on a page of such standing."""
    made = said(standing=standing, speaker=speaker, program=given.pop("program", STARMIND), **given)
    source = "its_pages" if standing is Standing.PRIMARY else made.source
    claim = replace(made.claim, flags=(ASKED,) if asks else ())
    return replace(made, claim=claim, source=source)


@pytest.mark.parametrize(
    ("standing", "speaker", "weighs"),
    [
        (Standing.FILING, None, Standing.FILING),
        (Standing.FILING, "spacex", Standing.FILING),
        (Standing.FILING, "tesla", Standing.FILING),  # one group
        (Standing.FILING, "musk", Standing.PRIMARY),  # said aloud, and printed in a filing
        (Standing.FILING, "google", Standing.PRESS),
        (Standing.FILING, "Harland", Standing.PRESS),  # a witness
        (Standing.PRIMARY, None, Standing.PRIMARY),
        (Standing.PRIMARY, "cfo", Standing.PRIMARY),
        (Standing.PRIMARY, "altman", Standing.PRESS),
        (Standing.PRIMARY, "Colin Day", Standing.PRESS),
        (Standing.PRIMARY, "counter", Standing.PRESS),
        (Standing.OBSERVATION, None, Standing.OBSERVATION),
        (Standing.OBSERVATION, "spacex", Standing.PRESS),  # nobody has seen what they pass on
        (Standing.PRESS, "musk", Standing.PRESS),
        (Standing.COMMENTARY, "Harland", Standing.COMMENTARY),
    ],
)
def test_who_says_it_decides_what_a_page_weighs(said, standing: Standing, speaker: str | None, weighs: Standing):
    assert VOICES.weighed(spoken(said, speaker, standing=standing)).standing is weighs


def test_what_a_witness_passes_on_of_the_company_is_not_filed_by_it(said):
    told = spoken(said, "spacex")
    for reporter, weighs in (("cfo", Standing.FILING), ("Harland", Standing.PRESS), ("Reuters", Standing.PRESS)):
        passed_on = replace(told, claim=replace(told.claim, reporter=reporter, hop=2))
        assert VOICES.weighed(passed_on).standing is weighs


def test_one_who_asks_is_neither_the_page_nor_whose_page_it_is(said):
    for standing in (Standing.OBSERVATION, Standing.FILING, Standing.PRIMARY):
        assert VOICES.weighed(spoken(said, None, standing=standing, asks=True)).standing is Standing.PRESS
    assert not VOICES.is_own_word(spoken(said, None, standing=Standing.PRIMARY, asks=True), "spacex")


def test_a_party_to_a_deal_and_whoever_builds_where_nobody_owns_speak_for_themselves(said):
    deal = spoken(said, "google", program=DEALS)
    assert VOICES.weighed(deal).standing is Standing.PRESS
    ours = replace(deal, claim=replace(deal.claim, counterparty="google"))
    assert VOICES.weighed(ours).standing is Standing.FILING
    assert VOICES.weighed(spoken(said, "google", program=NOBODYS)).standing is Standing.FILING
    assert VOICES.weighed(spoken(said, "counter", program=NOBODYS)).standing is Standing.PRESS


def test_an_outlet_that_passed_it_on_is_named_and_no_company_or_crowd_is_taken_for_one(said):
    def outlet(reporter: str) -> str | None:
        made = said(speaker="musk")
        return VOICES.told(replace(made, claim=replace(made.claim, reporter=reporter, hop=2))).outlet

    for name in ("Reuters", "The Wall Street Journal", "Agence de Presse"):
        assert outlet(name) == name
    assert [outlet(name) for name in ("cfo", "spacex", "people familiar", "Reports", "a filing")] == [None] * 5


def test_the_word_of_a_witness_or_of_one_who_asks_meets_no_target(target, said, score):
    aim = target(program=STARMIND)
    witness, asker = spoken(said, "Harland"), spoken(said, None, asks=True)
    found = score(aim, witness, asker, voices=VOICES)
    assert found.category is not Category.MET
    assert found.strongest_standing is Standing.PRESS
    assert any("achieved by Harland, which is no observation" in reason.text for reason in found.reasons)
    officer = spoken(said, "musk")
    assert score(aim, officer, voices=VOICES).category is not Category.MET
    assert score(aim, spoken(said, "spacex"), voices=VOICES).category is Category.MET
    assert score(aim, spoken(said, None), voices=VOICES).category is Category.MET


def test_an_analyst_on_the_companys_page_moves_no_target(target, said, score, why):
    aim = target(program=SITE, due=date(2026, 12, 31))
    moved = {"modality": Modality.PLANNED, "latest": date(2030, 12, 31), "standing": Standing.PRIMARY, "program": SITE}
    for speaker, asks in (("Colin Day", False), ("altman", False), (None, True)):
        assert "has since put it later" not in why(score(aim, spoken(said, speaker, asks=asks, **moved), voices=VOICES))
    for speaker in (None, "cfo", "spacex"):
        assert "has since put it later" in why(score(aim, spoken(said, speaker, **moved), voices=VOICES))


def test_whoever_speaks_for_the_announcers_company_moves_its_dates(target, said, score):
    aim = target(program=STARMIND, announced_by="musk", announced_on=date(2026, 1, 1), due=date(2027, 1, 1))
    own = [
        spoken(said, "cfo", standing=Standing.PRESS, modality=Modality.PLANNED, on=date(2026, month, 1), latest=date(2027, month, 1))
        for month in (4, 7, 10)
    ]  # fmt: skip
    assert score(aim, *own, voices=VOICES).horizon_creep == pytest.approx(1.0, abs=0.02)
    assert score(aim, *own).horizon_creep is None, "nobody is known to speak for another"


def test_a_reason_tells_how_much_of_it_the_announcers_side_says_itself(target, said, score):
    aim = target(program=STARMIND, due=date(2026, 12, 31))
    planned = {"modality": Modality.PLANNED, "latest": date(2026, 12, 31), "standing": Standing.PRESS}
    told = [spoken(said, name, quote=f"{name}.", **planned) for name in ("musk", "spacex", "cfo", "Colin Day", None)]

    def support(*claims) -> str:
        return next(reason.text for reason in score(aim, *claims, voices=VOICES).reasons if reason.axis == "support")

    assert "5 claims of 1 origin say it again, the newest of 1 June 2026; 3 of them from the company's" in support(
        *told
    )
    assert support(*told[:3]).endswith("; all from the company's own side.")
    assert support(told[0]).endswith("; from the company's own side.")
    assert support(told[3]).endswith("the newest of 1 June 2026.")


def test_papers_that_have_it_from_one_outlet_are_one_origin(said):
    def passed_on(publisher: str, reporter: str | None):
        made = said(speaker="musk", publisher=publisher)
        claim = replace(made.claim, reporter=reporter, hop=1 if reporter is None else 2)
        return VOICES.told(replace(made, claim=claim))

    wire = passed_on("Reuters", None)
    assert independent_sources([wire, passed_on("A Paper", "Reuters"), passed_on("Another", "Reuters")]) == 1
    assert independent_sources([passed_on("A Paper", "Reuters"), passed_on("Another", "Bloomberg")]) == 2
    assert independent_sources([passed_on("A Paper", "Reuters"), passed_on("A Paper", None)]) == 1, (
        "its own page says so"
    )
    assert independent_sources([passed_on("A Paper", "people familiar"), passed_on("Another", "people familiar")]) == 2


def test_what_an_outsider_reckons_is_no_copy_of_what_the_company_says(said):
    def printed(publisher: str, speaker: str | None):
        made = said(speaker=speaker, publisher=publisher, program=STARMIND)
        return VOICES.told(replace(made, story="s", origin="A"))

    company = [printed("A", "musk"), printed("B", "spacex"), printed("C", None), printed("D", "a manager")]
    ((kept, others),) = without_copies(company)
    assert (kept.publisher, others) == ("A", 3)
    also = [*company, printed("E", "Colin Day"), printed("F", "COLIN DAY")]
    assert sorted((each.publisher, count) for each, count in without_copies(also)) == [("A", 3), ("E", 1)]


def test_a_digest_names_who_said_it_and_through_whose_hands(said):
    sentence = "Musk said 2027, while Johnsen said 2028."
    claims = [
        said(speaker=speaker, quote=sentence, program=STARMIND, modality=Modality.PLANNED, latest=date(year, 12, 31))
        for speaker, year in (("musk", 2027), ("cfo", 2028))
    ]
    wired = said(speaker="spacex", quote="One.", program=STARMIND)
    claims.append(replace(wired, claim=replace(wired.claim, reporter="Reuters", hop=2)))
    digest = compose(
        DigestInput(
            week=Week.of(date(2026, 6, 1)), targets=(), scores=(), claims=tuple(claims),
            voices=VOICES, names=Names.of(WATCHLIST),
        )
    )  # fmt: skip
    (program,) = digest.claims
    told = {line.speaker: line.says for line in program.claims}
    assert set(told) == {"Elon Musk", "Bret Johnsen", "SpaceX by way of Reuters"}
    assert told["Elon Musk"].endswith("by 2027-12-31")
    assert told["Bret Johnsen"].endswith("by 2028-12-31")


def test_hands_are_said_in_words():
    assert heard_from(None, None, 0) is None
    assert heard_from("Elon Musk", None, 1) == "Elon Musk"
    assert heard_from("SpaceX", "Reuters", 2) == "SpaceX by way of Reuters"
    assert heard_from("SpaceX", "Gizmodo", 3) == "SpaceX by way of 2 others, the last of them Gizmodo"
    assert heard_from("SpaceX", "Gizmodo", None) == "SpaceX by way of Gizmodo", "an older reader counted no hands"
    assert heard_from(None, None, 0, asks=True) == "one who asks there"
    assert heard_from("SpaceX", None, 1, asks=True) == "SpaceX, as one who asks there tells it"
