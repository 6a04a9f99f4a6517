"""The limit of work: what is past it is left unread and told, and nothing else changes."""

import pytest
import spacy

from benchmarks.hostile_texts import CHARACTERS, CROWDED, article
from extractors import components
from extractors.lines.workload import MOST_WORK, OF_CLAIM, OF_FIGURE, OF_SENTENCE, OF_VALUE, STRETCH, Workload
from extractors.reader import Reader
from models.reading import Reading, UnreadStretch

PLAIN = "Nobody in the valley had seen such a summer, and the old mill stood still for weeks. "
OF_A_CLAIM = OF_SENTENCE + OF_FIGURE + OF_VALUE + OF_CLAIM + 1
"""What a sentence of ``claims`` costs: one value with one date."""


def claims(count: int, *, among: str = "") -> str:
    return "".join(f"SpaceX says Starmind will reach {number + 1} GW by 2030. {among}" for number in range(count))


def values(reading: Reading) -> list[float | None]:
    return [claim.value for claim in reading.claims]


def test_just_under_the_limit_everything_is_read_and_just_over_it_the_rest_is_told(reader: Reader) -> None:
    most = -(-MOST_WORK // OF_A_CLAIM)  # the sentence that passes the limit is still read
    under = reader.read(article(claims(most)))
    assert len(under.claims) == most
    assert under.unread == ()
    text = claims(most + 1)
    over = reader.read(article(text))
    assert values(over) == values(under)
    last = text.rindex("SpaceX")
    assert over.unread == (UnreadStretch(start=last, end=len(text.rstrip()), sentences=1),)


@pytest.mark.parametrize("among", ["", PLAIN])
def test_what_stands_before_the_cut_is_read_as_if_nothing_followed_with_the_gate_and_without(
    reader: Reader, among: str
) -> None:
    text = claims(700, among=among)
    gated, whole = reader.read(article(text)), reader.read(article(text), whole=True)
    (left,) = gated.unread
    assert left.sentences > 20
    assert (whole.claims, whole.unread) == (gated.claims, gated.unread)
    assert reader.read(article(text[: left.start])).claims == gated.claims


def test_sentences_that_can_make_no_claim_cost_nothing(reader: Reader) -> None:
    assert reader.read(article(claims(MOST_WORK // OF_A_CLAIM) + PLAIN * 600)).unread == ()


def test_the_same_claims_further_apart_are_all_read(reader: Reader) -> None:
    """A prospectus of a megabyte holds thousands of figures, and is read whole."""
    text = claims(2000, among=PLAIN * 5)
    assert len(text) > 9 * STRETCH
    reading = reader.read(article(text))
    assert reading.unread == ()
    assert len(reading.claims) == 2000


def test_reading_goes_on_where_a_text_is_like_others_again(reader: Reader) -> None:
    text = claims(900) + PLAIN * 1200 + "Starmind will reach 7777 GW by 2041."
    reading = reader.read(article(text))
    (left,) = reading.unread
    assert left.end <= text.index(PLAIN)
    assert reading.claims[-1].value == 7777e9


def test_a_title_has_a_limit_of_its_own(reader: Reader) -> None:
    document = article(claims(700))
    turned = type(document)(id="d", kind=document.kind, title=document.text, text="Starmind will reach 1 GW by 2031.")
    reading = reader.read(turned)
    (left,) = reading.unread
    assert left.headline
    assert turned.title[left.start :].startswith("SpaceX says")
    assert [claim.value for claim in reading.claims if not claim.headline] == [1e9]


@pytest.mark.slow
@pytest.mark.parametrize("shape", CROWDED)
def test_no_hostile_text_costs_more_than_the_limit(reader: Reader, shape: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted, not timed: no stretch is begun past the limit, and what a sentence adds to it is bounded."""
    spent: list[int] = []
    add = Workload.add

    def count(self: Workload, work: int) -> None:
        spent.append(work)
        add(self, work)

    monkeypatch.setattr(Workload, "add", count)
    reader.read(article(CROWDED[shape](CHARACTERS)[:CHARACTERS]))
    assert sum(spent) <= MOST_WORK + 2_000


def test_a_component_tells_what_was_left(reader: Reader) -> None:
    nlp = components.add_to(spacy.blank("en"))
    text = claims(700)
    doc = nlp.make_doc(text)
    doc._.document = {"title": "Starmind"}
    (left,) = nlp(doc)._.unread
    (expected,) = reader.read(article(text)).unread
    assert (left["start"], left["end"], left["sentences"]) == (expected.start, expected.end, expected.sentences)
