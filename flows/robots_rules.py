"""What a robots.txt says (RFC 9309): bytes in, the rules for one crawler out.

Lines are read as tolerantly as the big search engines read them: a missing colon, a misspelt "disallow", a broken byte order mark.
Where the standard and that practice differ, the stricter reading counts. Matching takes time in proportion to the file, whatever
its patterns are.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

MAX_LINE_BYTES = 8 * 2083 - 1
"""What is past this on a line is not read."""
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_LINE_END = re.compile(rb"\r\n|\r|\n")
_TOKEN = re.compile(rb"[A-Za-z_-]*")
_ESCAPED = re.compile(rb"%[0-9A-Fa-f]{2}")
_TO_ESCAPE = re.compile(rb"[\x80-\xff]|%[0-9A-Fa-f]{2}")
_UNRESERVED = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_INDEX_PAGE = re.compile(rb"/index\.htm[^/]*$")
_SECONDS = re.compile(rb"[0-9]{1,9}(?:\.[0-9]{1,9})?")


class Kind(Enum):
    """What a line of the file is."""

    USER_AGENT = auto()
    ALLOW = auto()
    DISALLOW = auto()
    SITEMAP = auto()
    CRAWL_DELAY = auto()
    UNKNOWN = auto()


# The first that begins the key counts; misspellings are those that were seen often.
_KEYS = (
    (Kind.USER_AGENT, (b"user-agent", b"useragent", b"user agent")),
    (Kind.ALLOW, (b"allow",)),
    (Kind.DISALLOW, (b"disallow", b"dissallow", b"dissalow", b"disalow", b"diasllow", b"disallaw")),
    (Kind.SITEMAP, (b"sitemap", b"site-map")),
    (Kind.CRAWL_DELAY, (b"crawl-delay", b"crawldelay", b"crawl delay")),
)


@dataclass(frozen=True, slots=True)
class Directive:
    """One line that says something; ``line`` counts from 1."""

    line: int
    kind: Kind
    value: bytes


@dataclass(frozen=True, slots=True)
class _Pattern:
    """The path of a rule, taken apart at its stars."""

    parts: tuple[bytes, ...]
    is_anchored: bool
    weight: int

    def matches(self, path: bytes) -> bool:
        if not path.startswith(self.parts[0]):
            return False
        position = len(self.parts[0])
        if len(self.parts) == 1:
            return not self.is_anchored or position == len(path)
        for part in self.parts[1:-1]:
            found = path.find(part, position)
            if found < 0:
                return False
            position = found + len(part)
        last = self.parts[-1]
        if self.is_anchored:
            return len(path) - len(last) >= position and path.endswith(last)
        return path.find(last, position) >= 0


class Rules:
    """What a robots.txt says to one crawler."""

    def __init__(self, allowed: list[bytes], disallowed: list[bytes], crawl_delay_s: float | None) -> None:
        self.crawl_delay_s = crawl_delay_s
        self._allowed = _by_weight([_pattern(escaped(value)) for value in allowed])
        # A way of writing the same path is no way around a rule.
        plain = [_pattern(unescaped(escaped(value)), weight=len(escaped(value))) for value in disallowed]
        self._disallowed = _by_weight([_pattern(escaped(value)) for value in disallowed])
        self._disallowed_plain = _by_weight(plain)

    @classmethod
    def of(cls, body: bytes, agent: str) -> "Rules":
        """Return the rules of a file for a crawler, named by its product token: the groups that name it, else those for all."""
        own, everybody = _Group(), _Group()
        name = agent.encode("ascii", "replace").lower()
        current: set[_Group] = set()  # what is said to others is passed over at once, however many they are
        has_rules = False
        is_named = False
        for directive in directives(body):
            if directive.kind is Kind.USER_AGENT:
                if has_rules:
                    current, has_rules = set(), False
                if directive.value[:1] == b"*" and not directive.value[1:2].strip():
                    current.add(everybody)
                elif name and product_token(directive.value).lower() == name:
                    current.add(own)
                    is_named = True
            elif directive.kind in {Kind.ALLOW, Kind.DISALLOW}:
                has_rules = True
                for group in current:
                    group.add(directive)
            elif directive.kind is Kind.CRAWL_DELAY:
                # No rule of the standard's: it may not end a group.
                for group in current:
                    group.delay(directive.value)
        return (own if is_named else everybody).rules()

    def allows(self, url: str) -> bool:
        """Say whether an address may be asked for: the longest matching rule counts, of two as long the one that allows."""
        path = path_of(url).encode("utf-8", "surrogatepass")
        plain = unescaped(path)
        allowed = next((each.weight for each in self._allowed if each.matches(path)), 0)
        barred = max(
            next((each.weight for each in self._disallowed if each.matches(path)), 0),
            next((each.weight for each in self._disallowed_plain if each.matches(plain)), 0),
        )
        return barred <= allowed


class _Group:
    """The rules that were said to one crawler, in however many places."""

    def __init__(self) -> None:
        self._allowed: dict[bytes, None] = {}
        self._disallowed: dict[bytes, None] = {}
        self._delay_s: float | None = None

    def add(self, directive: Directive) -> None:
        """Take a rule; one without a path says nothing."""
        if not directive.value:
            return
        if directive.kind is Kind.DISALLOW:
            self._disallowed[directive.value] = None
            return
        self._allowed[directive.value] = None
        if index_page := _INDEX_PAGE.search(directive.value):
            self._allowed[directive.value[: index_page.start() + 1] + b"$"] = None

    def delay(self, value: bytes) -> None:
        """Take a pause between requests; of several the longest counts."""
        if match := _SECONDS.match(value):
            self._delay_s = max(self._delay_s or 0.0, float(match[0]))

    def rules(self) -> Rules:
        """Return what may be asked now."""
        return Rules(list(self._allowed), list(self._disallowed), self._delay_s)


def directives(body: bytes) -> Iterator[Directive]:
    """Yield the lines of a file that say something, in their order."""
    start = 0
    while start < 3 and body[start : start + 1] == _BYTE_ORDER_MARK[start : start + 1]:
        start += 1
    for number, line in enumerate(_LINE_END.split(body[start:]), start=1):
        read = _key_and_value(line[:MAX_LINE_BYTES])
        if read is not None:
            yield Directive(number, _kind_of(read[0]), read[1])


def product_token(value: bytes) -> bytes:
    """Return the crawler's name in front of whatever else stands on the line: "Waymark" of "Waymark/0.1 (…)"."""
    match = _TOKEN.match(value)
    return match[0] if match else b""


