"""Bare numbers of what a text speaks of, by verbs of flying and making, or by the question before: "We launched twelve in May", "There are two of them".

``counted(scene, line, quantity, names) -> Quantity``   the number with what it counts; as it is, where nothing says so

What is counted is the craft named last, or else what the program spoken of is: satellites of a constellation, flights of a rocket.
"""

import re
from dataclasses import replace

from extractors.ellipses import goals_told, unsaid_nouns
from extractors.lines.passages import Line
from extractors.lines.scenes import NamedPrograms, Scene
from extractors.lines.triggers import FLIGHTS
from extractors.text.clauses import Clause, holds_verb
from extractors.text.wordings import Frame
from models.lexicon import Place
from models.reading import Quantity

_ROUGHLY = r"(?:(?:<number.about>|all of|another|like|maybe|perhaps|a total of|the first|our first|its first|the next)\s){0,2}$"
_SENDS = Frame(rf"\b<spoken.sends>\s{_ROUGHLY}")
_HAS_UP = Frame(rf"\b<spoken.has>\s{_ROUGHLY}")
_MAKES = Frame(rf"\b<spoken.makes>\s{_ROUGHLY}")
_DEALS_WITH = Frame(rf"\b<spoken.deals_with>\s{_ROUGHLY}")
_UP = re.compile(
    r"(?:\sof (?:them|these|those)|\smore|\sothers)?\s(?:up|aloft|up there|in orbit|flying|working)\b(?!\s(?:to|for|with)\b)"
)
_THERE = Frame(
    rf"\bthere(?:['’](?:re|s|ll be)|\s(?:are|is|were|will be|would be|should be|have been|may be|might be|could be))\s(?:(?:now|already|still|just|only|to be)\s){{0,2}}{_ROUGHLY}"
)
_OF_THEM = re.compile(r"\sof (?:them|these|those)\b")
_MORE = re.compile(r"\s(?:more|others)\b")
_CLUSTER = Frame(rf"\b(?:clusters?|swarms?|formations?|constellations?|groups? of satellites)\s(?:of|with)\s{_ROUGHLY}")
_GO = Frame(
    r"(?:\s(?:more|others))?(?:\sof (?:them|these|those))?(?:\s(?:(?:have|has|had|will|would|should|could|may|might|must)(?:\s(?:to|now|already|all|both|since|so far))?(?:\sbe(?:en)?)?|are to|were to|are going to))?\s<spoken.goes>\b"
)
_STAND = Frame(
    r"(?:\s(?:more|others))?(?:\sof (?:them|these|those))?\s(?:are|were|will be|would be|should be|have been|remain|stay)\s(?:(?:now|already|still|currently|all|both|in fact)\s)?<spoken.aloft>\b"
)
_ON_ONE = Frame(
    r"[^.;,]{0,20}?\s(?:on|in|aboard|atop|with|per|to)\s(?:one|a|an|a single|each|every|the same)\s(?:\w+\s)?<count.rockets>\b"
)
_FIT = Frame(r"(?:\sof (?:them|these|those))?\s(?:will\s|would\s|could\s|can\s|should\s|may\s)?<spoken.fits>\b")
_AT_A_TIME = re.compile(r"\s(?:at a time|at once|in one go|at one go)\b")
_ENDS = re.compile(
    r"\s?(?:$|[.,;:!?)\"”—–])|\s(?:by|in|on|at|from|last|this|next|since|before|after|already|so far|now|today|and|but|or|with|for|during|over|within|as|under|aboard|together|up|into|to)\b"
)
_ASKS = Frame(
    r"\bhow many(?=\W*$|\?|\s(?:<spoken.asked>)\b)|\bhow many (?:\w+ )?(?P<flights>flights|launches|missions)\b|\b(?:the|what|total|maximum|which)\s(?:(?:total|maximum|final|current|full)\s)?(?:number|count)(?=\W*$|\?|\s(?:to be|in orbit|that|you|we|they|it|on)\b)"
    r"|\b(?:total|whole|current|full|the)\sfleet(?:\s(?:size|count))?\W*\?"
)
_ASKING = re.compile(r"\?|\b(?:asks?|asked|wonders?|wondered|state|confirm|specify|give|indicate|provide)\b")
_PER_ROCKET = Frame(
    r"\b(?:on|in|per|to|aboard|fit|into)\s(?:an?|one|the one|each|every|a single)\s(?:\w+\s)?(?:<count.rockets>|launch vehicle)\b"
)
_ANSWERS = Frame(r"(?:(?:<number.about>|<answer.guesses>|<back.later>|for now|today|between|right now),?\s){0,2}")
_ANSWER_ENDS = Frame(
    r"\s?(?:$|[.,;:!?)\"”—–])|\s(?:by|in|next|this|last|so far|for now|now|today|already|at|if|once|when|eventually|of (?:them|those|these)|<count.is_working>)\b"
)
_LABEL = re.compile(r"\W*(?:[\w.’'-]+(?:\s[\w.’'()-]+){0,4}(?:,\s[\w.’' -]{1,40})?[:.]\**\s)?\W*")
_LONGEST_ASIDE = 40  # characters
_LONGEST_LABEL = 60  # characters
_JUDGED = Frame(
    r"\s(?:is|isn['’]t|is not|was|wasn['’]t|won['’]t|will not|would|will|seems|sounds|looks|feels)\s(?:\w+\s){0,2}?<spoken.judged>\b"
)
_OPENS = Frame(r"\W*(?:(?:and|but|so|then|now|well),?\s)?(?:<number.about>\s)?")
_OF_ONE_CRAFT = frozenset(
    {"accelerator_count", "altitude", "array_area", "radiator_area", "span", "unit_mass", "unit_power", "launch", "prototype_launch", "satellite_count", "link_rate"}
)  # fmt: skip
_SWARMS = frozenset(
    {"cluster", "clusters", "swarm", "swarms", "formation", "formations", "constellation", "constellations"}
)
_OF_HARDWARE = frozenset({"power", "mass", "area", "length"})
_OF_FLEETS = FLIGHTS | {"satellite_count", "satellites_per_launch", "production"}
_UNSAID = frozenset({None, "one", "unit"})
"""Nouns that leave open what is counted."""
_SMALL = 2.0
_FIRST_YEAR, _LAST_YEAR = 1900.0, 2100.0
_NEAR = 90  # characters
_LINES_BACK = 12
_MEASURED_BACK = 3  # lines
_QUESTION_BACK = 3  # lines
_PARAGRAPHS_BACK = 1
_MOST_ON_A_ROCKET = 500.0


