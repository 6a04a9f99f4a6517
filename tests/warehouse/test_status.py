"""`waymark status`: from the warehouse itself, from the published copy while somebody writes; the last run beside the sources."""

import pytest

from models.errors import WarehouseBusy, WarehouseInvalid
from models.pages import PageProblem
from models.reading import Reading, UnreadStretch
from warehouse import claims, connection, documents, fetches, publish, runs, status
from warehouse.documents import Extraction, Origin


def test_what_was_looked_at_after_the_last_publication_is_shown(filled, tmp_path, make):
    copy = tmp_path / "published" / "waymark.duckdb"
    with connection.open_for_writing(filled) as con:
        runs.begin_run(con, "r1", "run", started_at=make.at(6, 8, 5))
    publish.publish(filled, copy)
    with connection.open_for_writing(filled) as con:
        fetches.save_polls(con, [make.poll(make.at(6, 8))])
        runs.finish_run(con, "r1", finished_at=make.at(6, 8, 7))
    found = status.read(filled, copy)
    shown = {row[0]: row[found.columns.index("last_look_at")] for row in found.rows}
    assert shown["feed"] == make.at(6, 8).replace(tzinfo=None)
    assert found.words_on_run() == "Last run: run, begun 2026-06-08 05:00 UTC, ended 2026-06-08 07:00 UTC."


def test_a_run_without_an_end_is_told_and_so_is_that_there_was_none(filled, tmp_path, make):
    assert status.read(filled, tmp_path / "none").words_on_run() == "There was no run yet."
    with connection.open_for_writing(filled) as con:
        runs.begin_run(con, "r1", "ingest", started_at=make.at(6, 8))
    assert "not ended" in status.read(filled, tmp_path / "none").words_on_run()


def test_while_somebody_writes_the_published_copy_answers_and_says_so(filled, tmp_path, make):
    copy = tmp_path / "published" / "waymark.duckdb"
    with connection.open_for_writing(filled) as con:
        runs.begin_run(con, "r1", "run", started_at=make.at(6, 8))
    publish.publish(filled, copy)
    with connection.open_for_writing(filled):
        found = status.read(filled, copy, wait_s=0.1)
        assert [row[0] for row in found.rows] == ["board", "catalogue", "feed"]
        assert "another process is writing" in found.words_on_run()
        with pytest.raises(WarehouseBusy):
            status.read(filled, tmp_path / "none", wait_s=0.1)


def test_before_the_first_run_the_error_says_what_to_do(tmp_path):
    with pytest.raises(WarehouseInvalid, match="waymark run"):
        status.read(tmp_path / "none.duckdb", tmp_path / "none")


def test_pages_without_an_article_are_counted_by_what_they_were(filled, tmp_path, make):
    with connection.open_for_writing(filled) as con:
        fetches.save_polls(con, [make.poll(make.at(6, 8))])
        for number, problem in enumerate((PageProblem.PAYWALL, PageProblem.INDEX_PAGE, PageProblem.PAYWALL)):
            fetch = make.fetch(f"https://a.test/aside/{number}")
            fetches.save_fetches(con, [fetch])
            nothing = Extraction(
                origin_id=fetch.id, origin=Origin.FETCH, document_id=None, reason=problem.in_words, problem=problem
            )
            documents.save_extractions(con, [nothing])
    found = status.read(filled, tmp_path / "none")
    reasons = {row[0]: row[found.columns.index("reason")] for row in found.rows}
    assert "no article came of 3 pages in 7 days (2 paywall, 1 index page)" in reasons["feed"]


def test_documents_that_were_read_in_part_are_counted_with_what_was_left(filled, tmp_path, make):
    with connection.open_for_writing(filled) as con:
        fetches.save_polls(con, [make.poll(make.at(6, 8))])
        for number in range(2):
            document = make.document(f"Dense {number}. " * 9)
            documents.save_documents(con, [document])
            left = (UnreadStretch(start=9, end=18, sentences=3), UnreadStretch(start=27, end=36, sentences=1))
            claims.save_readings(con, [Reading(document_id=document.id, unread=left)], reader_version="v1")
    found = status.read(filled, tmp_path / "none")
    reasons = {row[0]: row[found.columns.index("reason")] for row in found.rows}
    assert "2 of the documents of 7 days read in part, 8 sentences too much (see out_unread_stretch)" in reasons["feed"]
