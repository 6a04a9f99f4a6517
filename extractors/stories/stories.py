"""Telling ─► Joining: which story a document joins, decided when it comes and from what came before it.

``StoryBook`` holds the stories of some weeks. ``add`` takes documents in the order of ``Telling.order`` and returns the lines of the
log; ``recall`` and ``recall_merge`` put back lines that were written earlier, so that a run goes on where the last one ended and
decides as if it had seen everything itself.

A document joins a story on one of four grounds, the surest first: its text is the same; it stands at the same address; most of
its words are the same, furniture of the site aside, and their figures do not contradict that; or it keeps, within some days, the
figures, dates, names and quoted words, each by how rare it is. Three guards keep stories apart: a rewrite must be like most faces of
its story, at least faintly, so that a story does not creep from one matter to the next; what tells of several stories joins none;
and two stories become one only where a document shares with one of them what it shares with the other.
"""

from collections import OrderedDict, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from extractors.stories import likeness, marks, shingles
from extractors.stories.likeness import Likeness
from extractors.stories.rarity import Rarity
from models.stories import Joining, Merge, Relation, Telling, standing_story, story_id

FURNITURE_IN = 3
"""A paragraph that stands in so many stories belongs to none."""
FACES = 8
"""Documents that stand for their story when another comes; exact copies add nothing."""
FEWEST_EXACT_WORDS = 12
REVISION_SHARE = 0.3
"""Of words or of marks: what changed more at one address is another page."""
MOST_OF_IT = 0.6
"""Of a document: it may tell of other stories besides, and still is of the one that fills so much of it."""
COMMON_IN = 40
"""A mark of more stories leads to none of them."""
KEPT_SHINGLES = 4_096

SUREST_FIRST = (Relation.EXACT, Relation.REVISION, Relation.COPY, Relation.REWRITE)


@dataclass(slots=True)
class _Story:
    id: str
    began: tuple[datetime, str]
    faces: list[Telling] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ground:
    """Why a document belongs to a story."""

    relation: Relation
    story: str
    like: Telling
    likeness: Likeness

    @property
    def rank(self) -> tuple[int, float, str]:
        """The higher the better."""
        share = max(self.likeness.text_share, self.likeness.mark_share)
        return -SUREST_FIRST.index(self.relation), share, self.story

    @property
    def fills_it(self) -> bool:
        """Most of the document is this story."""
        if self.relation is Relation.REWRITE:
            return self.likeness.mark_share_of_later >= MOST_OF_IT
        return self.relation is Relation.REVISION or self.likeness.text_share_of_later >= MOST_OF_IT

    def tells_the_same_as(self, other: "_Ground") -> bool:
        """Say whether what the document shares with one story is, for the most part, what it shares with the other."""
        ours, theirs = set(self.likeness.shared), set(other.likeness.shared)
        both = ours & theirs
        fewer = min(sum(map(marks.weight, ours)), sum(map(marks.weight, theirs)))
        enough = sum(marks.is_fact(mark) for mark in both) >= likeness.REWRITE_FACTS
        return enough and sum(map(marks.weight, both)) >= MOST_OF_IT * fewer