def path_of(url: str) -> str:
    """Return path, parameters and query of an address; "/" where it has none."""
    rest = url.removeprefix("//")
    scheme = rest.find("://")
    first = min((at for at in (rest.find(mark) for mark in "/?;") if at >= 0), default=len(rest))
    if 0 <= scheme < first:
        rest = rest[scheme + 3 :]
    rest = rest.partition("#")[0]
    begin = min((at for at in (rest.find(mark) for mark in "/?;") if at >= 0), default=len(rest))
    path = rest[begin:]
    return path if path.startswith("/") else "/" + path


def escaped(pattern: bytes) -> bytes:
    """Return a pattern with every byte that is not ASCII escaped, and escapes in capitals."""
    return _TO_ESCAPE.sub(lambda found: _escape(found[0]), pattern)


def unescaped(path: bytes) -> bytes:
    """Return a path with those escapes undone that need not be: letters, digits and ``-._~``."""
    return _ESCAPED.sub(lambda found: _plain_or_escape(found[0]), path)


def _escape(piece: bytes) -> bytes:
    return piece.upper() if piece.startswith(b"%") else b"%%%02X" % piece[0]


def _plain_or_escape(piece: bytes) -> bytes:
    code = int(piece[1:], 16)
    return bytes([code]) if code in _UNRESERVED else piece.upper()


def _key_and_value(line: bytes) -> tuple[bytes, bytes] | None:
    line = line.partition(b"#")[0].strip()
    key, colon, value = line.partition(b":")
    if not colon:
        # "Disallow /path": two words and nothing else.
        words = line.split()
        if len(words) != 2:
            return None
        key, value = words
    key = key.strip()
    return (key, value.strip()) if key else None


def _kind_of(key: bytes) -> Kind:
    lowered = key.lower()
    return next((kind for kind, names in _KEYS if lowered.startswith(names)), Kind.UNKNOWN)


def _pattern(value: bytes, *, weight: int | None = None) -> _Pattern:
    is_anchored = value.endswith(b"$")
    parts = (value[:-1] if is_anchored else value).split(b"*")
    # Several stars in a row are one.
    inner = [part for part in parts[1:-1] if part]
    kept = (parts[0], *inner, parts[-1]) if len(parts) > 1 else (parts[0],)
    return _Pattern(kept, is_anchored, len(value) if weight is None else weight)


def _by_weight(patterns: list[_Pattern]) -> list[_Pattern]:
    return sorted(patterns, key=lambda pattern: pattern.weight, reverse=True)
