"""How well an area, or a flux through it, fits as that of solar arrays or of radiators: ``array_area(score, case)`` and its like."""

import re

from extractors.metrics.fit_case import Case

MOST_GATHERED_W_PER_M2 = 600.0
"""Sunlight in orbit brings 1,361 W/m², of which no cell keeps as much as this: what is above it is heat that leaves."""
_SUNLIT = re.compile(r"solar|\b(?:to(?:wards?)?|at|facing|in) the sun\b|\bsun(?:light|ward|wards|-facing|-tracking)?\b")
_WEAKEST_SUN, _STRONGEST_SUN = 1300.0, 1420.0  # W/m² that fall on whatever flies near the Earth


def array_flux(score: float, case: Case) -> float:
    if case.quantity.value > MOST_GATHERED_W_PER_M2:
        return 0.0
    return score if score > 0 else 0.5 if case.tells("panel.gathers", case.value.line_before) else 0.0


def radiator_flux(score: float, case: Case) -> float:
    near = (
        case.tells("panel.words", case.value.sentence)
        or case.tells("panel.radiates", case.value.line_before)
        or _is_of_radiators(case)
    )
    flux = case.quantity.value
    is_heat = flux > MOST_GATHERED_W_PER_M2 and (near or not _WEAKEST_SUN <= flux <= _STRONGEST_SUN)
    return score + 0.5 if score > 0 or is_heat else 0.0


def array_area(score: float, case: Case) -> float:
    is_panel = case.tells("panel.words", case.value.clause) and _SUNLIT.search(case.value.clause) is not None
    return score if score > 0 else 0.5 if is_panel else 0.0


def radiator_area(score: float, case: Case) -> float:
    if _SUNLIT.search(case.value.own) and not case.tells("panel.radiates", case.value.own):
        return 0.0  # "spreads 150 m² of panels to the sun"
    if case.tells("panel.array", case.value.before) and not case.tells("panel.radiates", case.value.before):
        return 0.0  # "the solar array is 850 m², so the radiator is the small one"
    is_panel = case.tells("panel.words", case.value.clause) and _SUNLIT.search(case.value.clause) is None
    hot = case.tells("panel.radiates", case.value.sentence) or case.tells("panel.radiates", case.value.line_before)
    return score if score > 0 else 0.5 if (is_panel and hot) or _is_of_radiators(case) else 0.0


def _is_of_radiators(case: Case) -> bool:
    """Say whether the text speaks of radiators before a value, and of no solar panels: "was shown with 110 m² of it"."""
    topic = case.value.topic
    is_hot = case.tells("panel.radiates", topic)
    return is_hot and not case.tells("panel.array", topic) and _SUNLIT.search(f"{topic} {case.value.sentence}") is None
