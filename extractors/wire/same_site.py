"""Whether an address belongs to the site that names it: what a listing says of other sites is not followed."""

from urllib.parse import urlsplit

from extractors.wire import web_address


def holds(one: str, other: str) -> bool:
    """Say whether two addresses are of one host and port, with or without a leading www; never from https down to http."""
    try:
        ours, theirs = urlsplit(one), urlsplit(other)
        if (ours.scheme, theirs.scheme) == ("https", "http"):
            return False
        same_port = ours.port == theirs.port or ours.scheme != theirs.scheme
    except ValueError:
        return False
    return bool(ours.hostname) and same_port and web_address.host_of(one) == web_address.host_of(other)
