"""Programs, organizations and people named in a text.

``MentionFinder.of(watchlist).find(text, sentences, beside=title) -> list[Mention]``, sorted by start, without overlap.

The longest name wins. A name that could mean several things is settled by ``extractors.names.ambiguous_names``. Only
sentences with a word that a name cannot do without are tokenised.
"""

import re
import threading
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field

from spacy.language import Language

from extractors.names import language, names
from extractors.names.ambiguous_names import FoundName, NamedText, settle
from extractors.names.language import Sentence
from extractors.names.namesakes import Namesakes
from extractors.text.anchors import Anchors, words_of
from extractors.text.typography import encodable, lowered, word_set
from extractors.text.wordings import Wordings, any_of
from models.lexicon import Organization, OrganizationRole, Program
from models.reading import Mention
from models.vocabulary import MentionLabel
from models.watchlist import Watchlist

_CHUNK = re.compile(r"\S+")
_LONGEST_CHUNK = 200
"""No name stands in so long a run without a space, and spaCy's tokenizer would peel it mark by mark, each time from the start."""

_PART = re.compile(r"[^\W_]+")
_STEM = re.compile(r"[^\W_]*\d(?=[^\W\d_])")  # the tokenizer parts a number from the letters behind it: "AI1s"
_MARKS = ',;:?!()"“”*'
_NO_PART = ("",)  # of a chunk of marks alone
_LONGEST_KNOWN = 80  # characters
_MOST_KNOWN = 20_000
_TITLES = word_set("mr mrs ms dr ceo cfo coo cto president chairman chief founder boss and by said says")


