"""How a text falls into sentences, and the spaCy pipeline that finds names in it.

``sentences(text) -> list[Sentence]``
    Rules on characters; needs no pipeline. Offsets count characters of ``text``; a bullet stands outside its sentence.
``plain(text) -> str``
    The same text with spaces, line breaks, hyphens and apostrophes made plain, character for character: offsets hold.
``build(watchlist) -> Language``
    spaCy on a blank English, with tokenizer rules for glued units, our sentences and our names. Its ``Doc`` never
    leaves ``extractors``.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Set
from functools import partial
from typing import Any, NamedTuple

import spacy
from spacy.language import Language
from spacy.tokens import Doc, SpanGroup
from spacy.util import compile_infix_regex, compile_suffix_regex

from extractors.names import names
from extractors.text.typography import word_set
from extractors.text.unit_spellings import spellings
from models.watchlist import Watchlist


class Sentence(NamedTuple):
    """``text[start:end]`` is the sentence, without surrounding space and without its bullet."""

    start: int
    end: int


_sentence: Callable[[tuple[int, int]], Sentence] = partial(tuple.__new__, Sentence)
"""Makes a sentence of its bounds without asking their names, which costs a third: a text of short lines has thousands."""

SENTENCES = "sentences"
"""The span group of the sentences."""

_PLAIN = {
    "\u00a0": " ", "\u2007": " ", "\u2009": " ", "\u202f": " ", "\u2010": "-", "\u2011": "-", "\u2012": "-",
    "\u2019": "'", "\u2018": "'", "\u02bc": "'", "\n": " ", "\r": " ", "\t": " ",
}  # fmt: skip

_BULLET = re.compile(
    r"[ \t\u00a0]*(?:[•‣◦▪●○■►▸·*–—✓✔✅→➡➤👉🔹🔸◆◇-]|\d{1,2}[.)]|\([0-9a-z]\)|\d{1,2}/(?=\s)|[(\[]?\d{1,2}/(?:\d{1,2}|n)[)\]]?(?=\s+[^\Wa-z_]))[ \t\u00a0]+"
)
_END = re.compile(r"[.!?…](?<![.!?…]{2})[.!?…]*+[\"'”’»)\]]*+(?:\*\*?|__?)?(?: ?\[\d[\d, ]{0,30}+\])*+(?=\s|$)")
_OPENERS = "\"'“‘«([{$€£~#"
_WORD_BEFORE = re.compile(r"[^\s\"'“‘«(\[{/—–-]{1,30}$")
_WORD_AFTER = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")

_CLOCK = re.compile(r"(?:T[+-])?\d{1,2}:\d{2}(?::\d{2})?\s?[—–:-]")
_WIDE_GAP = re.compile(r"[^\S\n]{40,}")
_WORDS_OF_FIGURE = 3
_LONGEST_FIGURE = 24  # characters
# A number of up to three digits numbers a list.
_FIGURE = re.compile(
    r"\s*[~≈]?(?:[$€£]\d[\d.,]*(?:\s(?:[mb]illion|trillion)|bn|[MB])?|\d{1,3}(?:,\d{3})+\+?|\d[\d.,]*(?:%|\s(?:[mb]illion|trillion)))"
)
_TIME_OF_YEAR = re.compile(
    r"(?:(?:early|mid|late|by|in)[ -])?(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|spring|summer|autumn|fall|winter|year[ -]end)(?![^\W_])",
    re.IGNORECASE,
)
_WRAPPED_LINES = 3
_WIDEST_WRAP = 100  # characters

# Nothing ends after these, whatever follows.
_NEVER_LAST = word_set(
    "mr mrs ms dr prof gen col lt capt sgt gov sen rep hon rev st mt no nos fig figs vs v e.g i.e cf approx est ca c"
    " al vol pp eq sec ch art dept messrs pres sr"
)
# A sentence can end after these; it does where a word follows that only begins sentences.
_MAYBE_LAST = word_set(
    "inc corp ltd co llc plc jr bros a.m p.m u.s u.k e.u u.n u.s.a d.c ph.d etc jan feb mar apr jun jul aug sep sept"
    " oct nov dec mon tue wed thu fri sat sun ft sq yr hr min max avg ave blvd s.a n.v a.g"
)
_SHORTENED = word_set(
    "approx incl excl resp temp prev orig abbr rept spec misc assn univ intl natl govt mgmt ptys pvt gmbh"
)
_MEASURES = word_set("ft yr hr min lb lbs in mi ms")
_OF_NUMBER = re.compile(r"\d[\s\u00a0\u202f]?[A-Za-z]{1,3}$")
_STARTERS = word_set(
    "the a an it its he his she her they their we our you your this that these those there here in on at by for from"
    " with as if when while once after before but and or so yet however although though meanwhile still what who why how"
    " both each all some many most no not now then since under according also even last next"
)
_UNFINISHED = word_set(
    "a an the of in on at by to for from with and or as than that which its their his her is are was were be will would"
    " has have into over about per up some under between its"
)


def plain(text: str) -> str:
    """Return ``text`` with spaces, line breaks, hyphens and apostrophes made plain; no character moves."""
    for written, spelled in _PLAIN.items():  # many times as quick as ``str.translate``: a text has few of these
        text = text.replace(written, spelled)
    return text


def sentences(text: str, borders: Set[int] = frozenset()) -> list[Sentence]:
    """Return the sentences of ``text`` in order, without overlap. A headline or list item is a sentence of its own.

    ``borders`` are characters at which somebody else begins a sentence; they decide where an abbreviation leaves it open.
    """
    found: list[Sentence] = []
    for start, end in _columns(text):
        begin = start
        for match in _END.finditer(text, start, end):
            is_bold, opens = text[match.end() - 1] in "*_", begin == start
            if (is_bold or opens) and _is_figure(text, begin, match.start(), is_bold=is_bold):
                continue  # "**88,000.** That is how many satellites …"
            mark, behind = match.span()
            if behind < end and _ends_sentence(text, mark, behind, begin, end, borders):
                _append(found, text, begin, behind)
                begin = behind
        _append(found, text, begin, end)
    return found


def _is_figure(text: str, begin: int, mark: int, *, is_bold: bool) -> bool:
    """Say whether what stands before a mark is a figure, or a time of the year, whose meaning follows: bold, or alone at the head of a block."""
    if is_bold:
        head = text[begin:mark].strip().lstrip("*_")
        is_told = any(letter.isdigit() for letter in head) or _TIME_OF_YEAR.match(head) is not None
        return len(head.split()) <= _WORDS_OF_FIGURE and is_told
    if text[mark] != "." or mark - begin > _LONGEST_FIGURE:
        return False
    return _FIGURE.fullmatch(text, begin, mark) is not None


def _columns(text: str) -> Iterator[tuple[int, int]]:
    """Yield the blocks, parted where a gap is so wide that the next column of a page stands behind it."""
    if "  " not in text and text.replace("\n", " ").isprintable():
        yield from _blocks(text)  # its only spaces are single ones
        return
    for start, end in _blocks(text):
        begin = start
        for gap in _WIDE_GAP.finditer(text, start, end):
            yield begin, gap.start()
            begin = gap.end()
        yield begin, end


def _append(found: list[Sentence], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end and (text[start].isalnum() or any(character.isalnum() for character in text[start:end])):
        found.append(_sentence((start, end)))


def moved(sentences: Iterable[Sentence], by: int) -> list[Sentence]:
    """Return the sentences of a text that stands ``by`` characters into another one."""
    return [_sentence((start + by, end + by)) for start, end in sentences]


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches within which a line break is only a space: paragraphs, headings, list items."""
    paragraph: list[tuple[int, str]] = []
    position = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            paragraph.append((position, line))
        else:
            yield from _parts(paragraph)
            paragraph = []
        position += len(line)
    yield from _parts(paragraph)


