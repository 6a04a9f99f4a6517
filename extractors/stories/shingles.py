"""Text ─► word shingles, and their MinHash: how much of two texts is the same words in the same order.

A shingle is four words in a row, without case, accents of typography or punctuation. The signature is ``rensa``'s, of 128
permutations; the index finds, of many texts, those whose shingles agree with one's to about half.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b

from rensa import RMinHash, RMinHashLSH

WORDS = 4
PERMUTATIONS = 128
BANDS = 32
"""Of four rows each: a pair with half of its shingles in common is found with a chance of .87, one with .7 of nearly 1."""
SEED = 1729
ALGORITHM = f"rensa {RMinHash.ALGORITHM_VERSION}, {PERMUTATIONS} of seed {SEED}, {WORDS} words"
"""Signatures of different algorithms cannot be compared: this goes into the version of what is read."""
_LIKELY = 0.7
_WORD = re.compile(r"[^\W_]+")
_PASSAGE_HAS = 6


def words_of(text: str) -> list[str]:
    """Return the words of a text as they are compared."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def of_words(words: Sequence[str]) -> frozenset[str]:
    """Return the shingles of some words; fewer than four words have none."""
    return frozenset(" ".join(words[at : at + WORDS]) for at in range(len(words) - WORDS + 1))


def of_text(text: str, *, without: Iterable[int] = ()) -> frozenset[str]:
    """Return the shingles of a text, paragraph by paragraph, but for the paragraphs with these digests."""
    return frozenset().union(*(of_words(words) for words in paragraphs(text, without=without)))


def paragraphs(text: str, *, without: Iterable[int] = ()) -> Iterator[list[str]]:
    """Yield the words of each paragraph, but for those with these digests."""
    left_out = frozenset(without)
    for paragraph in text.split("\n"):
        words = words_of(paragraph)
        if words and not (left_out and digest(words) in left_out):
            yield words


def passages(text: str) -> list[tuple[int, int]]:
    """Return the paragraphs of a text, in their order, as where each ends and its digest; the digest of a short one is 0.

    A paragraph of a few words is a heading or a name, and stands in many texts by chance.
    """
    found = []
    end = 0
    for paragraph in text.split("\n"):
        end += len(paragraph) + 1
        words = words_of(paragraph)
        found.append((end, digest(words) if len(words) >= _PASSAGE_HAS else 0))
    return found


def digest(words: Sequence[str]) -> int:
    """Return a number of 63 bits for some words in a row, never 0."""
    return (int.from_bytes(blake2b(" ".join(words).encode(), digest_size=8).digest(), "big") >> 1) or 1


def text_digest(text: str) -> str:
    """Return 32 hex characters that texts of the same words share."""
    return blake2b(" ".join(words_of(text)).encode(), digest_size=16).hexdigest()


def sign(shingles: frozenset[str]) -> bytes | None:
    """Return the signature of shingles, None where there are none."""
    if not shingles:
        return None
    signature = RMinHash(PERMUTATIONS, SEED)
    signature.update(list(shingles))
    state: bytes = signature.__getstate__()
    return state


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the share of the shorter one's shingles that the longer one has too; 0 where one has none."""
    fewer = min(len(one), len(other))
    return len(one & other) / fewer if fewer else 0.0


class LikeTexts:
    """An index of signatures: which of those put in are like a given one. Keys are small whole numbers."""

    def __init__(self) -> None:
        self._index = RMinHashLSH(_LIKELY, PERMUTATIONS, BANDS)

    def put(self, key: int, signature: bytes | None) -> None:
        """Put in a signature."""
        if signature is not None:
            self._index.insert(key, _minhash(signature))

    def like(self, signature: bytes | None) -> list[int]:
        """Return the keys of the signatures that share a band with this one, sorted."""
        return [] if signature is None else sorted(self._index.query(_minhash(signature)))


def likeness(one: bytes, other: bytes) -> float:
    """Return the estimated Jaccard index of the shingles behind two signatures."""
    estimate: float = _minhash(one).jaccard(_minhash(other))
    return estimate


def _minhash(signature: bytes) -> RMinHash:
    minhash = RMinHash(PERMUTATIONS, SEED)
    minhash.__setstate__(signature)
    return minhash
