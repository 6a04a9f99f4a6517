"""The watchlist's aliases as a spaCy component: a PhraseMatcher over aliases, longest match first, case observed.

A lower-case word of an alias matches in any case; a word with a capital matches as it is written, or all in capitals.
"""

from collections.abc import Sequence

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from models.vocabulary import MentionLabel
from models.watchlist import Watchlist

_SHORT = 3  # letters: "XAI" is not always xAI

CERTAIN = "certain"

OTHER = "other"
"""Label of a longer name that holds an alias and means something else: it is matched, so that the alias is not."""

AMBIGUOUS = "ambiguous"
"""Name of the span group of names that need context; a span may stand there once for each entry that claims it."""


def aliases_of(watchlist: Watchlist) -> list[list[str]]:
    """Return ``[alias, label, key, certainty]`` for every alias; certainty is "certain", "ambiguous" or "other"."""
    rows: list[list[str]] = []
    for program in watchlist.programs:
        rows += [[alias, MentionLabel.PROGRAM.value, program.key, CERTAIN] for alias in program.aliases]
        rows += [[alias, MentionLabel.PROGRAM.value, program.key, AMBIGUOUS] for alias in program.ambiguous_aliases]
        rows += [[alias, MentionLabel.PROGRAM.value, program.key, OTHER] for alias in program.other_names]
    for organization in watchlist.organizations:
        label = MentionLabel.ORGANIZATION.value
        rows += [[alias, label, organization.key, CERTAIN] for alias in (organization.name, *organization.aliases)]
        rows += [[alias, label, organization.key, AMBIGUOUS] for alias in organization.ambiguous_aliases]
        rows += [[alias, label, organization.key, OTHER] for alias in organization.other_names]
    for person in watchlist.people:
        label = MentionLabel.PERSON.value
        rows += [[alias, label, person.key, CERTAIN] for alias in (person.name, *person.aliases)]
        rows += [[alias, label, person.key, OTHER] for alias in person.other_names]
    return rows


@Language.factory("waymark_aliases", default_config={"aliases": []}, assigns=["doc.ents", "doc.spans"])
class Names:
    """Sets ``doc.ents`` to the certain names and ``doc.spans["ambiguous"]`` to those that need context."""

    def __init__(self, nlp: Language, name: str, aliases: list[list[str]]) -> None:
        self.name = name
        self._matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        self._entries: dict[str, list[tuple[list[str], str, str, str]]] = {}
        for alias, label, key, certainty in aliases:
            doc = nlp.make_doc(alias)
            words = [token.text for token in doc]
            lowered = " ".join(words).lower()
            if lowered not in self._entries:
                self._matcher.add(lowered, [doc])
            self._entries.setdefault(lowered, []).append((words, label, key, certainty))

    def __call__(self, doc: Doc) -> Doc:
        certain: list[Span] = []
        ambiguous: list[Span] = []
        for start, end, entries in self.find(doc):
            for label, key, certainty in entries:
                named = Span(doc, start, end, label=label, kb_id=key)
                if certainty == AMBIGUOUS:
                    ambiguous.append(named)
                elif certainty == CERTAIN:
                    certain.append(named)
        doc.spans[AMBIGUOUS] = ambiguous
        doc.ents = tuple(filter_spans(certain))
        return doc

    def find(self, doc: Doc) -> list[tuple[int, int, list[tuple[str, str, str]]]]:
        """Return the names in order: first token and the one behind the last, and label, key and certainty of each entry.

        Of names that overlap the longest is one.
        """
        candidates: dict[tuple[int, int], list[tuple[str, str, str]]] = {}
        for match, start, end in self._matcher(doc):
            written = [token.text for token in doc[start:end]]
            entries = [
                (label, key, certainty)
                for words, label, key, certainty in self._entries[doc.vocab.strings[match]]
                if _is_written_so(words, written)
            ]
            if entries:
                candidates[start, end] = entries
        spans = filter_spans([Span(doc, start, end) for start, end in candidates])
        return [(span.start, span.end, candidates[span.start, span.end]) for span in spans]


def of_pipeline(nlp: Language) -> Names:
    """Return the component of a pipeline that has it."""
    component = nlp.get_pipe("waymark_aliases")
    assert isinstance(component, Names)
    return component


def _is_written_so(words: Sequence[str], written: Sequence[str]) -> bool:
    return all(
        word == seen or word == word.lower() or (seen.isupper() and len(seen) > _SHORT)
        for word, seen in zip(words, written, strict=True)
    )
