"""What speaks against a claim whose own sentence does not name its program: its program is borrowed from elsewhere in the text.

``doubts_of(draft, sizes, setting) -> frozenset[str]``   keys of ``doubts.toml``; none where the sentence names the program
``settings_of(drafts, titled) -> list[Setting]``         what stands around each of some claims of a text
``Sizes.of(sizes, programs)``                            how large what is said of each program is, metric by metric

A text on a program also tells of others: a rival's plant, a country's grid, the writer's own work. Whose a value is is settled by the
words around it; here it is looked at from afar, as a reader does who stumbles over a figure: was anything of this kind and size ever
said of the program, how far back was it named, how many others are there; and does the title name it, was something told of it just before.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from extractors.lines.drafts import Draft
from extractors.lines.passages import Line
from models.lexicon import Program, Size
from models.vocabulary import Basis, MentionLabel

_SAME = 0.01  # of a figure: one that was rounded on its way is still the same
_SOME_WAY, _FAR = 3, 6  # sentences
_FEW_MEASURES = 5
_JUST_BEFORE = 260  # characters
_CROWDED = 0.8  # names that no list has, a sentence of the text
_OPENING = 20_000  # characters, by which a text is judged
_LONGEST_GAP = 5_000  # characters: what is named further back is far back
_NAME = re.compile(r"(?<=[\w,;:’”)] )[A-Z][a-z]{2,}")
_SENTENCE_END = re.compile(r"[.!?]\W{0,3}\s")
_FIRST_WORD = re.compile(r"[\W_]{0,40}([\w’']{1,20})")

DOUBTS = frozenset(
    {
        "unheard_measure", "another_size", "unusual_size", "unannounced_figure", "anybodys_measure", "event_not_named",
        "unlisted_name", "names_of_others", "company_not_named", "some_way_back", "far_back", "several_in_text", "opens_anew",
    }
)  # fmt: skip
"""All that can speak against it."""

SUPPORT = frozenset({"title_names_it", "title_names_company", "told_just_before"})
"""All that can speak for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What stands around a claim, beyond its sentence."""

    headline: bool = False
    titled: frozenset[str] = frozenset()  # keys of whom and what the title names, of a body alone
    told_just_before: bool = False  # something else was claimed of the same program


def settings_of(drafts: Sequence[Draft], titled: frozenset[str]) -> list[Setting]:
    """Return what stands around each of the claims of a body, whose title names these."""
    starts: dict[str | None, list[int]] = {}
    for draft in drafts:
        starts.setdefault(draft.program, []).append(draft.line.start)
    told = {program: sorted(each) for program, each in starts.items()}
    return [
        Setting(titled=titled, told_just_before=_is_near(told[draft.program], draft.line.start)) for draft in drafts
    ]


def _is_near(starts: Sequence[int], start: int) -> bool:
    """Say whether one of some sentences begins shortly before another."""
    earlier = bisect_left(starts, start)
    return earlier > 0 and start - starts[earlier - 1] < _JUST_BEFORE


@dataclass(frozen=True, slots=True)
class Sizes:
    """How large what is said of each program is: (program, metric) → its bounds and the announced figures."""

    by_measure: dict[tuple[str, str], Size]
    companies: dict[str, str | None]  # program → who runs it
    well_known: frozenset[str]  # programs of which enough is known that something else is unheard of

    @classmethod
    def of(cls, sizes: Iterable[Size], programs: Iterable[Program]) -> "Sizes":
        """Look them up by program and metric."""
        by_measure = {(size.program, size.metric): size for size in sizes}
        measures = Counter(program for program, _ in by_measure)
        well_known = frozenset(program for program, number in measures.items() if number >= _FEW_MEASURES)
        return cls(by_measure, {program.key: program.organization for program in programs}, well_known)


def doubts_of(draft: Draft, sizes: Sizes, setting: Setting) -> frozenset[str]:
    """Return what speaks against it that a claim is of its program, and for it; nothing, where its sentence names the program or nobody."""
    line, program = draft.line, draft.program
    if program is None or any(mention.key == program for mention in line.mentions):
        return frozenset()
    sentences_back = _sentences_back(line, program)
    said = {
        "some_way_back": sentences_back >= _SOME_WAY,
        "far_back": sentences_back >= _FAR,
        "several_in_text": line.whole.once("several programs", lambda: _has_several(line)),
        "unlisted_name": _has_unlisted_name(line),
        "names_of_others": line.whole.once("names of others", lambda: _is_crowded(line)),
        "company_not_named": all(mention.key != sizes.companies.get(program) for mention in line.mentions),
        "opens_anew": not _points_back(line),
        "anybodys_measure": draft.metric.of_anybody,
        "event_not_named": draft.metric.basis is Basis.EVENT,
        "title_names_it": program in setting.titled,
        "title_names_company": sizes.companies.get(program) in setting.titled,
        "told_just_before": setting.told_just_before,
    }
    return frozenset(key for key, holds in said.items() if holds) | _of_size(draft, sizes)


def _sentences_back(line: Line, program: str) -> int:
    """Return how many sentences end between a line and the words before it that name a program, as far as it matters."""
    ends = line.whole.once(("ends of", program), lambda: [named.end for named in line.named if named.key == program])
    before = bisect_right(ends, line.start)
    first = max(ends[before - 1] if before else 0, line.start - _LONGEST_GAP)
    return sum(1 for _ in islice(_SENTENCE_END.finditer(line.text, first, line.start), _FAR))


def _has_several(line: Line) -> bool:
    """Say whether the text names two programs or more."""
    return len({mention.key for mention in line.named if mention.label is MentionLabel.PROGRAM}) > 1


def _of_size(draft: Draft, sizes: Sizes) -> frozenset[str]:
    """Return how far a claim is from what else is said of its program."""
    known = sizes.by_measure.get((draft.program or "", draft.metric.key))
    if known is None:  # of a program that is new to the lists nothing is unheard of
        return frozenset({"unheard_measure"} if draft.program in sizes.well_known else ())
    if draft.quantity is None or draft.quantity.value <= 0 or known.least is None or known.most is None:
        return frozenset()
    value = draft.quantity.value
    said = {
        "another_size": not _lies_in(value, known.least, known.most),
        "unusual_size": bool(known.usual) and not _lies_in(value, known.usual[0], known.usual[-1]),
        "unannounced_figure": all(abs(value - figure) > _SAME * figure for figure in known.announced),
    }
    return frozenset(key for key, holds in said.items() if holds)


def _lies_in(value: float, least: float, most: float) -> bool:
    return least * (1 - _SAME) <= value <= most * (1 + _SAME)


def _points_back(line: Line) -> bool:
    """Say whether a sentence opens with a word that goes on with what was spoken of: "It", "The", "We"."""
    first = _FIRST_WORD.match(line.words, line.start, line.end)
    return first is not None and first[1] in line.words_of("borrowed.going_on")


def _has_unlisted_name(line: Line) -> bool:
    """Say whether a name stands inside a sentence that no list has, and that is no day or month."""
    taken = [(found.start, found.end) for found in line.mentions]
    taken += [(found.start, found.end) for found in line.periods]
    taken += [(found.start, found.end) for found in line.quantities]
    return any(
        not any(start <= name.start() < end for start, end in taken)
        for name in _NAME.finditer(line.text, line.start, line.end)
    )


def _is_crowded(line: Line) -> bool:
    """Say whether the text, as far as it is looked at, has nearly as many names that no list has as sentences."""
    end = min(len(line.text), _OPENING)
    listed = {at for mention in line.named if mention.start < end for at in range(mention.start, mention.end)}
    days = line.words_of("calendar.names")
    names = sum(
        name.start() not in listed and name[0].lower() not in days for name in _NAME.finditer(line.text, 0, end)
    )
    return names > _CROWDED * max(1, sum(1 for _ in _SENTENCE_END.finditer(line.text, 0, end)))
