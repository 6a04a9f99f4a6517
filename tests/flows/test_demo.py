"""The demo's own manners: it goes on in whatever an earlier one left."""

from pathlib import Path

import duckdb
import pytest

from flows import demo
from flows.settings import Settings

CHECKOUT = Path(__file__).parents[2]


@pytest.mark.slow
def test_a_demo_of_an_earlier_version_is_brought_up_to_date(tmp_path: Path) -> None:
    home = tmp_path / "home"
    warehouse = Settings(home=home).warehouse
    warehouse.parent.mkdir(parents=True)
    duckdb.connect(str(warehouse)).close()  # no migration has run in it
    made = demo.run(home=home, watchlist=CHECKOUT / "watchlist", editions=1)
    assert (made.editions_done_before, made.claims_read > 0) == (0, True)
