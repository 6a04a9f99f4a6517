"""Who says what the words of its own sentence trace to nobody: whose turn it is in a talk.

``SpeakerFinder.of(watchlist, companies)``
``finder.chain(passage, draft) -> Chain``   through whose hands a claim came, by the whole text that it stands in
``finder.marked(passage, drafts) -> list[Draft]``   drafts, those in the words of one who asks with a flag
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.joining.context import Passage
from extractors.lines.drafts import Draft
from extractors.speech.chain_links import Chain, Link
from extractors.speech.turns import TurnFinder, Turns
from models.voices import ASKED
from models.watchlist import Watchlist


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerFinder:
    """Finds speakers by the whole of a text; make it once, it is read-only afterwards."""

    turns: TurnFinder
    companies: dict[str, str]  # key of a person or organization → organization

    @classmethod
    def of(cls, watchlist: Watchlist, companies: dict[str, str]) -> "SpeakerFinder":
        """Compile what talks are known by; ``companies`` are those of whom chains tell."""
        return cls(turns=TurnFinder.of(watchlist), companies=companies)

    def chain(self, passage: Passage, draft: Draft) -> Chain:
        """Return who says what ``draft`` holds: whom its sentence names, and in whose turn it does."""
        chain = draft.chain
        turn = self._turns(passage, draft).at(draft.start)
        if turn is None or turn.speaker is None:
            return chain
        start, end = turn.named or (None, None)
        return self._in_turn(chain, Link(name=turn.speaker, start=start, end=end, rule="whose turn it is"))

    def marked(self, passage: Passage, drafts: Sequence[Draft]) -> list[Draft]:
        """Return drafts, those in the words of one who asks with a flag; what an answer says as well is the answer's alone."""
        turns = [self._turns(passage, draft).at(draft.start) for draft in drafts]
        if not any(turn is not None and turn.asks for turn in turns):
            return list(drafts)
        asked = [turn is not None and turn.asks for turn in turns]
        answers = {(draft.said, draft.dates) for draft, asks in zip(drafts, asked, strict=True) if not asks}
        return [
            replace(draft, flags=(*draft.flags, ASKED)) if asks else draft
            for draft, asks in zip(drafts, asked, strict=True)
            if not asks or (draft.said, draft.dates) not in answers
        ]

    def _turns(self, passage: Passage, draft: Draft) -> Turns:
        line = draft.line
        return line.whole.once(
            "turns",
            lambda: self.turns.find(line.text, "" if passage.headline else passage.title, line.named, passage.titled),
        )

    def _in_turn(self, chain: Chain, speaker: Link) -> Chain:
        """Return the chain of what one tells in his turn: his own words, those of his company, or another's whom he passes on."""
        if chain.speaker is None:
            return Chain(speaker=speaker)
        if chain.speaker.name in (speaker.name, self.companies.get(speaker.name)):
            return Chain(speaker=speaker)
        return Chain(speaker=chain.speaker, reporters=(*chain.reporters, speaker))
