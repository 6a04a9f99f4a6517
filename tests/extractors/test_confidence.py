"""Confidence and grounds: less sure for what is inferred, and every field told from where it was read."""

from dataclasses import replace
from datetime import date

import pytest

from benchmarks.calibration import fit, hold_out, judged
from benchmarks.first_readings import draft_of, kept_rows, rows_of
from benchmarks.quality import CORPUS, document_of, gold_documents
from benchmarks.scoring import calibration_error
from extractors.joining.confidence import ALWAYS, DOUBTS, chance
from extractors.reader import Reader
from models.claims import Claim, Ground
from models.documents import Document
from models.vocabulary import DocumentKind
from models.watchlist import Watchlist
from tests.articles import article
from tests.readings import Readings

ENTRIES = list(gold_documents(CORPUS))


def read(reader: Reader, text: str, title: str = "") -> list[tuple[Claim, dict[str, Ground]]]:
    document = Document(
        id="d", kind=DocumentKind.ARTICLE, title=title, text=text, published_on=date(2026, 6, 23)
    )  # fmt: skip
    reading = reader.read(document, why=True)
    return [
        (claim, {ground.field: ground for ground in grounds})
        for claim, grounds in zip(reading.claims, reading.grounds, strict=True)
    ]


def test_every_doubt_is_weighed(watchlist: Watchlist) -> None:
    assert {doubt.key for doubt in watchlist.doubts} == DOUBTS


def test_what_is_inferred_makes_a_claim_less_sure(reader: Reader) -> None:
    ((plain, _),) = read(reader, "SpaceX says that each Starmind satellite will draw 130 kW by 2028.")
    (told, *_) = read(reader, "SpaceX plans Starmind. It was in the news. One satellite has 130 kW.")
    assert 0.5 < told[0].confidence < plain.confidence < 1.0


def test_an_announced_figure_is_more_likely_that_of_the_program_before_it(reader: Reader) -> None:
    (announced, *_) = read(reader, "SpaceX plans Starmind. Each satellite has 120 kW.")
    (unheard_of, *_) = read(reader, "SpaceX plans Starmind. Each satellite has 130 kW.")
    assert unheard_of[0].confidence < announced[0].confidence


def test_what_is_rather_wrong_than_right_is_not_claimed(reader: Reader, reader_of_all: Reader) -> None:
    named = "SpaceX plans Starmind. A Starmind plant in Elbonia draws 77 MW."
    borrowed = "SpaceX plans Starmind. It was in the news. So was much else. In Elbonia Bay the satellites draw 77 MW."
    assert any(claim.value == 77e6 for claim, _ in read(reader, named))
    assert not any(claim.value == 77e6 for claim, _ in read(reader, borrowed))
    (told,) = [claim for claim, _ in read(reader_of_all, borrowed) if claim.value == 77e6]
    assert told.confidence < 0.5


BORROWED = "SpaceX plans Starmind. It was in the news. So was much else. In Elbonia Bay the satellites draw 77 MW."


def test_what_is_left_out_is_told_with_what_speaks_against_it(reader: Reader, watchlist: Watchlist) -> None:
    reading = reader.read(article(BORROWED))
    (left,) = [each for each in reading.doubtful if each.claim.value == 77e6]
    assert left.claim not in reading.claims
    assert left.claim.confidence < 0.5
    weights = {doubt.key: doubt.weight for doubt in watchlist.doubts}
    assert {"some_way_back", "company_not_named", "unlisted_name"} <= set(left.doubts)
    assert [weights[key] for key in left.doubts] == sorted(weights[key] for key in left.doubts)
    assert all(weights[key] < 0 for key in left.doubts)
    assert left.as_json() == left.claim.as_json() | {"doubts": list(left.doubts)}
    assert reader.read(article("SpaceX plans Starmind satellites of 120 kW.")).doubtful == ()


def test_what_is_left_out_keeps_no_later_words_from_being_claimed(reader: Reader) -> None:
    reading = reader.read(article(f"{BORROWED} The racks in Elbonia belong to Starmind: 77 MW of Starmind compute."))
    (told,) = [claim for claim in reading.claims if claim.value == 77e6]
    assert "77 MW of Starmind compute" in told.quote
    assert not any(each.claim.value == 77e6 for each in reading.doubtful)


def test_nothing_is_doubted_for_its_size_of_a_program_that_is_new_to_the_lists(watchlist: Watchlist) -> None:
    text = "SpaceX plans Starmind. Each satellite has 130 kW."
    without = replace(watchlist, sizes=(), targets=())
    (known,) = Reader.of(watchlist).read(article(text)).claims
    (new,) = Reader.of(without).read(article(text)).claims
    assert new.confidence > known.confidence


def test_the_figure_of_a_target_of_ones_own_is_as_likely_as_an_announced_one(watchlist: Watchlist) -> None:
    (target,) = [each for each in watchlist.targets if each.metric == "unit_power" and each.value == 120e3][:1]
    own = replace(target, key="own-target", value=131e3)
    text = "SpaceX plans Starmind. Each satellite has 131 kW."
    (unheard_of,) = Reader.of(watchlist).read(article(text)).claims
    (announced,) = Reader.of(replace(watchlist, targets=(*watchlist.targets, own))).read(article(text)).claims
    assert announced.confidence > unheard_of.confidence


def test_a_title_and_what_was_told_just_before_speak_for_a_claim(reader_of_all: Reader) -> None:
    text = "SpaceX plans a fleet called Starmind. It was in the news. Each satellite has 130 kW."
    (bare,) = reader_of_all.read(article(text, title="News")).claims
    (titled,) = reader_of_all.read(article(text, title="Starmind in the news")).claims
    assert titled.confidence > bare.confidence
    told = text.replace("It was in the news.", "It is to have a million satellites.")
    *_, last = reader_of_all.read(article(told, title="News")).claims
    assert last.value == 130e3
    assert last.confidence > bare.confidence


