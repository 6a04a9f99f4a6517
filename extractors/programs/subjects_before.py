"""Whom "it", "she" or "the company" is said of, where that was brought in by the sentence before and is nobody's of ours.

``is_of_others(scene, line, start, outsiders, names_ours=…)``   the clause of a value has a pronoun for its subject, which stands for
    a utility, a county, or a name that is in no list: "Entergy serves 461,000 customers. Its peak was 3,260 megawatts"; for a person
    without a name: "A friend sells generators. She moved 400 megawatts"; or the last company that was named
"""

import re
from collections.abc import Callable

from extractors.lines import nearness
from extractors.lines.passages import Line
from extractors.lines.scenes import Scene
from extractors.programs import continuity
from extractors.programs.continuity import BREAKS
from extractors.programs.outsiders import OutsiderFinder
from extractors.text.wordings import Frame
from models.vocabulary import MentionLabel

_A_THING = re.compile(r"[\W_]*the\s")
"""A name with an article is seldom that of a company: "The International Space Station's loops reject 70 kW. The company …"."""
_LINES_BACK = 5
_PARAGRAPHS_BACK = 2
_ONE = re.compile(r"(?:it|its)(?:['’]\w+)?\b")
_PERSON = re.compile(r"(?:he|she|his|her)(?:['’]\w+)?\b")
_THE_COMPANY = Frame(r"(?P<the>the|that)(?: \w+)? <said.companies>(?:['’]s?)?\b")
_NUMBERED = re.compile(r"\b(?:(?P<many>are|were|have)|is|was|has)\b")


def is_of_others(
    scene: Scene, line: Line, start: int, outsiders: OutsiderFinder, *, names_ours: Callable[[Line], bool]
) -> bool:
    """Say whether the pronoun before ``start`` stands for somebody else; ``names_ours`` knows the lines that name who it may be.

    Pronouns of the lines before are gone through, up to a line with a subject of its own.
    """
    subject = continuity.subject_at(line, start)
    if _PERSON.match(line.words, subject, start):
        return _is_of_new_person(scene, line, subject, start, names_ours)
    company = line.pattern(_THE_COMPANY).match(line.words, subject, start) if line.hears_of("said.companies") else None
    if company is not None and line.text[company.end("the") + 1].islower():  # "the Company" is who files
        return is_of_company_before(scene, line, outsiders, names_ours)
    pronoun = continuity.pronoun(line, start)
    if pronoun is None or _ONE.match(pronoun) is None:
        return False  # "each craft", "both" are said of what there are several of
    return _goes_on_about_others(scene, line, outsiders, names_ours)


def _goes_on_about_others(
    scene: Scene, line: Line, outsiders: OutsiderFinder, names_ours: Callable[[Line], bool]
) -> bool:
    """Say whether the lines before a pronoun, through those with mere pronouns and "the company", tell of somebody else.

    A paragraph that opens with a pronoun goes on with the one before.
    """
    below = line
    for earlier in reversed(scene.lines[max(0, line.index - _LINES_BACK) : line.index]):
        if names_ours(earlier) or line.paragraph - earlier.paragraph > _PARAGRAPHS_BACK:
            return False
        if earlier.paragraph != below.paragraph and not _is_carried_on(below):
            return False
        if not _is_carried_on(earlier):
            return _has_subject_of_others(earlier, outsiders) or outsiders.strangers.present(earlier)
        below = earlier
    return False


def _is_carried_on(line: Line) -> bool:
    """Say whether a line only goes on with the subject of those before it: "It also …", "The company will …"."""
    if continuity.is_pronoun(line, line.start):
        return True
    subject = continuity.subject_at(line, line.start)
    return (
        line.hears_of("said.companies") and line.pattern(_THE_COMPANY).match(line.words, subject, line.end) is not None
    )


def _is_of_new_person(scene: Scene, line: Line, subject: int, start: int, names_ours: Callable[[Line], bool]) -> bool:
    """Say whether "she" is somebody without a name, of whom the lines before tell, and who does not speak of ours here."""
    if continuity.tells(line, subject, start):
        return False
    for earlier in reversed(scene.lines[max(0, line.index - _LINES_BACK) : line.index + 1]):
        if line.paragraph - earlier.paragraph > 1:
            return False
        if any(
            mention.label is MentionLabel.PERSON and (earlier is not line or mention.start < subject)
            for mention in earlier.mentions
        ):
            return False
        if (earlier is not line or subject > line.start) and continuity.brings_in_somebody(earlier):
            return not names_ours(earlier)
    return False


def is_of_company_before(
    scene: Scene, line: Line, outsiders: OutsiderFinder, names_ours: Callable[[Line], bool]
) -> bool:
    """Say whether "the company" is the one that was named last, and none of ours, or one that is in no list.

    ``names_ours`` knows the lines that name who it may be; lines that name nobody are passed.
    """
    for earlier in reversed(scene.lines[max(0, line.index - _LINES_BACK) : line.index]):
        if line.paragraph - earlier.paragraph > _PARAGRAPHS_BACK or names_ours(earlier):
            return False
        if outsiders.open(earlier) and _A_THING.match(earlier.words, earlier.start, earlier.end) is None:
            return True
        companies = [company for company in earlier.organizations() if company.key not in outsiders.bystanders]
        if companies:
            return line.paragraph == earlier.paragraph and not nearness.is_oblique(earlier, companies[0])
    return False


def _has_subject_of_others(line: Line, outsiders: OutsiderFinder) -> bool:
    """Say whether a line is told of somebody outside the catalogue; whoever speaks in it counts too, for it goes on about them."""
    told_from = max((item.cue_end for item in line.attributions if item.is_telling), default=line.start)
    number = _NUMBERED.search(line.words, line.start, line.end)
    if number is not None and number["many"] and not line.start < told_from <= number.start():
        return False  # "The chillers are on their pads. It will be half a gigawatt"
    if continuity.bond(line, line.start) in BREAKS:
        return True
    return outsiders.open(line) or any(
        company.key not in outsiders.bystanders and not nearness.is_oblique(line, company)
        for company in line.organizations()[:1]
    )
