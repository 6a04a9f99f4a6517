"""Parameters of an address: reading them, and setting some of them anew."""

from collections.abc import Collection, Mapping
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit


def parameters(url: str) -> dict[str, str]:
    """Return the parameters of an address by name; of one that stands twice, the last."""
    return dict(parse_qsl(urlsplit(url).query, keep_blank_values=True))


def with_parameters(url: str, values: Mapping[str, str | int], *, without: Collection[str] = ()) -> str:
    """Return an address with these parameters, and without some; those that it has keep their place, others follow in order."""
    parts = urlsplit(url)
    given = {name: str(value) for name, value in values.items()}
    held = [(name, value) for name, value in parse_qsl(parts.query, keep_blank_values=True) if name not in without]
    pairs = [(name, given.pop(name, value)) for name, value in held]
    return urlunsplit(
        parts._replace(query=urlencode([*pairs, *given.items()], quote_via=quote, safe=":,"), fragment="")
    )


def number(url: str, name: str, default: int) -> int:
    """Return a parameter that is a whole number, the default where it is none."""
    value = parameters(url).get(name, "")
    return int(value) if value.isascii() and value.isdigit() and len(value) <= 9 else default
