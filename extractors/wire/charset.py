"""Bytes to characters: what the server says, then what the page says, then UTF-8, then windows-1252. Nothing is guessed from statistics."""

import codecs
import re

_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_IN_HEADER = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9._:-]{2,40})", re.IGNORECASE)
_IN_PAGE = re.compile(rb"<meta[^>]{0,400}?charset\s*=\s*[\"']?\s*([A-Za-z0-9._:-]{2,40})", re.IGNORECASE)
_IN_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._:-]{2,40})", re.IGNORECASE)
_LOOK_FOR_META_IN = 4096
# What browsers read when a page says it is one of these; the names are older than the habit.
_READ_AS = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932"}


def decode(body: bytes, content_type: str | None = None) -> str:
    """Return the text of a body; bytes that its charset does not have become U+FFFD."""
    for bom, name in _BOMS:
        if body.startswith(bom):
            return body[len(bom) :].decode(name, "replace")
    declared = _declared(body, content_type)
    if declared:
        return body.decode(declared, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        return body.decode("cp1252", "replace")


def _declared(body: bytes, content_type: str | None) -> str | None:
    in_header = _IN_HEADER.search(content_type or "")
    if in_header and (known := _codec(in_header.group(1))):
        return known
    head = body[:_LOOK_FOR_META_IN]
    in_page = _IN_XML.search(head) or _IN_PAGE.search(head)
    known = _codec(in_page.group(1).decode("ascii")) if in_page else None
    # A page whose <meta> can be read as ASCII is not UTF-16, whatever it says.
    return "utf-8" if known and known.startswith("utf-16") else known


def _codec(label: str) -> str | None:
    try:
        info = codecs.lookup(label)
        "".encode(info.name)
    except (LookupError, ValueError):
        return None
    return _READ_AS.get(info.name, info.name)
