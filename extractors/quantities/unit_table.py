"""The table of units, compiled out of the watchlist: what a spelling after (or, for money, before) a number stands for."""

import re
from dataclasses import dataclass
from typing import NamedTuple, Self

from extractors.quantities.quantity_bounds import Bounds
from extractors.text.typography import CURRENCY_SIGNS, NARROW, may_be_money, word_set
from extractors.text.unit_spellings import PREFIXES, forms_of, is_name, is_word, spelled
from extractors.text.wordings import Wordings
from models.lexicon import Unit

_CODE = 3  # letters
_CODE_AND_SIGN = 4
_WORDS_LIKE_CODES = word_set("yen all amd bam bob cad cop cup gel lak mad mop nok pen php ron sar sos top try won")
_SYMBOLS = frozenset(symbol for symbol, _, _ in PREFIXES)
_NAME_LENGTH = 3
"""A shorter form is a symbol, which stands without a number only in "GW-scale" and the like."""

_PIECE = re.compile(
    rf"(?:U\.S\.|U\.K\.|(?:US|C|CA|A|AU|NZ|HK|S|NT|R)?[{CURRENCY_SIGNS}]|[%‰¢\u2109\u2103\u2032\u2033]|'(?=[ ](?:tall|long|wide|high|deep|above|below|away|by|x)\b)|[A-Za-z](?:\.[A-Za-z]){{1,3}}(?![A-Za-z])|°(?:[ \u00a0]?[CFK](?![A-Za-z]))?(?![a-z])|[A-Za-zµΩÅ]{{1,24}})(?:[²³]|\^?[23](?![0-9A-Za-z]))?"
)
_SPOKEN_POWER = re.compile(rf"[ {NARROW}-](squared|cubed)(?![A-Za-z])")
_SYMBOL = re.compile(r"[A-Za-z]{2,8}(?![A-Za-z0-9_])")
_BETWEEN = re.compile(rf"\.?[ {NARROW}-]|\.(?=[ {NARROW}])")
_SMALL_WORDS = word_set("pa au ps mt mp ha va mo sv gy we mn ka sf me")
"""Symbols that are other words in small letters."""

_CURRENCY_BEFORE = re.compile(
    rf"(?:(?:(?:US|C|CA|A|AU|NZ|HK|S|NT|R)|(?<![A-Za-z])(?:US|AU|NZ|HK)[ {NARROW}])?[{CURRENCY_SIGNS}]|[$](?:US|AU?|NZ|CA?|HK|S)"
    rf"|(?<![A-Za-z])(?:[A-Z]{{3}}|RM|PS|Y=|R[sp]\.?|K[Ss]h|Tk)(?:[$€£])?)[ {NARROW}]?\(?$"
)
_SIGNS_IN_ASCII = {"PS": "£", "Y=": "¥"}
"""What is left of a sign in a text that was put into plain ASCII: "PS2.7m"."""

NAMED = frozenset({"power", "compute", "energy", "mass", "length", "area", "data", "bit_rate", "share", "money"})
"""Dimensions whose units may stand without a number: "a terawatt", "gigawatt-scale"."""