def test_first_readings_stand_where_their_claims_were_read(reader: Reader, watchlist: Watchlist) -> None:
    rows = kept_rows()
    entries = {entry["id"]: entry for entry in ENTRIES}
    assert {row["id"] for row in rows} <= entries.keys()
    assert 0.5 < sum(row["right"] for row in rows) / len(rows) < 0.95
    lines = {key: reader.lines(document_of(entries[key])) for key in {row["id"] for row in rows[::40]}}
    drafts = [(row, draft_of(row, lines[row["id"]], watchlist)) for row in rows[::40]]
    for row, draft in drafts:
        assert row["headline"] or (draft is not None and (row["unit_text"] or "") in draft.line.quote)


def test_a_first_reading_is_kept_with_what_was_right_in_it(reader: Reader) -> None:
    entry = {
        "id": "t-1", "kind": "article", "title": "", "published": "2026-06-23", "text": "Starmind draws 120 kW. Starmind draws 150 kW.",
        "claims": [],
    }  # fmt: skip
    read = [claim.as_json() for claim in reader.read(document_of(entry)).claims]
    entry["claims"] = [{**read[0], "period": None}]
    first, second = rows_of([entry], reader)
    assert (first["right"], second["right"]) == (True, False)
    assert first["unit_text"] == "120 kW"


def test_without_weights_every_claim_is_certain() -> None:
    assert chance({}, {ALWAYS}) == 0.5
    assert chance({ALWAYS: 2.0}, {ALWAYS}) == 0.881


def test_sure_claims_of_the_corpus_are_right_more_often(reader: Reader) -> None:
    rows = judged(ENTRIES[::2], reader)
    sure = [right for _, confidence, right in rows if confidence >= 0.95]
    unsure = [right for _, confidence, right in rows if confidence < 0.95]
    assert len(sure) > 100
    assert len(unsure) > 100
    assert sum(sure) / len(sure) > sum(unsure) / len(unsure)


def test_a_fit_finds_what_goes_wrong() -> None:
    good, bad = frozenset({ALWAYS}), frozenset({ALWAYS, "magnitude"})
    rows = 10 * ([(good, 0.5, True)] * 90 + [(good, 0.5, False)] * 10 + [(bad, 0.5, True), (bad, 0.5, False)] * 10)
    weights = fit(rows)
    assert chance(weights, good) == pytest.approx(0.9, abs=0.02)
    assert chance(weights, bad) == pytest.approx(0.5, abs=0.05)


def test_a_fit_is_judged_by_documents_that_it_has_not_seen() -> None:
    good, bad = frozenset({ALWAYS}), frozenset({ALWAYS, "magnitude"})
    documents = [[(good, 0.5, index % 10 != 0), (bad, 0.5, index % 2 == 0)] for index in range(2_000)]
    found = hold_out(documents, 3)
    assert found.right == pytest.approx(0.7, abs=0.03)
    assert found.mean == pytest.approx(found.right, abs=0.03)
    assert found.error < 0.05
    assert found.by_chance < 0.05
    shifted = [(0.9, right) for _, _, right in [row for rows in documents for row in rows]]
    assert calibration_error(shifted) == pytest.approx(0.2)


def test_every_field_says_from_where_it_was_read(reader: Reader) -> None:
    text = (
        "If the FCC agrees, SpaceX will launch 100 GW of Starmind satellites a year by 2030, Elon Musk said. "
        "Each satellite would draw about 120 kW on average."
    )
    (rate, rated), *others = read(reader, text)
    assert text[rated["program"].start : rated["program"].end] == "Starmind"
    assert "100 GW" in text[rated["value"].start : rated["value"].end]
    assert text[rated["period"].start : rated["period"].end] == "by 2030"
    assert text[rated["speaker"].start : rated["speaker"].end] == "Elon Musk"
    assert text[rated["condition"].start : rated["condition"].end] == rate.condition
    assert text[rated["quote"].start : rated["quote"].end] == rate.quote
    unit, grounds = next(pair for pair in others if pair[0].metric == "unit_power")
    assert text[grounds["power_basis"].start : grounds["power_basis"].end] == "average"
    assert "antecedent" in grounds["program"].rule
    assert "about" in grounds["qualifier"].rule
    assert unit.confidence < 1.0


def test_every_claim_of_the_corpus_has_grounds_in_its_text(readings: Readings) -> None:
    for entry in ENTRIES[::4]:
        document = document_of(entry)
        reading = readings.read(document, why=True)
        assert len(reading.grounds) == len(reading.claims)
        assert readings.read(document).grounds == ()
        for claim, grounds in zip(reading.claims, reading.grounds, strict=True):
            source = document.title if claim.headline else document.text
            fields = [ground.field for ground in grounds]
            assert {"program", "metric", "basis", "qualifier", "modality", "speaker", "quote"} <= set(fields)
            for field in ("value", "power_basis", "reporter", "counterparty", "period", "condition"):
                assert (field in fields) == (getattr(claim, field) is not None), (field, claim)
            assert [ground.field for ground in grounds if not ground.rule] == []
            spoken = {ground.field for ground in grounds if ground.start is not None}
            assert {"metric", "basis", "qualifier", "quote"} <= spoken
            for field in ("value", "power_basis", "condition"):
                assert getattr(claim, field) is None or field in spoken, (field, claim)
            for ground in grounds:
                if ground.start is not None and ground.end is not None:
                    assert 0 <= ground.start < ground.end <= len(source)
