"""Postings that lists no longer show: their own pages are asked for, so that nothing is called closed that may be there still."""

from collections.abc import Sequence

from flows.context import Context
from flows.pages import Errand
from models import posting_lifecycle
from models.source_rules import FEEDS, SAVED_BY_HAND
from models.targets import Source
from models.visits import PageHistory
from warehouse import postings
from warehouse.connection import open_for_reading
from warehouse.visits import Page, Validators


def errands(context: Context, sources: Sequence[str]) -> list[Errand]:
    """Return the pages of missing postings to be asked for now, of the boards that have just been looked at.

    A page is asked for outright: "not modified" would say nothing of a posting.
    """
    found: list[Errand] = []
    with open_for_reading(context.settings.warehouse) as con:
        for key in sources:
            source = context.watchlist.source(key)
            if not can_be_asked(source) or not tells_absence(source):
                continue
            history = posting_lifecycle.judge(postings.facts(con, key))
            due = [each.post_id for each in history.missing if posting_lifecycle.is_due(each, context.settings.now())]
            links = postings.links_of(con, key, due) if due else {}
            found += [
                Errand(page=Page(link=link, history=PageHistory(), validators=Validators()), url=link.detail_url)
                for _, link in sorted(links.items())
                if link.detail_url is not None
            ]
    return found


def tells_absence(source: Source) -> bool:
    """Say whether a list lacks what is gone: from the end of a feed old items only fall off."""
    return source.kind not in FEEDS


def can_be_asked(source: Source) -> bool:
    """Say whether the pages of a source's postings may be asked for."""
    return source.kind not in SAVED_BY_HAND
