"""Addresses of pages as they are kept: whole, http or https, without what only tells who sent us."""

import re
from urllib.parse import urljoin, urlsplit, urlunsplit

_TRACKING = re.compile(r"(?:utm_[a-z]+|fbclid|gclid|mc_cid|mc_eid)=", re.IGNORECASE)


def resolve(address: str | None, base_url: str = "") -> str | None:
    """Return an address made whole against a base, without fragment and campaign parameters; None if it is no web address."""
    if not address:
        return None
    try:
        parts = urlsplit(urljoin(base_url, address.strip()))
        if parts.scheme not in {"http", "https"} or not parts.hostname or parts.username is not None:
            return None
    except ValueError:
        return None
    query = "&".join(pair for pair in parts.query.split("&") if not _TRACKING.match(pair))
    whole = urlunsplit((parts.scheme, parts.netloc.lower(), parts.path or "/", query, ""))
    return None if any(character <= " " for character in whole) else whole


def host_of(address: str) -> str:
    """Return the host of an address without a leading www, lower case; empty if there is none."""
    try:
        host = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")