def _parts(paragraph: list[tuple[int, str]]) -> Iterator[tuple[int, int]]:
    """Yield the headings, list items and stretches of prose of lines that follow each other without an empty one."""
    width = _wrapped_at([line for _, line in paragraph]) if len(paragraph) >= _WRAPPED_LINES else None
    open_at: int | None = None
    previous = ""
    for start, line in paragraph:
        words = line.strip()
        bullet = _BULLET.match(line)
        if open_at is not None and (bullet or not _goes_on(previous, words, width)):
            yield open_at, start
            open_at = None
        if open_at is None:
            open_at = start + (bullet.end() if bullet else 0)
        previous = words
    if open_at is not None:
        yield open_at, paragraph[-1][0] + len(paragraph[-1][1])


def _wrapped_at(lines: list[str]) -> int | None:
    """Return the width at which prose of several lines was wrapped by hand; None where nothing shows that it was."""
    width = max(len(line.rstrip()) for line in lines)
    shows = any(line.lstrip()[0].islower() for line in lines[1:])
    return width if shows and width <= _WIDEST_WRAP else None


def _goes_on(previous: str, line: str, width: int | None) -> bool:
    """Say whether ``line`` continues the sentence of the line before: a hard wrap inside running prose."""
    if _CLOCK.match(line):
        return False  # "14:02 — Liftoff"
    first = _WORD_AFTER.search(line)
    if line[0].islower() and first is not None and not _is_brand(first.group()):
        return True
    if width is not None and len(previous) + 1 + len(line.split(maxsplit=1)[0]) > width:
        return True  # its first word did not fit on the line before
    return previous.endswith(",") or previous.rsplit(maxsplit=1)[-1].lower() in _UNFINISHED


def _is_brand(word: str) -> bool:
    """Say whether a word that begins in lower case can begin a sentence: xAI, iPhone."""
    return word[0].islower() and any(character.isupper() for character in word)


