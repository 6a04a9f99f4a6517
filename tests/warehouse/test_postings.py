"""What SQL users ask about postings: what happened, how each stands, and the openings that they belong to."""

from datetime import date

from models.vocabulary import FetchOutcome, PollOutcome
from warehouse import postings


def ask(con, question):
    return con.execute(question).fetchall()


def standing(con):
    return ask(con, "SELECT post_id, state, first_seen_on, last_seen_on, closed_on FROM out_posting ORDER BY post_id")


def events(con):
    return ask(con, "SELECT post_id, event, happened_on FROM out_posting_event ORDER BY happened_at, post_id, event")


def day(number):
    return date(2026, 6, number)


def put_up(board, *post_ids):
    for post_id in post_ids:
        board.put(post_id, f"Words of posting {post_id} alone.", title=f"Engineer {post_id}")


def test_two_lists_without_a_posting_close_it_once_its_own_page_is_gone(con, board):
    put_up(board, "1", "2", "3")
    board.look(1, "1", "2", "3")
    board.look(2, "2", "3")
    board.look(3, "2", "3")
    assert standing(con)[0] == ("1", "open", day(1), day(1), None), "nobody has asked for its page yet"
    board.answers(3, "1", status=404, reason="status 404 Not Found")
    assert standing(con) == [
        ("1", "closed", day(1), day(1), day(3)),
        ("2", "open", day(1), day(3), None),
        ("3", "open", day(1), day(3), None),
    ]
    assert events(con) == [("1", "closed", day(3))]
    assert ask(con, "SELECT reason, absent_since_on FROM out_posting_event") == [
        ("its own page: status 404 Not Found", day(2))
    ]


def test_a_page_that_is_refused_proves_nothing(con, board):
    put_up(board, "1", "2", "3")
    board.look(1, "1", "2", "3")
    board.look(2, "2", "3")
    board.look(3, "2", "3")
    board.answers(3, "1", FetchOutcome.REFUSED_BY_THEM, status=403, reason="status 403 Forbidden")
    assert standing(con)[0] == ("1", "uncertain", day(1), day(1), None)
    board.look(4, "1", "2", "3")
    assert events(con) == [("1", "uncertain", day(3)), ("1", "found", day(4))]


def test_a_board_that_does_not_answer_says_nothing(con, board):
    put_up(board, "1")
    board.look(1, "1")
    for number, outcome in enumerate((PollOutcome.FAILED, PollOutcome.UNREADABLE, PollOutcome.REFUSED), start=2):
        board.look(number, outcome=outcome)
    assert standing(con) == [("1", "open", day(1), day(1), None)]


def test_a_board_that_says_not_modified_shows_what_it_showed(con, board):
    put_up(board, "1", "2", "3")
    board.look(1, "1", "2", "3")
    board.look(2, "2", "3")
    board.look(3, outcome=PollOutcome.UNCHANGED)
    board.answers(3, "1")
    assert [row[:4] for row in standing(con)] == [
        ("1", "closed", day(1), day(1)),
        ("2", "open", day(1), day(3)),
        ("3", "open", day(1), day(3)),
    ]


def test_a_reworded_posting_is_one_posting_and_tells_what_changed(con, make, board):
    board.put("1", "The first words. They stay.", title="Engineer")
    board.look(1, "1")
    board.put("1", "Other words. They stay.", title="Senior engineer", fetched_at=make.at(6, 2))
    board.look(2, "1")
    assert ask(con, "SELECT title, wording_count FROM out_posting") == [("Senior engineer", 2)]
    assert ask(con, "SELECT event, changed, difference FROM out_posting_event") == [
        (
            "changed",
            ["title", "text"],
            "- title: Engineer\n+ title: Senior engineer\n- The first words.\n+ Other words.",
        )
    ]


def test_the_postings_of_a_requisition_are_one_opening(con, board):
    for post_id, place in (("1", "Austin"), ("2", "Boston"), ("3", "Austin")):
        board.put(
            post_id,
            f"Words {post_id}",
            title=f"Engineer {place}",
            place=place,
            requisition_id="R1" if post_id != "3" else "R3",
        )
    board.look(1, "1", "2", "3")
    assert ask(
        con, "SELECT requisition, places, open_posting_count, state FROM out_requisition ORDER BY requisition"
    ) == [
        ("R1", ["Austin", "Boston"], 2, "open"),
        ("R3", ["Austin"], 1, "open"),
    ]


def test_judging_again_changes_nothing(con, board):
    put_up(board, "1", "2")
    board.look(1, "1")
    board.look(2, "1", "2")
    before = (standing(con), events(con))
    assert before[1] == [("2", "opened", day(2))]
    con.execute("DELETE FROM core_board_judged")
    board.judge()
    assert (standing(con), events(con)) == before
    assert postings.boards_to_judge(con, "v1") == []


def test_a_board_that_was_read_by_another_reader_is_read_once_more(con, board):
    put_up(board, "1")
    board.look(1, "1")
    (waiting,) = postings.boards_to_judge(con, "v2")
    assert (waiting.source, waiting.is_read_otherwise) == ("board", True)
    ((document_id, text),) = postings.texts(con, "board").items()
    assert text == "Engineer 1\n\nWords of posting 1 alone."
    postings.save_programs(con, {document_id: ["mars", "moon"]})
    assert (
        ask(con, "SELECT programs FROM core_posting UNION ALL SELECT programs FROM core_posting_wording")
        == [(["mars", "moon"],)] * 2
    )
