"""Things that a text brings in without a name: what is said of "a farm in Ohio" or "a typical rack" is no program's."""

import re

from extractors.lines.passages import Line
from extractors.text.clauses import Clause
from extractors.text.typography import word_set
from extractors.text.wordings import Frame

_NEW_SITE = re.compile(
    r"(?:^|[\s\"“(])(?:an?|another company's|some|any|most|many)\s(?!(?:second|third|fourth|new|single|first|further|final|later)\b)(?:(?!(?:of|for|in|at|with|to|is|as)\b)[\w-]+\s){0,3}?"
    r"(?:farms?|campus(?:es)?|sites?|power plants?|power stations?|dams?|reactors?|warehouses?|utilit(?:y|ies)|cit(?:y|ies)|towns?|countr(?:y|ies)|homes?|households?|refiner(?:y|ies)|smelters?|foundr(?:y|ies)|airports?|hospitals?|hotels?|ships?|planes?|cars?)\b"
    r"|\b(?:my|your|his|her)\s(?:\w+\s)?(?:rooftop|roof|house|home|garage|car|rig|basement|kitchen|office|server)\b"
)
_SITES = word_set(
    "farm farms campus campuses site sites plant plants station stations dam dams reactor reactors warehouse warehouses"
    " utility utilities city cities town towns country countries home homes household households refinery refineries"
    " smelter smelters foundry foundries airport airports hospital hospitals hotel hotels ship ships plane planes car cars"
    " rooftop roof house garage rig basement kitchen office server"
)
"""Words without one of which no such place is brought in."""
_BUILT_BY = Frame(r"\b(?:<bond.places>|dam|farm)\s(?:that|which)\s<new_site.builders>\b")
_IT_IS_ONE = re.compile(
    r"\b(?:it|this|that|they)\b[^,;]{0,40}\b(?:be|become|becomes|is|are|was)(?=\W*$)|^\W*(?:its|their)\b[^,;]*$"
)
_TYPICAL = re.compile(
    r"\b(?:an?|any|most|the)\s(?:single\s)?(?:typical|average|modern|conventional|ordinary|normal|standard|usual|comparable|big,?|large,?|good|traditional|ground-based|terrestrial|commercial)\s(?:[\w-]+\s){0,3}?"
    r"(?:fabs?|factory|factories|plants?|foundry|satellites?|spacecraft|rockets?|launcher|campus|clusters?|data cent(?:er|re)s?|racks?|lines?)\b"
)
_OF_A_KIND = word_set(
    "typical average modern conventional ordinary normal standard usual comparable big large good traditional ground"
    " terrestrial commercial"
)
_ANY = re.compile(
    r"[\W_]*(?:(?:and|but|while|whereas|since|as)\s)?(?:an?|one|any|every|each|a single|most|today['’]s)\s(?:[\w.-]+\s){0,3}"
)
_DOES = re.compile(
    r"(?:\s(?:at|in|of|from|with)\s[^,;]{1,40}?)?\s(?:\w+ly\s|now\s|already\s|can\s|will\s)?(?:draws?|drew|needs?|takes?|uses?|consumes?|burns?|holds?|has|have|packs?|contains?|counts?|costs?|weighs?|runs?|delivers?|manages?|does|reach(?:es)?|links?|gets?|sells?)\b"
)
_ONE = re.compile(r"(?:^|[\s\W])(?:an?|one|any)\s(?:single\s)?$")
_RACK = re.compile(r"[\s-](?:\w+\s)?racks?\b")
_RACKS_DRAWING = re.compile(r"\bracks?\s(?:drawing|that draws?|of|at|with)\s(?:up to\s|about\s|some\s)?$")
_PART = re.compile(r"\b(?:arrays?|radiators?|panels?|wings?|satellites?|spacecraft)\b")


def is_of_new_site(line: Line, clause: Clause, start: int) -> bool:
    """Say whether a value is that of a place that nobody has spoken of: "a farm of 40 MW in Ohio"."""
    if line.hears_of("new_site.builders") and line.pattern(_BUILT_BY).search(line.words, clause.start, start):
        return True  # "the campus that a consortium of pension funds is building"
    found = None if _SITES.isdisjoint(line.heard) else _NEW_SITE.search(line.words, clause.start, start)
    found = found or _typical(line, clause, start)
    return (
        found is not None
        and _IT_IS_ONE.search(line.words[clause.start : found.start()]) is None
        and _PART.search(line.words, found.end(), start) is None
    )


def is_one_rack(line: Line, clause: Clause, start: int, end: int) -> bool:
    """Say whether a value is that of any rack: "A 120 kW rack is something I can order", "racks drawing 120 kW"."""
    if "rack" not in line.heard and "racks" not in line.heard:
        return False
    return (
        _ONE.search(line.words, clause.start, start) is not None and _RACK.match(line.words, end) is not None
    ) or _RACKS_DRAWING.search(line.words, clause.start, start) is not None


def is_typical(line: Line, clause: Clause, start: int) -> bool:
    """Say whether the words before a value speak of a thing of its kind in general: "a typical data center draws 100 MW"."""
    return _typical(line, clause, start) is not None


def _typical(line: Line, clause: Clause, start: int) -> re.Match[str] | None:
    return None if _OF_A_KIND.isdisjoint(line.heard) else _TYPICAL.search(line.words, clause.start, start)


def is_of_any_machine(line: Line, clause: Clause, start: int) -> bool:
    """Say whether the words before a value speak of any machine of a kind: "a TPU v7 pod holds 9,216 chips"."""
    return any(
        _ANY.fullmatch(line.words, clause.start, found.start()) is not None
        and _DOES.match(line.words, found.end(), start + 1) is not None
        for found in line.matches("other.machine", clause.start, start)
    )