def counted(scene: Scene, line: Line, quantity: Quantity, names: NamedPrograms) -> Quantity:
    """Return a number without a noun with what it counts; as it is, where nothing says so."""
    if quantity.dimension != "count" or quantity.counted not in _UNSAID or quantity.per is not None:
        return quantity
    if quantity.counted is not None and not (_are_ones(line, quantity) or _are_units(scene, line, quantity)):
        return quantity
    if quantity.value < _SMALL or (quantity.unit_text.isdigit() and _FIRST_YEAR <= quantity.value <= _LAST_YEAR):
        return quantity
    flags = (*quantity.flags, "antecedent_assumed")
    asked = _asked(scene, line, quantity, names)
    if asked is not None:
        return replace(quantity, counted=asked[0], per=asked[1], flags=flags)
    if _is_load(line, quantity):
        craft = _thing(scene, line, quantity, names)
        return quantity if craft in {None, "flight"} else replace(quantity, counted=craft, per="launch", flags=flags)
    thing = None
    if _goes_up(line, quantity) or _is_of_craft_measured(scene, line, quantity, names) or quantity.counted is not None:
        thing = _thing(scene, line, quantity, names)
    elif _is_aloft(line, quantity) or _is_cluster(line, quantity):
        thing = _thing(scene, line, quantity, names)
        thing = None if thing == "flight" else thing  # "two more pads will be up by spring"
    elif _is_goal(scene, line, quantity):
        thing = _thing(scene, line, quantity, names)
    elif _is_made(line, quantity):
        thing = unsaid_nouns.craft_before(line, quantity.start)
    thing = thing or _judged(scene, line, quantity)
    return quantity if thing is None else replace(quantity, counted=thing, flags=flags)


def _goes_up(line: Line, quantity: Quantity) -> bool:
    """Say whether a number is of what is sent or goes up: "We launched twelve", "Two of them fly in May"."""
    words = line.words
    if line.hears_of("spoken.goes") and line.pattern(_GO).match(words, quantity.end, line.end):
        return True
    if not line.hears_of("spoken.sends"):
        return False
    first = max(line.start, quantity.start - _NEAR)
    return _ends(line, quantity) and line.pattern(_SENDS).search(words, first, quantity.start) is not None


