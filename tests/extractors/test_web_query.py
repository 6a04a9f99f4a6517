"""Parameters of addresses."""

from hypothesis import given
from hypothesis import strategies as st

from extractors.wire import web_query


def test_parameters_keep_their_place_and_new_ones_follow():
    url = "https://a.test/p?q=old&limit=5#top"
    assert web_query.with_parameters(url, {"limit": 9, "q": 'a "b c"', "z": "1"}) == (
        "https://a.test/p?q=a%20%22b%20c%22&limit=9&z=1"
    )
    assert web_query.with_parameters(url, {}, without=("q",)) == "https://a.test/p?limit=5"


@given(st.dictionaries(st.text(st.characters(codec="utf-8"), min_size=1), st.text(st.characters(codec="utf-8"))))
def test_what_is_set_is_read_back(values):
    assert web_query.parameters(web_query.with_parameters("https://a.test/", values)) == values


def test_numbers_are_read_strictly():
    assert web_query.number("https://a.test/?n=12", "n", 3) == 12
    for written in ("", "-1", "1e9", "٣", "9" * 40, "x"):
        assert web_query.number(f"https://a.test/?n={written}", "n", 3) == 3
