"""JSON as it comes over the wire, made fit for text: no half of a surrogate pair, no NUL."""

import json
from typing import Any


def loads(body: bytes | str) -> Any:
    """Return the value of a JSON body; raises ValueError for what is none, or nests too deep.

    JSON can spell characters that no text can be written with (a lone ``\\ud83d``): they become question marks.
    """
    try:
        value = json.loads(body)
        return _clean(value) if _may_spell_such(body) else value
    except RecursionError as error:
        raise ValueError("nested too deep") from error


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8").replace("\x00", "")
    if isinstance(value, list):
        return [_clean(entry) for entry in value]
    if isinstance(value, dict):
        return {_clean(key): _clean(entry) for key, entry in value.items()}
    return value


def _may_spell_such(body: bytes | str) -> bool:
    text = body if isinstance(body, bytes) else body.encode("utf-8", "surrogatepass")
    return any(spelling in text for spelling in (b"\\ud", b"\\uD", b"\\u0000", b"\xed"))
