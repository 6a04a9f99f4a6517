"""Vague dates, as fine as they are known."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.catalogues import vague_dates
from models.vocabulary import Precision


@pytest.mark.parametrize(
    ("written", "earliest", "latest", "precision"),
    [
        ("2016 Jun  8 2355:57.345", "2016-06-08", "2016-06-08", Precision.DAY),
        ("2016 Jun  8 2355:57", "2016-06-08", "2016-06-08", Precision.DAY),
        ("2016 Jun  8 2355?", "2016-06-08", "2016-06-08", Precision.DAY),  # unsure by minutes
        ("2016 Jun  8.98?", "2016-06-08", "2016-06-08", Precision.DAY),
        ("2016 Jun  8 23h?", "2016-06-08", "2016-06-08", Precision.DAY),
        ("2016 Jun  8", "2016-06-08", "2016-06-08", Precision.DAY),
        ("2016 Jun  8?", "2016-06-07", "2016-06-09", Precision.DAY),
        ("2016 Jan 1?", "2015-12-31", "2016-01-02", Precision.DAY),
        ("2016 Jun", "2016-06-01", "2016-06-30", Precision.MONTH),
        ("2016 Feb", "2016-02-01", "2016-02-29", Precision.MONTH),
        ("2016 Jun?", "2016-05-01", "2016-07-31", Precision.MONTH),
        ("2016 Jan?", "2015-12-01", "2016-02-29", Precision.MONTH),
        ("2016 Dec?", "2016-11-01", "2017-01-31", Precision.MONTH),
        ("2016 Q2", "2016-04-01", "2016-06-30", Precision.QUARTER),
        ("2016 Q2?", "2016-01-01", "2016-09-30", Precision.QUARTER),
        ("2016 Q4?", "2016-07-01", "2017-03-31", Precision.QUARTER),
        ("2016", "2016-01-01", "2016-12-31", Precision.YEAR),
        ("2016?", "2015-01-01", "2017-12-31", Precision.YEAR),
        ("2010s", "2010-01-01", "2019-12-31", Precision.DECADE),
        ("2010s?", "2000-01-01", "2029-12-31", Precision.DECADE),
        ("21C", "2001-01-01", "2100-12-31", None),
        ("21C?", "1901-01-01", "2200-12-31", None),
        ("3M", "2001-01-01", "3000-12-31", None),
        (" 927 Jul 12 ", "0927-07-12", "0927-07-12", Precision.DAY),
    ],
)
def test_what_is_written_has_bounds(written, earliest, latest, precision):
    found = vague_dates.read(written)
    assert found is not None
    assert (found.earliest, found.latest) == (date.fromisoformat(earliest), date.fromisoformat(latest))
    assert found.precision is precision
    assert found.is_uncertain is written.strip().endswith("?")


@pytest.mark.parametrize(
    "written",
    [
        "", " ", "-", "*", "?", "-?", "2026 Jun 31", "2026 Feb 29", "2026 Jux 3", "2026 jun 3", "2026-06-03", "3 Jun 2026",
        "2026 Q5", "2026 Q0", "2016s", "0", "99M", "0C", "2026 Jun 8 9", "2026 Jun 8 extra", "soon", "9999?", "1?" * 5000,
        "٢٠٢٦x",
    ],
)  # fmt: skip
def test_no_date_is_none(written):
    assert vague_dates.read(written) is None


@given(st.text(alphabet="0123456789 JunQCMsh?.:-", max_size=24))
def test_whatever_is_written_bounds_are_in_order(written):
    found = vague_dates.read(written)
    assert found is None or found.earliest <= found.latest
