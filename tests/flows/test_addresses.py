"""Our own table of addresses that are not the public web's."""

import pytest

from flows.addresses import AddressPolicy, is_loopback, is_public

DENIED = [
    "0.0.0.0",
    "10.0.0.1",
    "100.64.0.1",
    "100.127.255.255",
    "127.0.0.1",
    "127.255.255.254",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.8",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.19.255.255",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.255",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::ffff:127.0.0.1",
    "::ffff:8.8.8.8",
    "::127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b:1::1",
    "100::1",
    "2001::1",
    "2001:2::1",
    "2001:10::1",
    "2001:20::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "3ffe::1",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd12::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "ff02::1",
    "4000::1",
    "host.test",
    "1.2.3",
]


@pytest.mark.parametrize("address", DENIED)
def test_what_is_not_public_is_denied(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "1.1.1.1", "100.63.255.255", "100.128.0.1", "172.15.0.1", "172.32.0.1", "192.0.1.1", "223.255.255.255", "2606:4700::1", "2a00:1450::1", "2001:200::1", "2001:4860::8888"]
)  # fmt: skip
def test_the_neighbours_of_the_table_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    ("address", "loopback"),
    [
        ("127.0.0.1", True),
        ("127.9.9.9", True),
        ("::1", True),
        ("::ffff:127.0.0.1", False),
        ("128.0.0.1", False),
        ("localhost", False),
    ],
)
def test_loopback_is_this_machine_plainly_written(address: str, loopback: bool) -> None:
    assert is_loopback(address) is loopback


@pytest.mark.parametrize(
    ("policy", "address", "port", "is_allowed"),
    [
        (AddressPolicy(), "8.8.8.8", 443, True),
        (AddressPolicy(), "8.8.8.8", 80, True),
        (AddressPolicy(), "8.8.8.8", 22, False),
        (AddressPolicy(), "127.0.0.1", 80, False),
        (AddressPolicy(), "10.0.0.1", 80, False),
        (AddressPolicy(allow_loopback=True), "127.0.0.1", 49_152, True),
        (AddressPolicy(allow_loopback=True), "10.0.0.1", 80, False),
        (AddressPolicy(allow_loopback=True), "8.8.8.8", 443, True),
        (AddressPolicy(only_loopback=True), "::1", 49_152, True),
        (AddressPolicy(only_loopback=True), "8.8.8.8", 443, False),
        (AddressPolicy(only_loopback=True), "10.0.0.1", 80, False),
    ],
)
def test_a_policy_says_why_not(policy: AddressPolicy, address: str, port: int, is_allowed: bool) -> None:
    assert (policy.objection(address, port) is None) is is_allowed