def _is_aloft(line: Line, quantity: Quantity) -> bool:
    """Say whether a number is of what is up there: "A dozen are flying", "It has three up"."""
    words = line.words
    if line.hears_of("spoken.aloft") and line.pattern(_STAND).match(words, quantity.end, line.end):
        return True
    first = max(line.start, quantity.start - _NEAR)
    return (
        line.hears_of("spoken.has")
        and _UP.match(words, quantity.end, line.end) is not None
        and line.pattern(_HAS_UP).search(words, first, quantity.start) is not None
    )


def _is_cluster(line: Line, quantity: Quantity) -> bool:
    """Say whether a number is how many fly together: "imagined clusters of 81"."""
    if _SWARMS.isdisjoint(line.heard) or not _ends(line, quantity):
        return False
    first = max(line.start, quantity.start - _NEAR)
    return line.pattern(_CLUSTER).search(line.words, first, quantity.start) is not None


def _is_goal(scene: Scene, line: Line, quantity: Quantity) -> bool:
    """Say whether a number is called a goal just after craft were counted or flew: "A hundred by 2027 is still on their slides."."""
    if not goals_told.is_goal(line, quantity):
        return False
    last = next(scene.told.back_from(line, _MEASURED_BACK), None)
    return last is not None and last.metric.key in _OF_FLEETS


def _is_made(line: Line, quantity: Quantity) -> bool:
    """Say whether a number is of what somebody makes or orders: "We have built forty so far"."""
    if not line.hears_of("spoken.makes") or not _ends(line, quantity):
        return False
    first = max(line.start, quantity.start - _NEAR)
    return line.pattern(_MAKES).search(line.words, first, quantity.start) is not None


def _ends(line: Line, quantity: Quantity) -> bool:
    """Say whether no noun follows a number, nor "more" or "of them" behind it."""
    behind = _OF_THEM.match(line.words, quantity.end, line.end) or _MORE.match(line.words, quantity.end, line.end)
    return _ENDS.match(line.words, behind.end() if behind else quantity.end, line.end) is not None


def _is_load(line: Line, quantity: Quantity) -> bool:
    """Say whether a number is how many one rocket takes: "Forty fit on one Starship", "26 of them rode up on one flight"."""
    if quantity.value > _MOST_ON_A_ROCKET:
        return False
    if goals_told.is_load(line, quantity):
        return True
    words = line.words
    fits = line.hears_of("spoken.fits") and line.pattern(_FIT).match(words, quantity.end, line.end)
    goes = line.hears_of("spoken.goes") and line.pattern(_GO).match(words, quantity.end, line.end)
    verb = fits or goes
    if verb and line.pattern(_ON_ONE).match(words, verb.end(), line.end):
        return True
    return (
        _AT_A_TIME.match(words, quantity.end, line.end) is not None
        and line.hears_of("spoken.sends")
        and line.pattern(_SENDS).search(words, max(line.start, quantity.start - _NEAR), quantity.start) is not None
    )


def _is_of_craft_measured(scene: Scene, line: Line, quantity: Quantity, names: NamedPrograms) -> bool:
    """Say whether "them" are the craft of which the lines before gave a measure: "They draw 8 kW each. There are two of them."."""
    if _OF_THEM.match(line.words, quantity.end, line.end) is None:
        return False
    first = line.clause_at(quantity.start).start
    deals = line.pattern(_THERE).search(line.words, first, quantity.start) or (
        line.hears_of("spoken.deals_with") and line.pattern(_DEALS_WITH).search(line.words, first, quantity.start)
    )
    if not deals:
        return False
    if line.index and _measures_each(scene.lines[line.index - 1]):
        return _place_spoken_of(scene, line, quantity, names) is Place.ORBIT
    measured = next(
        (
            draft
            for draft in scene.told.back_from(line, _MEASURED_BACK)
            if draft.program in names.by_key and draft.metric.key in _OF_ONE_CRAFT
        ),
        None,
    )
    return measured is not None and names.by_key[measured.program or ""].place is Place.ORBIT


def _measures_each(line: Line) -> bool:
    """Say whether a line gives a measure of each of several: "They're 8 kilowatts each."."""
    return "each" in line.heard and any(quantity.dimension in _OF_HARDWARE for quantity in line.quantities)


def _are_ones(line: Line, quantity: Quantity) -> bool:
    """Say whether a number is one of "ones" where the sentence has named craft: "changed from one large spacecraft to two smaller ones"."""
    return quantity.counted == "one" and line.find("craft.kinds", line.start, quantity.start) is not None