class StoryBook:
    """The stories of some weeks, and what makes them known again. ``text_of`` returns the text of a document by its id."""

    def __init__(self, text_of: Callable[[str], str]) -> None:
        self._text_of = text_of
        self._stories: dict[str, _Story] = {}
        self._merged: dict[str, str] = {}
        self._by_text: dict[str, tuple[str, Telling]] = {}
        self._by_url: dict[str, tuple[str, Telling]] = {}
        self._faces: list[tuple[str, Telling]] = []
        self._like_texts = shingles.LikeTexts()
        self._marked: dict[str, list[int]] = defaultdict(list)
        self._rarity = Rarity(self._standing)
        self._shingles: OrderedDict[tuple[str, frozenset[int]], frozenset[str]] = OrderedDict()

    def add(self, telling: Telling) -> tuple[Joining, list[Merge]]:
        """Return the story that a document joins or begins, and the stories that it shows to be one with it."""
        document_id = telling.fingerprint.document_id
        furniture = self._furniture(telling)
        kept = shingles.paragraphs(self._text_of(document_id), without=furniture)
        words = sum(len(paragraph) for paragraph in kept)
        grounds = self._grounds(telling, furniture, words)
        best, others = (grounds[0], grounds[1:]) if grounds else (None, [])
        same = [ground for ground in others if best and best.tells_the_same_as(ground)]
        if best is None or (len(same) < len(others) and not best.fills_it):
            joining = Joining(
                document_id=document_id,
                story=story_id(document_id),
                known_at=telling.known_at,
                relation=Relation.FIRST,
                words=words,
                reason="It tells of several stories." if best else "Nothing like it was known.",
            )
            self.recall(telling, joining)
            return joining, []
        merges = self._merges(telling, [best.story, *(ground.story for ground in same)])
        for merge in merges:
            self.recall_merge(merge)
        joining = Joining(
            document_id=document_id,
            story=self._standing(best.story),
            known_at=telling.known_at,
            relation=best.relation,
            like=best.like.fingerprint.document_id,
            text_share=round(best.likeness.text_share, 3),
            mark_share=round(best.likeness.mark_share, 3),
            words=words,
            reason=_reason(best),
        )
        self.recall(telling, joining)
        return joining, merges

    def recall(self, telling: Telling, joining: Joining) -> None:
        """Put a document into the story that it joined."""
        key = self._standing(joining.story)
        story = self._stories.get(key)
        if story is None:
            story = self._stories[key] = _Story(id=key, began=telling.order)
        print_ = telling.fingerprint
        self._by_text.setdefault(print_.text_digest, (key, telling))
        if telling.url:
            self._by_url[telling.url] = (key, telling)
        marked: tuple[str | int, ...] = (*print_.marks, *print_.passages)
        for known in marked:
            self._rarity.note(known, telling.said_on, key)
        if joining.relation is not Relation.EXACT and len(story.faces) < FACES:
            story.faces.append(telling)
            self._like_texts.put(len(self._faces), print_.signature)
            for mark in print_.marks:
                self._marked[mark].append(len(self._faces))
            self._faces.append((key, telling))

    def recall_merge(self, merge: Merge) -> None:
        """Make two stories one."""
        taken, kept = self._stories.pop(merge.story, None), self._stories.get(merge.into)
        self._merged[merge.story] = merge.into
        self._rarity.recount()
        if taken is not None and kept is not None:
            kept.faces = [*kept.faces, *taken.faces][:FACES]

    def _standing(self, story: str) -> str:
        return standing_story(story, self._merged)

    def _grounds(self, telling: Telling, furniture: frozenset[int], words: int) -> list[_Ground]:
        """Return the best ground for every story that the document could belong to, the surest first."""
        grounds: dict[str, _Ground] = {}
        print_ = telling.fingerprint
        known = self._by_text.get(print_.text_digest)
        if known and words >= FEWEST_EXACT_WORDS:
            story = self._standing(known[0])
            found = self._likeness(telling, known[1], story, furniture)
            grounds[story] = _Ground(relation=Relation.EXACT, story=story, like=known[1], likeness=found)
        known = self._by_url.get(telling.url) if telling.url else None
        if known and (story := self._standing(known[0])) not in grounds:
            found = self._likeness(telling, known[1], story, furniture)
            if max(found.text_share, found.mark_share) >= REVISION_SHARE:
                grounds[story] = _Ground(relation=Relation.REVISION, story=story, like=known[1], likeness=found)
        for story in self._candidates(telling):
            ground = self._ground(telling, self._stories[story], furniture)
            if ground is not None and story not in grounds:
                grounds[story] = ground
        return sorted(grounds.values(), key=lambda ground: ground.rank, reverse=True)

    def _ground(self, telling: Telling, story: _Story, furniture: frozenset[int]) -> _Ground | None:
        grounds = []
        faint = 0
        for face in story.faces:
            found = self._likeness(telling, face, story.id, furniture)
            faint += found.is_faint
            relation = likeness.relation(telling, face, found)
            if relation is not None:
                grounds.append(_Ground(relation=relation, story=story.id, like=face, likeness=found))
        best = max(grounds, key=lambda ground: ground.rank, default=None)
        if best is not None and best.relation is Relation.REWRITE and 2 * faint < len(story.faces):
            return None
        return best

    def _merges(self, telling: Telling, stories: list[str]) -> list[Merge]:
        """Return what makes these stories one: the oldest takes the others."""
        oldest, *younger = sorted(stories, key=lambda story: self._stories[story].began)
        return [
            Merge(
                story=story, into=oldest, known_at=telling.known_at, document_id=telling.fingerprint.document_id
            )
            for story in younger
        ]  # fmt: skip

    def _likeness(self, one: Telling, other: Telling, story: str, furniture: frozenset[int]) -> Likeness:
        return likeness.compare(
            one, other, self._shingles_of, story=story, rarity=self._rarity, furniture=furniture
        )  # fmt: skip

    def _furniture(self, telling: Telling) -> frozenset[int]:
        return frozenset(
            passage
            for passage in telling.fingerprint.passages
            if self._rarity.stories_with(passage, telling.said_on) >= FURNITURE_IN
        )

    def _candidates(self, telling: Telling) -> list[str]:
        """Return the stories with a face that is worth comparing, sorted."""
        found = set(self._like_texts.like(telling.fingerprint.signature))
        scores: dict[int, float] = defaultdict(float)
        for mark in telling.fingerprint.marks:
            faces = self._marked.get(mark, ())
            if faces and self._rarity.stories_with(mark, telling.said_on) <= COMMON_IN:
                for at in faces:
                    scores[at] += marks.weight(mark)
        found.update(at for at, score in scores.items() if score >= likeness.REWRITE_WEIGHT / 2)
        reach = timedelta(days=likeness.COPY_DAYS)
        near = (self._faces[at] for at in found)
        return sorted({self._standing(key) for key, face in near if abs(face.said_on - telling.said_on) <= reach})

    def _shingles_of(self, telling: Telling, furniture: frozenset[int]) -> frozenset[str]:
        document_id = telling.fingerprint.document_id
        key = (document_id, furniture.intersection(telling.fingerprint.passages))
        found = self._shingles.get(key)
        if found is None:
            found = self._shingles[key] = shingles.of_text(self._text_of(document_id), without=key[1])
            if len(self._shingles) > KEPT_SHINGLES:
                self._shingles.popitem(last=False)
        return found


def _reason(ground: _Ground) -> str:
    found = ground.likeness
    if ground.relation is Relation.EXACT:
        return "The same text."
    if ground.relation is Relation.REVISION:
        return f"At the same address, with {found.text_share:.0%} of the words."
    if ground.relation is Relation.COPY:
        return f"{found.text_share:.0%} of the shorter text are the same words."
    told = ", ".join(marks.in_words(mark) for mark in found.shared if not marks.is_said(mark))
    return f"{found.mark_share:.0%} of what the shorter one tells is the same: {told}."
