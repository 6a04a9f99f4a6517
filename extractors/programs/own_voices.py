"""What a company says of its own without naming it: "our satellites", "we applied for up to one million of them".

``VoiceFinder.of(watchlist, names, outsiders)``
``finder.of_own(scene, line, start, places, found)``  the program that computes in orbit of the company in whose voice a line speaks
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from extractors.lines.passages import Line
from extractors.lines.scenes import DOCUMENT_CONTEXT, Found, NamedPrograms, Scene
from extractors.programs.outsiders import OutsiderFinder
from extractors.programs.writers import speaks_for_himself
from extractors.text.quotations import quotation_at
from extractors.text.typography import word_set
from extractors.text.wordings import Frame, Wordings
from models.lexicon import Place, Program
from models.reading import Mention
from models.vocabulary import MentionLabel
from models.watchlist import Watchlist

_SPEAKS = word_set("we our us we've we'll we're ours company registrant issuer")
_OWN_THINGS = Frame(
    r"\b(?:our|the (?:company|registrant|issuer)['’]s)\s(?:(?!<voice.breaks>\b)[\w-]+\s){0,4}?"
    r"(?:<craft.kinds>|<voice.things>)\b"
)
_OWN_ACTS = Frame(
    r"\b(?:we|the (?:company|registrant|issuer))(?:['’](?:ve|re|ll|d))?\s"
    r"(?:(?!do\b|did\b)[\w’'-]+\s){0,4}?(?:<paper.asks>|<voice.acts>)\b"
)
_OF_ORBIT = Frame(
    r"\b(?:<craft.kinds>|<voice.things>|fcc|federal communications commission|(?:in|into|to) (?:orbit|space))\b"
)
"""What an act has to be about: "we applied to the utility for 200 MW" is about no satellites."""
_DEFINED = re.compile(
    r"[^;:()]{0,60}?\((?:the\s|together[^)]{0,40}\s|hereinafter\s|collectively,?\s)?[\"“'‘](?:the\s)?(?:company|registrant|issuer|we|us)\b"
)
_AT_US = re.compile(r",?\s(?:we|our)\b")
_AT = re.compile(r"(?:^|[\s\W])(?:at|here at|we at)\s$")
_WITH_US = re.compile(r"\b(?:pay|pays|paid|owes?) us\b|\b(?:we|our)\b[^.;]{0,100}\b(?:with|to|from)\s$")
_ALOFT = re.compile(
    r"\b(?:orbital|space-based|in-orbit)\s(?:ai\s)?(?:data[\s-]cent|comput|ai\b)|\bdata[\s-]cent(?:er|re)s? (?:in|into) (?:space|orbit)\b"
    r"|\bcomput\w+ (?:in|into) (?:space|orbit)\b|\bai (?:compute )?satellites?\b"
)
_LABEL = re.compile(
    r"(?P<who>[A-Z][\w&.’'-]*)(?:\s[\w&.’'-]+){0,3}?(?::\s|,?\s(?:[Ff]orm\s)?(?:10-[QK]|8-K|S-1|[Qq]uarterly|[Aa]nnual|[Rr]eports?|[Rr]esults|Q[1-4]|[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth)\b)"
)
"""The name of a company at the head of the title of what it publishes."""
_PAPERS_VOICE = re.compile(r"\b(?:the|The) (?:Company|Registrant|Issuer)\b")
_HEADS = 4  # lines that may introduce whoever speaks
_NEAR = 8  # lines within which it was said that the satellites compute


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceFinder:
    """Knows whose "our satellites" a text may speak of; made once from a watchlist."""

    names: NamedPrograms
    outsiders: OutsiderFinder
    wordings: Wordings
    sellers: dict[str, str]  # organization → the company in orbit of which it is known that it takes computing from it

    @classmethod
    def of(cls, watchlist: Watchlist, names: NamedPrograms, outsiders: OutsiderFinder) -> "VoiceFinder":
        sellers = {
            entry.key: seller
            for entry in watchlist.organizations
            for seller in entry.compute_from
            if seller in names.computing
        }
        return cls(names=names, outsiders=outsiders, wordings=Wordings.of(watchlist), sellers=sellers)

    def of_own(
        self, scene: Scene, line: Line, start: int, places: frozenset[Place], found: Found | None
    ) -> Found | None:
        """Return the computing satellites of whoever speaks, where what stands at ``start`` is said of the speaker's own.

        ``found`` is nothing, or a class of things without an owner: "our orbital data center satellites".
        """
        if Place.ORBIT not in places or _SPEAKS.isdisjoint(line.heard) or not self._is_own(line, start):
            return None
        company = line.whole.once("own voice", lambda: self._company(scene))
        program = self.names.computing.get(company or "")
        if program is None or not self._computes(scene, line, program):
            return None
        if not all(self._are_kin(self._owner(item.speaker), program.organization or "") for item in line.attributions):
            return None  # "our satellites", said somebody else
        whole = line.whole_clause(line.clause_at(start))
        if found is None and self.outsiders.is_subject(line, whole.start, start, owner=program.organization):
            return None
        if found is not None and found.mention is not None:
            return replace(found, program=program)
        return Found(program=program, flags=(DOCUMENT_CONTEXT,), lines_back=1)

    def _is_own(self, line: Line, start: int) -> bool:
        """Say whether what stands at ``start`` is said in the first person, outside of anybody's quotation."""
        clause = line.whole_clause(line.clause_at(start))
        is_own = line.pattern(_OWN_THINGS).search(line.words, clause.start, clause.end) is not None or (
            line.pattern(_OWN_ACTS).search(line.words, clause.start, clause.end) is not None
            and line.pattern(_OF_ORBIT).search(line.words, clause.start, clause.end) is not None
        )
        return is_own and quotation_at(line.text, start) is None

    def _company(self, scene: Scene) -> str | None:
        """Return the company that says "we" in a text: it is introduced so, or the title and the programs leave no other."""
        if self.outsiders.known.stand_in(scene.title):
            return None
        for line in scene.lines[:_HEADS]:
            for mention in line.organizations():
                if _introduces(line, mention):
                    return mention.key
        if any(speaks_for_himself(line) for line in scene.lines):
            return None  # "I know a bit about radiators: we launch a cubesat next year"
        titled = self._behind(scene.owners)
        if titled:
            return titled.pop() if len(titled) == 1 else None
        label = _LABEL.match(scene.title)
        if label is not None and not self._is_ordinary(label["who"].lower()):
            return None  # "Planet: second quarter results"
        named = self._behind(scene.named)
        company = (named.pop() if len(named) == 1 else None) if named else self._seller(scene)
        # A company seldom calls itself by its name before "we", but where a paper calls it "the Company".
        is_paper = any(_PAPERS_VOICE.search(line.quote) for line in scene.lines)
        is_called = any(mention.key == company for line in scene.lines for mention in line.organizations())
        return None if is_called and not is_paper else company

    def _is_ordinary(self, word: str) -> bool:
        """Say whether a word at the head of a title is nobody's name: "Excerpt: risk factors"."""
        return word in self.outsiders.strangers.ordinary or word in self.wordings.words("voice.rubrics")

    def _behind(self, keys: Iterable[str]) -> set[str]:
        """Return the companies that compute in orbit, alone or for their group, of those who or whose programs are named."""
        owners = {self._owner(key) for key in keys}
        return {company for company in self.names.computing if any(self._are_kin(owner, company) for owner in owners)}

    def _are_kin(self, owner: str | None, company: str) -> bool:
        return owner is not None and self.outsiders.companies.are_kin(owner, company)

    def _owner(self, key: str) -> str | None:
        program = self.names.by_key.get(key)
        return self.outsiders.companies.behind(key) if program is None else program.organization

    def _seller(self, scene: Scene) -> str | None:
        """Return who sells computing to companies that are known to take it from one: "in May we signed with Anthropic"."""
        told = Counter(
            self.sellers[mention.key]
            for line in scene.lines
            if not _SPEAKS.isdisjoint(line.heard)
            for mention in line.organizations()
            if mention.key in self.sellers and _WITH_US.search(line.words, line.start, line.end)
        )
        return next(iter(told)) if len(told) == 1 else None

    def _computes(self, scene: Scene, line: Line, program: Program) -> bool:
        """Say whether the satellites of which a line speaks compute: no other craft of the company was named since it was said."""
        if sum(other.organization == program.organization for other in self.names.by_key.values()) == 1:
            return True
        for earlier in reversed(scene.lines[max(0, line.index - _NEAR) : line.index + 1]):
            for _, named in reversed(self.names.of_line(earlier)):
                if named.place is Place.ORBIT:
                    return named.organization is None or named.key == program.key
            if _ALOFT.search(earlier.words, earlier.start, earlier.end):
                return True
        return _ALOFT.search(scene.title.lower()) is not None


def _introduces(line: Line, mention: Mention) -> bool:
    """Say whether a company is introduced as who speaks: "Space Exploration Technologies Corp. (the "Company")", "At Google we …"."""
    if _DEFINED.match(line.words, mention.end, line.end) is not None:
        return True
    is_at = mention.label is MentionLabel.ORGANIZATION and _AT.search(line.words, line.start, mention.start) is not None
    return is_at and _AT_US.match(line.words, mention.end, line.end) is not None