def _are_units(scene: Scene, line: Line, quantity: Quantity) -> bool:
    """Say whether "units" are the craft of the sentence before: "The second batch left the factory. Thirty-nine units."."""
    if quantity.counted != "unit" or line.index == 0 or line.words[line.start : quantity.start].strip(" *_-•"):
        return False
    before = scene.lines[line.index - 1]
    return before.find("spoken.batches", before.start, before.end) is not None and not holds_verb(
        line.text, Clause(quantity.start, quantity.end + 1)
    )


def _judged(scene: Scene, line: Line, quantity: Quantity) -> str | None:
    """Return what was counted before, where a number is only judged: "25 isn't going to happen in 2027"."""
    if not line.hears_of("spoken.judged") or line.pattern(_JUDGED).match(line.words, quantity.end, line.end) is None:
        return None
    begins = max(line.clause_at(quantity.start).start, line.words.rfind(",", line.start, quantity.start) + 1)
    if line.pattern(_OPENS).fullmatch(line.words, begins, quantity.start) is None:
        return None
    last = next(scene.told.back_from(line, 1, dimension="count"), None)
    return None if last is None or last.quantity is None else last.quantity.counted


def _asked(scene: Scene, line: Line, quantity: Quantity, names: NamedPrograms) -> tuple[str, str | None] | None:
    """Return what a question before a line asks the number of, and per what: "How many on a rocket? – Between 30 and 50"."""
    if line.index == 0:
        return None
    label = _LABEL.match(line.words, line.start, min(line.end, line.start + _LONGEST_LABEL))
    begins = {line.start, *(() if label is None else (label.end(),))}
    if not any(line.pattern(_ANSWERS).fullmatch(line.words, begin, quantity.start) for begin in begins):
        return None
    if line.pattern(_ANSWER_ENDS).match(line.words, quantity.end, line.end) is None:
        return None
    question = _question(scene, line)
    asks = None if question is None else question.pattern(_ASKS).search(question.words, question.start, question.end)
    if question is None or asks is None:
        return None
    if asks["flights"]:
        return "flight", None
    is_load = question.pattern(_PER_ROCKET).search(question.words, question.start, question.end) is not None
    thing = _thing(scene, line, quantity, names)
    if thing is None or (is_load and (thing == "flight" or quantity.value > _MOST_ON_A_ROCKET)):
        return None
    return thing, "launch" if is_load else None


def _question(scene: Scene, line: Line) -> Line | None:
    """Return the line before that asks for something, be it without a mark: "Confirm the maximum number."."""
    for back in range(1, min(_QUESTION_BACK, line.index) + 1):
        question = scene.lines[line.index - back]
        if line.paragraph - question.paragraph > _PARAGRAPHS_BACK:
            return None
        if _ASKING.search(question.words, question.start, question.end):
            is_plain = all(quantity.value == 1 for quantity in question.quantities)  # "on one rocket"
            return question if is_plain else None
        is_aside = question.paragraph == line.paragraph and question.end - question.start <= _LONGEST_ASIDE
        if not is_aside and holds_verb(question.text, Clause(question.start, question.end)):
            return None  # what stands between an answer and its question is but a label, or another answer
    return None


def _thing(scene: Scene, line: Line, quantity: Quantity, names: NamedPrograms) -> str | None:
    """Return what a bare number of what flies counts: the craft named last, else what the program spoken of is."""
    is_of_them = _OF_THEM.match(line.words, quantity.end, line.end) is not None
    is_subject = line.pattern(_GO).match(line.words, quantity.end, line.end) or line.pattern(_STAND).match(
        line.words, quantity.end, line.end
    )
    if (is_of_them or is_subject) and unsaid_nouns.others_before(line, quantity.start):
        return None
    craft = unsaid_nouns.craft_before(line, quantity.start, flies=True)
    if craft is not None:
        return craft
    place = _place_spoken_of(scene, line, quantity, names)
    if place is Place.ROCKET:
        return None if is_of_them else "flight"
    return None if place is None else "satellite"


def _place_spoken_of(scene: Scene, line: Line, quantity: Quantity, names: NamedPrograms) -> Place | None:
    """Return where the program is that was named last before a number and flies, or that the title names."""
    for earlier in reversed(scene.lines[max(0, line.index - _LINES_BACK) : line.index + 1]):
        for mention, program in reversed(names.of_line(earlier)):
            if mention.start < quantity.start and program.place in {Place.ORBIT, Place.ROCKET}:
                return program.place
    titled = {names.by_key[key].place for key in scene.title_programs}
    return titled.pop() if len(titled) == 1 else None
