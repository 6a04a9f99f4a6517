"""The end of reading: articles that have no story yet join one, or begin one, in the order in which we came to know them."""

from dataclasses import dataclass

from extractors.stories.stories import StoryBook
from flows.context import Context
from models.stories import Joining, Merge
from warehouse import documents, stories
from warehouse.connection import open_for_reading, open_for_writing

DOCUMENTS_PER_BATCH = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinReport:
    """How many articles were joined, how many of them tell what another one had told, and how many stories became one."""

    documents: int = 0
    copies: int = 0
    merges: int = 0

    def __add__(self, other: "JoinReport") -> "JoinReport":
        return JoinReport(
            documents=self.documents + other.documents,
            copies=self.copies + other.copies,
            merges=self.merges + other.merges,
        )


def join_stories(context: Context) -> JoinReport:
    """Join what waits. A batch is one commit: a kill loses no more than one, and the next run goes on behind it."""
    with open_for_writing(context.settings.warehouse) as con:
        stories.unwind(con)
    report = JoinReport()
    while (joined := _join_some(context)).documents:
        report += joined
    return report


def _join_some(context: Context) -> JoinReport:
    joinings: list[Joining] = []
    merges: list[Merge] = []
    with open_for_reading(context.settings.warehouse) as con:
        waiting = stories.waiting(con, at_most=DOCUMENTS_PER_BATCH)
        if not waiting:
            return JoinReport()
        texts = {telling.fingerprint.document_id: text for telling, text, _ in waiting}

        def text_of(document_id: str) -> str:
            if document_id not in texts:
                (document,) = documents.documents_by_id(con, [document_id])
                texts[document_id] = document.text
            return texts[document_id]

        book = StoryBook(text_of)
        for line in stories.known(con, [telling for telling, *_ in waiting]):
            for merge in line.merges:
                book.recall_merge(merge)
            book.recall(line.telling, line.joining)
        for telling, *_ in waiting:
            joining, merged = book.add(telling)
            joinings.append(joining)
            merges.extend(merged)
    versions = {telling.fingerprint.document_id: version for telling, _, version in waiting}
    with open_for_writing(context.settings.warehouse) as con:
        stories.save_log(con, joinings, merges, reader_versions=versions)
    copies = sum(joining.like is not None for joining in joinings)
    return JoinReport(documents=len(joinings), copies=copies, merges=len(merges))