MONEY = frozenset({"money", "money_other"})
_NOT_IN_ANY_CASE = frozenset({*MONEY, "compute", "operations"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a unit stands for: a value × ``factor`` is in ``canonical``. ``key`` is the watchlist's."""

    key: str
    dimension: str
    canonical: str
    factor: float
    flags: tuple[str, ...] = ()


class UnitReading(NamedTuple):
    """A unit found in a text, up to ``end``."""

    end: int
    form: str
    meaning: Meaning


class UnitTable:
    """Spellings and what they mean, and the words beside numbers. Built once, never changed."""

    __slots__ = (
        "_any_case",
        "_by_canonical",
        "_firsts",
        "_multiples",
        "_symbols",
        "_typed_small",
        "bounds",
        "named",
        "prefixed",
        "wordings",
    )

    def __init__(
        self,
        symbols: dict[str, Meaning],
        any_case: dict[str, Meaning],
        by_canonical: dict[str, str],
        wordings: Wordings,
    ) -> None:
        self.wordings = wordings
        self.bounds = Bounds.of(wordings)
        self._typed_small: UnitTable | None = None
        self._symbols = symbols
        self._multiples = {**_in_small_letters(symbols), **_codes_in_small_letters(symbols)}
        self._any_case = any_case
        self._by_canonical = by_canonical
        self._firsts: dict[str, int] = {}  # first word of a spelling → how many words the longest with it has
        for form in {*symbols, *any_case}:
            first, *others = form.lower().split()
            self._firsts[first] = max(self._firsts.get(first, 0), 1 + len(others))
        known = {**symbols, **any_case}
        named = (form.lower() for form, meaning in known.items() if meaning.dimension in NAMED)
        self.named = frozenset(form.split()[0] for form in named if len(form) >= _NAME_LENGTH or form[1:] == "w")
        self.prefixed = frozenset(form for form in any_case if form.startswith(tuple(word for _, word, _ in PREFIXES)))

    @property
    def words(self) -> frozenset[str]:
        """The first words of the spellings that begin with a word and no symbol, without those of times."""
        known = {**self._symbols, **self._any_case}
        firsts = {form.split()[0] for form, meaning in known.items() if meaning.dimension != "time"}
        return frozenset(first for first in firsts if is_word(first))

    @classmethod
    def of(cls, units: tuple[Unit, ...], wordings: Wordings) -> Self:
        """Compile the watchlist's units, with the words that bound or compare numbers. Where two share a spelling, the one whose key comes first has it."""
        symbols: dict[str, Meaning] = {}
        any_case: dict[str, Meaning] = {}
        by_canonical: dict[str, str] = {}
        for unit in units:
            by_canonical.setdefault(unit.canonical, unit.dimension)
            for form, factor in forms_of(unit):
                meaning = Meaning(
                    key=unit.key,
                    dimension=unit.dimension,
                    canonical=unit.canonical,
                    factor=factor,
                    flags=(unit.flag,) if unit.flag else (),
                )
                spelling = spelled(form)
                symbols.setdefault(spelling, meaning)
                if unit.any_case or is_word(spelling) or is_name(spelling):
                    any_case.setdefault(spelling.lower(), meaning)
        return cls(symbols, any_case, by_canonical, wordings)

    def for_page(self, page: str, low: str) -> "UnitTable":
        """Return the table for a page: where all of it is typed in small letters, so are the symbols ("256 gb", "20 mw")."""
        return self._in_small_letters if page == low else self

    @property
    def _in_small_letters(self) -> "UnitTable":
        if self._typed_small is None:
            symbols = {**self._multiples, **self._symbols}
            self._typed_small = UnitTable(symbols, self._any_case, self._by_canonical, self.wordings)
            self._typed_small._typed_small = self._typed_small
        return self._typed_small

    def time(self, form: str) -> Meaning | None:
        """Return what the name of a time stands for, None where it is none."""
        meaning = self.meaning_of(form)
        return meaning if meaning is not None and meaning.dimension == "time" else None

    def meaning_of(self, form: str) -> Meaning | None:
        """Return what a spelling stands for, None where the table does not have it."""
        spelling = spelled(form)
        return self._symbols.get(spelling) or self._any_case.get(spelling.lower())

    def read_beside(self, page: str, position: int) -> UnitReading | None:
        """Return the unit that begins behind a number, where any letters will do for an SI multiple: "128gb", "1.4 Ghz"."""
        found = self.read(page, position)
        letters = None if found is not None else _SYMBOL.match(page, position)
        meaning = None if letters is None else self._multiples.get(letters.group().lower())
        if letters is None or meaning is None:
            return found
        return UnitReading(end=letters.end(), form=letters.group(), meaning=meaning)

    def read(self, page: str, position: int) -> UnitReading | None:
        """Return the unit that begins at a position, the longest that the table has; None where none does."""
        ends: list[int] = []
        spellings: list[str] = []
        at = position
        most = 1
        while len(ends) < most and (piece := _PIECE.match(page, at)):
            if not ends:
                most = self._firsts.get(spelled(piece.group()).partition(" ")[0].lower(), 0)
                if not most:
                    return None  # most words behind a number begin no unit
            spellings.append(piece.group())
            ends.append(piece.end())
            if len(ends) == most:
                break
            between = _BETWEEN.match(page, piece.end())
            if between is None:
                break
            at = between.end()
            if page[at - 1] == "." and page[at : at + 1] in {" ", NARROW}:
                at += 1
        for count in range(len(ends), 0, -1):
            end = ends[count - 1]
            if page[end : end + 1].isalnum() or page[end : end + 1] == "_":
                continue
            meaning = self.meaning_of(" ".join(spellings[:count]))
            if meaning is not None:
                reading = UnitReading(end=end, form=" ".join(spellings[:count]), meaning=meaning)
                return self._raised(page, reading) if meaning.dimension == "length" else reading
        return None

    def _raised(self, page: str, length: UnitReading) -> UnitReading:
        """Return the area or volume that a length followed by a power in words is: "metres squared", "km cubed"."""
        power = _SPOKEN_POWER.match(page, length.end)
        if power is None:
            return length
        is_square = power[1] == "squared"
        meaning = self.meaning_of(length.form + ("²" if is_square else "³")) or self.meaning_of(
            f"{'square' if is_square else 'cubic'} {length.form}"
        )
        return length if meaning is None else UnitReading(end=power.end(), form=length.form, meaning=meaning)

    def currency_before(self, page: str, position: int) -> tuple[int, Meaning] | None:
        """Return where the currency sign or code before a number begins, and what it means."""
        begin = max(0, position - 6)
        found = _CURRENCY_BEFORE.search(page, begin, position) if may_be_money(page, begin, position) else None
        if found is None:
            return None
        if found.group().endswith("(") and found.group()[-2:-1] != "$":
            return None
        written = found.group().strip(f" {NARROW}(")
        if sign := _SIGNS_IN_ASCII.get(written):
            return found.start(), self._symbols[sign]
        written = written.rstrip(".")
        spaced = re.sub(rf"[ {NARROW}]", "", written)
        if spaced != written and (own := self._symbols.get(spaced)) is not None:
            return found.start(), own  # HK $5
        for at in range(len(written)):  # "TO$5" is five dollars, "USD$5" too
            meaning = self._symbols.get(written[at:])
            if meaning is not None and meaning.dimension in MONEY:
                begins_in_word = at == 0 and page[found.start() - 1 : found.start()].isalpha()
                if not (begins_in_word and written[:1].isalpha()):
                    return found.start() + at, meaning
            if at == 0 and len(written) == _CODE_AND_SIGN and (own := self._symbols.get(written[:-1])) is not None:
                return found.start(), own  # AUD$5
            if written[at : at + 1].isalpha() and written.isalpha():
                return None
        return None

    def divided(self, numerator: Meaning, denominator: Meaning) -> Meaning | None:
        """Return "kW per tonne" and the like, None where the table has no name for what comes out."""
        canonical = f"{numerator.canonical}/{denominator.canonical}"
        dimension = self._by_canonical.get(canonical)
        if dimension is None:
            return None
        return Meaning(
            key=f"{numerator.key}/{denominator.key}",
            dimension=dimension,
            canonical=canonical,
            factor=numerator.factor / denominator.factor,
            flags=numerator.flags + denominator.flags,
        )


def _in_small_letters(symbols: dict[str, Meaning]) -> dict[str, Meaning]:
    """Return the symbols that can be told in small letters; of two that fall together ("MW", "mW") the larger unit."""
    small: dict[str, Meaning] = {}
    for spelling, meaning in symbols.items():
        lowered = spelling.lower()
        other = symbols.get(("k" if spelling[0] == "M" else "M") + spelling[1:])
        is_multiple = spelling[0] in _SYMBOLS and other is not None and other.key == meaning.key
        if not is_multiple or lowered in _SMALL_WORDS or meaning.dimension in _NOT_IN_ANY_CASE:
            continue
        if lowered not in small or small[lowered].factor < meaning.factor:
            small[lowered] = meaning
    return small


def _codes_in_small_letters(symbols: dict[str, Meaning]) -> dict[str, Meaning]:
    """Return the codes of currencies that are no words in small letters: "50 inr"."""
    codes = ((code, meaning) for code, meaning in symbols.items() if meaning.dimension in MONEY)
    return {
        code.lower(): meaning
        for code, meaning in codes
        if len(code) == _CODE and code.isalpha() and code.isupper() and code.lower() not in _WORDS_LIKE_CODES
    }
