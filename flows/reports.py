"""Digest ─► Markdown and HTML.

Titles and quotes come from strangers. Both renderers escape every value unless it is marked as safe here, and links lead to
http and https addresses only.
"""

import re
import unicodedata
from functools import cache
from pathlib import Path
from urllib.parse import quote, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from models.digest import Digest
from models.figures import counted, listed, spoken_day

TEMPLATES = Path(__file__).parent / "templates"
MARKDOWN_MARKUP = re.compile(r"([\\`*_\[\]<>|~&@{}])")
LINE_STARTERS = re.compile(r"^([#+\-=]|\d{1,9}(?=[.)](?:\s|$)))")
TURNERS = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F])
"""Characters that turn the direction of writing, so that a text reads other than it is."""
URL_SAFE = "%/:?#[]@!$&'*+,;=~"


def render_html(digest: Digest) -> str:
    """Return the digest as one page without scripts, images or anything else to be fetched."""
    return _html().get_template("digest.html.j2").render(digest=digest)


def render_markdown(digest: Digest) -> str:
    """Return the digest as Markdown; lines are not wrapped, so that a quote stays one line."""
    text = _markdown().get_template("digest.md.j2").render(digest=digest)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def web_link(url: str | None) -> str | None:
    """Return the address with everything but plain characters percent-encoded; None unless it is http or https with a host."""
    if url is None or any(unicodedata.category(character) == "Cc" for character in url):
        return None
    try:
        parts = urlsplit(url.strip())
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme.lower() not in {"http", "https"} or not host:
        return None
    return quote(parts.geturl(), safe=URL_SAFE)


def plain(text: str) -> str:
    """Return text on one line, without control characters and without those that turn the direction of writing."""
    printable = text if text.isprintable() else "".join(map(_printable, text))
    return " ".join(printable.translate(TURNERS).split())


def _printable(character: str) -> str:
    return " " if unicodedata.category(character) == "Cc" else character


def markdown_text(text: str) -> str:
    """Return text that Markdown shows letter for letter, wherever in a line it stands."""
    escaped = MARKDOWN_MARKUP.sub(r"\\\1", plain(text))
    # Bare addresses become links by themselves in many renderers.
    escaped = escaped.replace("://", "\\://").replace("www.", "www\\.")
    starter = LINE_STARTERS.match(escaped)
    if starter is None:
        return escaped
    number = starter.group(0)
    rest = escaped[starter.end() :]
    return f"{number}\\{rest}" if number.isdigit() else f"\\{number}{rest}"


def markdown_link(text: str, url: str | None) -> Markup:
    """Return a Markdown link, or only its text where the address is none that we link to."""
    address = web_link(url)
    label = markdown_text(text)
    return Markup(label if address is None else f"[{label}](<{address}>)")  # noqa: S704 - escaped for Markdown just above


def _shared(environment: Environment) -> Environment:
    environment.filters.update(day=spoken_day, plain=plain, web_link=web_link, listed=listed, percent=_percent)
    environment.globals.update(counted=counted)
    return environment


@cache  # a template is compiled once in a process
def _html() -> Environment:
    return _shared(
        Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            # Also where a template forgets to ask for it.
            finalize=lambda value: plain(value) if isinstance(value, str) and not isinstance(value, Markup) else value,
        )
    )


@cache
def _markdown() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=False,  # noqa: S701 - HTML's escaping is not Markdown's; finalize escapes every value
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: value if isinstance(value, Markup) else markdown_text(str(value)),
    )
    environment.filters["link"] = markdown_link
    return _shared(environment)


def _percent(share: float) -> str:
    return f"{share * 100.0:.0f}"
