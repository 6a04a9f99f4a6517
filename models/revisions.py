"""Document ─► Revision: what another wording of the same page changed, word by word."""

from dataclasses import dataclass
from datetime import datetime

from models.identity import content_id
from models.pages import ChangeMark


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One run of words that was put in the place of another; either may be empty. Offsets count characters of the two texts."""

    before: str
    after: str
    before_start: int
    after_start: int
    marks: tuple[ChangeMark, ...] = ()  # sorted


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """A page that was fetched again with another text. The earlier document stays; its claims stand no longer.

    ``kept_share`` is the share of the earlier text's words that are still there. Where hardly any are, the page holds another
    text (``is_another_text``): that corrects nothing, and the earlier claims stand as what was said in their time.
    """

    url: str  # as it was asked for
    document_id: str
    previous_document_id: str
    revised_at: datetime  # UTC: when the new text was first fetched
    is_title_changed: bool
    is_another_text: bool
    kept_share: float
    words_removed: int
    words_added: int
    marks: tuple[ChangeMark, ...]  # of all its changes, sorted
    changes: tuple[Change, ...]

    @property
    def id(self) -> str:
        """The revision's content hash."""
        return content_id(
            "revision", self.url, self.previous_document_id, self.document_id, self.revised_at.isoformat()
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A revision as the digest tells it: only of changes that touch a number, a date, a modal verb or a negation."""

    title: str
    publisher: str
    url: str
    revised_at: datetime
    marks: tuple[ChangeMark, ...]
    changes: tuple[Change, ...]
