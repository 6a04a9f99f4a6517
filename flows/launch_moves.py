"""How the dates of launches have moved, told anew from all looks at the catalogues of launches to come."""

from datetime import timedelta
from itertools import groupby

from flows.context import Context
from models.schedules import LaunchMove, ScheduledLaunch, moves
from warehouse import schedules
from warehouse.connection import open_for_reading, open_for_writing

_USUAL = timedelta(hours=24)
"""The cadence of a source that nobody lists any more."""


def renew(context: Context) -> int:
    """Note every move from one look to the next; returns how many there are. The watchlist says what a source's cadence is."""
    cadences = {source.key: timedelta(hours=source.every_hours) for source in context.watchlist.sources}
    with open_for_reading(context.settings.warehouse) as con:
        looks = schedules.schedules_until(con, context.settings.now())
    found: list[LaunchMove] = []
    for source, some in groupby(sorted(looks, key=_source_of), key=_source_of):
        found += moves(some, looks_every=cadences.get(source, _USUAL))
    with open_for_writing(context.settings.warehouse) as con:
        schedules.save_moves(con, found)
    return len(found)


def _source_of(look: ScheduledLaunch) -> str:
    return look.source
