"""What a regulator answers to a paper told before, without saying to what: "Starcloud filed in March. They said yes in July."

``words(wordings) -> frozenset[str]``   without one of these no sentence does
``happenings(scene, line, metrics, others) -> list[Trigger]``   the approval of what the lines before tell was filed
"""

from collections.abc import Mapping, Sequence

from extractors.lines.passages import Line
from extractors.lines.scenes import Scene
from extractors.lines.triggers import Trigger
from extractors.text.wordings import Frame, Wordings
from models.lexicon import Metric

_LEAD = r"[\W_]*(?:(?:and|but|so|then|well|in the end|eventually|finally)\b,?\s)*"
_THEY_SAID = Frame(rf"{_LEAD}(?:they|it)\s(?:(?:finally|then|duly|eventually|only)\s)?(?P<yes><ruling.yes>)\b")
_OFFICE_SAID = Frame(
    rf"{_LEAD}(?:the\s)?(?:federal\s)?<paper.authority>(?:['’]s\s[\w-]+)?\s(?:(?:finally|then|duly|eventually|only)\s)?(?P<yes><ruling.yes>)\b"
)
_IT_CAME = Frame(
    rf"{_LEAD}(?:the|its|their|our|a|an)\s(?:\w+\s)?<ruling.papers>\s(?:(?:finally|then|duly|only)\s)?(?P<yes><ruling.came>)\b"
)
_GOT_IT = Frame(
    rf"{_LEAD}(?:it|we|they|the company|[\w.’'-]+)\s(?:(?:finally|then|duly|only)\s)?(?P<yes><ruling.got>\s(?:it|one|that|the paper|<ruling.papers>))\b(?=\W*$|\s(?:in|on|at|last|this|by|from|only|within|a|two|three|four|six|early|late)\b)"
)
_FAMILIES = ("ruling.yes", "ruling.came", "ruling.got")
_JUST_BEFORE, _NEAR = 1, 3  # lines


def words(wordings: Wordings) -> frozenset[str]:
    """Return the words without one of which no ruling is told so."""
    return wordings.anchors.get("ruling.yes", frozenset())  # the others go by "it", or by the name of a paper


def happenings(scene: Scene, line: Line, metrics: Mapping[str, Metric], others: Sequence[Trigger]) -> list[Trigger]:
    """Return the approval that a line dates in words that only a paper filed just before makes one; ``others`` are told in plain words."""
    if any(trigger.metric.key == "approval" for trigger in others):
        return []
    if "approval" not in metrics or not line.periods or not line.hears_of(*_FAMILIES):
        return []
    filed = next(scene.told.back_from(line, _NEAR, dimension=""), None)
    if filed is None or filed.metric.key != "filing" or filed.line is line:
        return []
    is_next = line.index - filed.line.index <= _JUST_BEFORE
    frames = (_OFFICE_SAID, _IT_CAME, *((_THEY_SAID, _GOT_IT) if is_next else ()))
    said = (line.pattern(frame).match(line.words, line.start, line.end) for frame in frames)
    found = next((match for match in said if match is not None), None)
    if found is None or any(period.end <= found.start("yes") for period in line.periods[:1]):
        return []
    return [Trigger(metric=metrics["approval"], start=found.start("yes"), end=found.end("yes"), done=True)]
