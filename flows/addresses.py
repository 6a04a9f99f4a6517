"""Which network addresses may be connected to. The table is our own: the interpreter's is as old as the interpreter.

From IANA's special-purpose registries for IPv4 and IPv6. Of IPv6 only the global unicast range is allowed at all, less what
is reserved inside it or carries an IPv4 address that would have to be looked into (6to4, Teredo, NAT64, mapped).
"""

from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

_DENIED_V4 = tuple(
    IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # shared by carriers
        "127.0.0.0/8",  # loopback
        "169.254.0.0/16",  # link-local, and the metadata services of clouds
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.31.196.0/24",  # AS112
        "192.52.193.0/24",  # AMT
        "192.88.99.0/24",  # 6to4 relays, withdrawn
        "192.168.0.0/16",  # private
        "192.175.48.0/24",  # AS112
        "198.18.0.0/15",  # benchmarking
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
)
_GLOBAL_V6 = IPv6Network("2000::/3")
_DENIED_V6 = tuple(
    IPv6Network(network)
    for network in (
        "2001::/23",  # protocol assignments, Teredo and ORCHID among them
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4
        "2620:4f:8000::/48",  # AS112
        "3ffe::/16",  # the old test network
        "3fff::/20",  # documentation
    )
)
_LOOPBACK_V4 = IPv4Network("127.0.0.0/8")
_LOOPBACK_V6 = IPv6Address("::1")
WEB_PORTS = frozenset({80, 443})


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressPolicy:
    """What may be connected to. ``only_loopback`` refuses everything that is not loopback, and so implies it."""

    allow_loopback: bool = False
    only_loopback: bool = False

    def objection(self, address: str, port: int) -> str | None:
        """Return why an address and port may not be connected to, None where they may."""
        if is_loopback(address):
            return None if self.allow_loopback or self.only_loopback else f"{address} is this machine"
        if self.only_loopback:
            return f"{address} is not this machine, and only this machine may be reached"
        if not is_public(address):
            return f"{address} is not an address of the public network"
        if port not in WEB_PORTS:
            return f"port {port} is not a port of the web"
        return None


def is_loopback(address: str) -> bool:
    """Say whether an address is this machine; an address that cannot be read is not."""
    parsed = _parse(address)
    if isinstance(parsed, IPv4Address):
        return parsed in _LOOPBACK_V4
    return parsed == _LOOPBACK_V6


def is_public(address: str) -> bool:
    """Say whether an address is plain global unicast; an address that cannot be read is not."""
    parsed = _parse(address)
    if isinstance(parsed, IPv4Address):
        return not any(parsed in network for network in _DENIED_V4)
    if isinstance(parsed, IPv6Address):
        return parsed in _GLOBAL_V6 and not any(parsed in network for network in _DENIED_V6)
    return False


def _parse(address: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(address.partition("%")[0])
    except ValueError:
        return None