_LABELS = {label.value: label for label in MentionLabel}
_Known = tuple[int, int, tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True)
class MentionFinder:
    """Finds the names of one watchlist; make it once, it is read-only afterwards."""

    nlp: Language
    matcher: names.Names
    anchors: Anchors
    parts: frozenset[str]  # words of names, in lower case, with "" for marks
    numbered: frozenset[str]  # anchors with a figure
    firsts: frozenset[str]  # … with which a name begins
    lasts: frozenset[str]  # … and ends
    marks: str  # what stands beside names and in none: the tokenizer parts it from them
    contexts: dict[str, re.Pattern[str]]
    wordings: Wordings
    namesakes: Namesakes
    builders: frozenset[str]
    surnames: dict[str, str]  # person key → surname
    turn: threading.Lock = field(default_factory=threading.Lock)
    known: dict[str, tuple[_Known, ...]] = field(default_factory=dict)  # runs of such words → the names in them

    @classmethod
    def of(cls, watchlist: Watchlist) -> "MentionFinder":
        """Compile the names of ``watchlist``."""
        aliases = names.aliases_of(watchlist)
        named: tuple[Program | Organization, ...] = (*watchlist.programs, *watchlist.organizations)
        written = [[_PART.findall(chunk) or _NO_PART for chunk in alias.lower().split()] for alias, *_ in aliases]
        nlp = language.build(watchlist)
        anchors = Anchors.of(alias for alias, *_, certainty in aliases if certainty != names.OTHER)
        return cls(
            nlp=nlp,
            matcher=names.of_pipeline(nlp),
            anchors=anchors,
            numbered=frozenset(word for word in anchors.words if not word.isalpha()),
            parts=frozenset(part for name in written for chunk in name for part in chunk),
            firsts=frozenset(name[0][0] for name in written),
            lasts=frozenset(name[-1][-1] for name in written),
            marks="".join(mark for mark in _MARKS if not any(mark in alias for alias, *_ in aliases)),
            contexts={
                entry.key: words
                for entry in named
                if (words := any_of(word.lower() for word in entry.context)) is not None
            },
            wordings=Wordings.of(watchlist),
            namesakes=Namesakes.of(watchlist),
            builders=frozenset(
                entry.key for entry in watchlist.organizations if entry.role is OrganizationRole.BUILDER
            ),
            surnames={person.key: person.name.rsplit(maxsplit=1)[-1] for person in watchlist.people},
        )

    def find(
        self,
        text: str,
        sentences: Sequence[Sentence] | None = None,
        *,
        beside: str = "",
        heard: Set[str] | None = None,
    ) -> list[Mention]:
        """Return the names in ``text``.

        ``sentences`` and ``heard``, the words of the text, save finding them again where the caller has done so;
        ``beside`` is what stands beside the text, such as its title: the words in it are context for names that need some.
        """
        heard = words_of(text) if heard is None else heard
        if not self.anchors.may_stand_in(heard):
            return []
        plain = language.plain(text)
        low = lowered(plain)
        found = list(self._names(plain, low, heard, language.sentences(text) if sentences is None else sentences))
        whole = NamedText(
            plain=plain,
            low=low,
            beside=language.plain(beside),
            contexts=self.contexts,
            not_that=self.wordings["name.not_that"],
            namesake=self.wordings["name.namesake"],
        )
        for name in found:
            if any(label == MentionLabel.ORGANIZATION and key in self.builders for label, key in name.certain):
                whole.builders.append((name.start, name.end))
        whole.builders.sort()
        mentions = [
            Mention(start=name.start, end=name.end, text=text[name.start : name.end], label=_LABELS[label], key=key)
            for name in found
            for label, key in [settle(name, whole)]
            if key
        ]
        others = self.namesakes.among(mentions, whole)
        if others:
            mentions = [mention for mention in mentions if mention.key not in others]
        mentions += self._surnames(text, plain, mentions)
        return sorted(mentions, key=lambda mention: mention.start)

    def _names(self, plain: str, low: str, heard: Set[str], sentences: Iterable[Sentence]) -> Iterator[FoundName]:
        known = self.known
        # "AI1s" has an anchor that is no word of the text.
        anchors = {*self.anchors.words.intersection(heard), *(word for word in self.numbered if word in low)}
        for sentence in sentences:
            first, last = sentence
            for word in anchors:
                if low.find(word, first, last) >= 0:
                    break
            else:
                continue
            for start, end in self._runs(low, sentence):
                run = plain[start:end]
                found = known.get(run)
                if found is None:
                    found = self._names_in(run)
                    if len(run) <= _LONGEST_KNOWN:
                        known[run] = found
                for first, last, certain, claims in found:
                    yield FoundName(start + first, start + last, sentence, certain, claims)
        if len(known) > _MOST_KNOWN:
            known.clear()

    def _runs(self, text: str, sentence: Sentence) -> Iterator[tuple[int, int]]:
        """Yield the stretches of a sentence of ``text``, in small letters, that may hold names.

        Their words are words of names, and one is an anchor.
        """
        parts, firsts, lasts, anchors, marks = self.parts, self.firsts, self.lasts, self.anchors.words, self.marks
        start = end = -1
        is_anchored = False
        for match in _CHUNK.finditer(text, sentence.start, sentence.end):
            low = match.group()
            if low in parts:
                if start < 0 and low in firsts:
                    start = match.start()
                if low in lasts:
                    end = match.end()
                is_anchored = is_anchored or low in anchors
                continue
            if not low.isalpha() and len(low) <= _LONGEST_CHUNK and not parts.isdisjoint(inside := _parts_in(low)):
                if start < 0 and not firsts.isdisjoint(inside):
                    start = match.end() - len(low.lstrip(marks))
                if not lasts.isdisjoint(inside):
                    end = match.start() + len(low.rstrip(marks))
                is_anchored = is_anchored or not anchors.isdisjoint(inside)
                if low[-1] not in marks:
                    continue
            if is_anchored and 0 <= start < end:
                yield start, end
            start = end = -1
            is_anchored = False
        if is_anchored and 0 <= start < end:
            yield start, end

    def _names_in(self, run: str) -> tuple[_Known, ...]:
        """Return the names of a run: where each stands, and what it certainly is and what it may be."""
        words, offsets = _single_spaced(run)
        # What spaCy learns of a text's words is let go again; a vocabulary has one zone at a time.
        with self.turn, self.nlp.memory_zone():
            doc = self.nlp.make_doc(encodable(words))
            found: list[_Known] = []
            for first, behind, entries in self.matcher.find(doc):
                last = doc[behind - 1]
                start, end = doc[first].idx, last.idx + len(last)
                certain = tuple((label, key) for label, key, certainty in entries if certainty == names.CERTAIN)[:1]
                claims = tuple((label, key) for label, key, certainty in entries if certainty == names.AMBIGUOUS)
                if certain or claims:
                    start, end = (offsets[start], offsets[end - 1] + 1) if offsets else (start, end)
                    found.append((start, end, certain, claims))
            return tuple(sorted(found, key=lambda name: not name[2]))  # those that are certain first

    def _surnames(self, text: str, plain: str, mentions: Sequence[Mention]) -> Iterator[Mention]:
        """A surname stands for its person once the full name has stood."""
        introduced: dict[str, Mention] = {}
        for mention in mentions:
            if mention.label is MentionLabel.PERSON and " " in mention.text:
                introduced.setdefault(mention.key, mention)
        if not introduced:
            return
        taken = {position for mention in mentions for position in range(mention.start, mention.end)}
        for key, full in introduced.items():
            surname = re.escape(self.surnames[key])
            pattern = re.compile(rf"{surname}(?<![\w-]{surname})(?![\w-])")
            for match in pattern.finditer(plain, full.end):
                if match.start() not in taken and not _has_first_name(plain, match.start()):
                    taken.update(range(match.start(), match.end()))
                    yield Mention(
                        start=match.start(),
                        end=match.end(),
                        text=text[match.start() : match.end()],
                        label=MentionLabel.PERSON,
                        key=key,
                    )


def _parts_in(chunk: str) -> Sequence[str]:
    """Return the words of a word with marks or figures in it: those of "(AI1s" are "ai1s" and "ai1"."""
    parts = _PART.findall(chunk)
    stems = () if "".join(parts).isalpha() else _STEM.findall(chunk)
    return [*parts, *stems] or _NO_PART


def _single_spaced(words: str) -> tuple[str, list[int]]:
    """Return ``words`` with runs of spaces made one, and where each character stood; no offsets if nothing moved."""
    if "  " not in words:
        return words, []
    kept = [index for index, letter in enumerate(words) if letter != " " or words[index - 1 : index] != " "]
    return "".join(words[index] for index in kept), kept


def _has_first_name(plain: str, start: int) -> bool:
    """Say whether another capitalised word stands right before: "Michelle Huang" is not Jensen Huang."""
    before = re.search(r"([^\W\d_]+) $", plain[max(0, start - 25) : start])
    if before is None:
        return False
    word = before.group(1)
    begin = max(0, start - len(before.group()))
    begins = plain[max(0, begin - 20) : begin].rstrip(" \"'“(")
    return word[0].isupper() and word.lower() not in _TITLES and bool(begins) and begins[-1] not in ".!?:\n"
