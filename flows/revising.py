"""Between pages and claims: what pages that were fetched again have changed since. Nothing is overwritten."""

from collections.abc import Sequence

from extractors.stories import rewording
from flows.context import Context
from warehouse import documents, revisions
from warehouse.connection import open_for_reading, open_for_writing
from warehouse.revisions import Rewording


def uncompared(context: Context) -> list[Rewording]:
    """Return the rewordings that have not been compared yet, oldest first."""
    with open_for_writing(context.settings.warehouse) as con:
        return revisions.uncompared(con)


def compare(some: Sequence[Rewording], *, context: Context) -> int:
    """Compare the documents of some rewordings and note what changed; returns how many revisions that made."""
    ids = sorted({id_ for each in some for id_ in (each.document_id, each.previous_document_id)})
    with open_for_reading(context.settings.warehouse) as con:
        known = {document.id: document for document in documents.documents_by_id(con, ids)}
    found = [
        rewording.compare(
            known[each.previous_document_id], known[each.document_id], url=each.url, revised_at=each.revised_at
        )
        for each in some
    ]
    with open_for_writing(context.settings.warehouse) as con:
        return revisions.save_revisions(con, found)
