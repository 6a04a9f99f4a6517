"""A watchlist of one company with one program, for tests that change an entry of it."""

from models.lexicon import Metric, Organization, Person, Place, Program
from models.vocabulary import Basis
from models.watchlist import Watchlist

LEXICON = Watchlist(
    organizations=(Organization(key="acme", name="Acme"),),
    people=(Person(key="ann", name="Ann Example", organization="acme", role="chief"),),
    programs=(
        Program(key="acme.node", name="Node", organization="acme", place=Place.ORBIT, aliases=("Acme node",)),
        Program(key="orbit", name="Orbit", organization=None, place=Place.ORBIT, aliases=("orbit",)),
    ),
    metrics=(
        Metric(key="launch", meaning="flies", unit="", basis=Basis.EVENT, dimension=""),
        Metric(key="prototype_launch", meaning="a prototype flies", unit="", basis=Basis.EVENT, dimension=""),
        Metric(key="span", meaning="tip to tip", unit="m", basis=Basis.EACH, dimension="length"),
        Metric(key="unit_power", meaning="power of one", unit="W", basis=Basis.EACH, dimension="power"),
    ),
)
