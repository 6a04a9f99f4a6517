"""Claims as words, for tests of what is told, how firmly, and when."""

from datetime import date

from extractors.reader import Reader
from tests.articles import article


def read(reader: Reader, text: str) -> list[str]:
    """Return the claims of a text of 20 November 2026, sorted, as "metric modality earliest..latest", without ".." where there is no period."""
    document = article(text, on=date(2026, 11, 20))
    return sorted(
        f"{claim.metric} {claim.modality}"
        + (f" {claim.period.earliest or ''}..{claim.period.latest or ''}" if claim.period is not None else "")
        for claim in reader.read(document).claims
    )