def _ends_sentence(text: str, mark: int, end: int, begin: int, limit: int, borders: Set[int]) -> bool:
    after = end
    if text[mark] == "." and (text.startswith((" . ", "...."), mark + 1) or text.startswith(". ", mark - 2)):
        return False  # "Launch . . . . . Q4 2027"
    while after < limit and (text[after].isspace() or text[after] in _OPENERS):
        after += 1
    if after == limit:
        return True
    following = _WORD_AFTER.match(text, after, limit)
    word = following.group() if following else text[after]
    if word[0].islower() and not _is_brand(word):
        return _is_careless(text, mark, begin)
    if text[mark] != "." or text.startswith("..", mark):
        return True
    first = max(begin, mark - 30)
    before = _WORD_BEFORE.search(text, max(first, text.rfind(" ", first, mark) + 1), mark)
    last = before.group().lower() if before else ""
    if (len(last) == 1 or last in _MEASURES) and _OF_NUMBER.search(text, max(begin, mark - 12), mark):
        return word[0].isupper() or _is_brand(word)  # "It spans 70 m. Google says …"
    # "no." is a number only before one: "They said no. SpaceX went on."
    if last in _NEVER_LAST and (last not in {"no", "nos"} or word[0].isdigit()):
        return False
    if len(last) == 1 and mark > begin + 1 and text[mark - 2] in "'’":
        return True  # "… than a utility's. Google says …"
    if last in _MAYBE_LAST or (len(last) == 1 and last.isalpha()) or _is_initials(last):
        begins = word.lower() in _STARTERS and word[0].isupper()
        return begins or not borders.isdisjoint(range(end, after + 1))
    return True


def _is_careless(text: str, mark: int, begin: int) -> bool:
    """Say whether a sentence ends though a small letter follows, as in a forum: "… is 160 m². imho it is more"."""
    if text[mark] != "." or text.startswith("..", mark):
        return False
    before = _WORD_BEFORE.search(text, max(begin, mark - 30), mark)
    last = before.group().lower() if before else ""
    return len(last) > 3 and last.isalpha() and last not in _NEVER_LAST | _MAYBE_LAST | _SHORTENED


def _is_initials(word: str) -> bool:
    return len(word) > 2 and all(len(part) == 1 and part.isalpha() for part in word.split("."))


@Language.component("waymark_sentences")
def mark_sentences(doc: Doc) -> Doc:
    """Set spaCy's sentence starts from our rules; the group ``sentences`` has them without bullets and spaces.

    A document that a parser has been through keeps the starts that go with its syntax.
    """
    found = sentences(doc.text)
    whole = (doc.char_span(sentence.start, sentence.end, alignment_mode="expand") for sentence in found)
    records = [[sentence.start, sentence.end] for sentence in found]
    spans = [span for span in whole if span is not None]
    doc.spans[SENTENCES] = SpanGroup(doc, name=SENTENCES, spans=spans, attrs={"records": records})
    if doc.has_annotation("DEP"):
        return doc
    ends = [sentence.end for sentence in found]
    index = 0
    for token in doc:
        while index < len(ends) and token.idx >= ends[index]:
            index += 1
            token.is_sent_start = True
        if not token.is_sent_start:
            token.is_sent_start = token.i == 0
    return doc


def tokenizer_of(nlp: Language, units: Iterable[str]) -> None:
    """Teach the tokenizer of ``nlp`` to part number and unit ("120kW", "$6.3bn") and compounds ("AI5-based", "W/m²")."""
    forms = sorted({form for form in units if form.isalpha()}, key=len, reverse=True)
    suffixes = [*nlp.Defaults.suffixes, r"['’]s", r"(?<=[a-z][A-Z])\."]  # type: ignore[misc]
    if forms:
        suffixes.append(rf"(?<=[0-9])(?:{'|'.join(map(re.escape, forms))})")
        capital = [form for form in forms if form[-1].isupper()]  # spaCy leaves the stop of "120kW." with its capital
        suffixes += [rf"(?<=[0-9]{re.escape(form)})\." for form in capital]
    infixes = [*nlp.Defaults.infixes, r"(?<=[^\W_])[-\u2010-\u2015/](?=[^\W_])", r"[()\[\]{}$|<>=]"]  # type: ignore[misc]
    tokenizer: Any = nlp.tokenizer  # compiled, without types
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer


def build(watchlist: Watchlist) -> Language:
    """Return the pipeline: tokenizer, sentences, and the watchlist's names as entities linked by ``ent_kb_id_``.

    Names that need context are left in ``doc.spans["ambiguous"]``; ``extractors.names.mentions`` settles them.
    """
    nlp = spacy.blank("en")
    tokenizer_of(nlp, spellings(watchlist.units))
    nlp.add_pipe("waymark_sentences")
    nlp.add_pipe("waymark_aliases", config={"aliases": names.aliases_of(watchlist)})
    return nlp
