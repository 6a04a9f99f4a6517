"""Which language a text is in, where it is long enough to tell."""

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

MIN_LETTERS = 40
MIN_PROBABILITY = 0.9
_ENOUGH = 2_000


def of(text: str, *, declared: str | None = None) -> str | None:
    """Return the ISO 639-1 code of a text's language; what the page ``declared`` where the text does not tell; else None."""
    sample = text[:_ENOUGH]
    if sum(map(str.isalpha, sample)) >= MIN_LETTERS:
        code, probability = _identifier().classify(sample)
        if float(probability) >= MIN_PROBABILITY:
            return str(code)
    prefix = (declared or "").strip().lower().replace("_", "-").partition("-")[0]
    return prefix if len(prefix) == 2 and prefix.isalpha() else None


@cache
def _identifier() -> LanguageIdentifier:
    """Load the model once, when it is first asked."""
    return LanguageIdentifier.from_pickled_model(MODEL_FILE, norm_probs=True)
