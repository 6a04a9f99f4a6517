"""How a connection is made: names are resolved once, every address is looked at, and what was looked at is connected to.

Nothing stands between the look and the connection, so a name that changes its mind (DNS rebinding) gains nothing; Host header,
certificate check and SNI keep the name. Every wait is cut to what is left until the deadline of the request that it is for.
"""

import queue
import socket
import ssl
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

import httpcore

from flows.addresses import AddressPolicy
from flows.settings import Resolver
from models.errors import FetchRefused

_DEADLINE: ContextVar[float | None] = ContextVar("deadline", default=None)


def resolve(host: str, port: int) -> list[tuple[str, int]]:
    """Return the addresses of a host as the operating system has them, in its order."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys((str(address[0]), port) for *_, address in found))


def resolve_here(host: str, port: int) -> list[tuple[str, int]]:
    """Return the address of this machine and of nothing else: no name is even asked for."""
    if host not in {"127.0.0.1", "::1", "localhost"}:
        raise OSError(f"{host!r} is not this machine, and only this machine may be reached")
    return [("127.0.0.1" if host == "localhost" else host, port)]


def resolver_of_sample(hosts: frozenset[str], address: tuple[str, int]) -> Resolver:
    """Return a resolver for which some hosts live on one server of our own, and no others exist."""

    def resolve_sample(host: str, port: int) -> list[tuple[str, int]]:
        if host not in hosts:
            raise OSError(f"no host {host!r} in the sample world (port {port})")
        return [address]

    return resolve_sample


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Let every wait on a connection inside this block end after so many seconds in all."""
    token = _DEADLINE.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _DEADLINE.reset(token)


def seconds_left(timeout: float | None, error: type[Exception]) -> float | None:
    """Return the shorter of a timeout and what is left until the deadline; raises ``error`` when nothing is left."""
    until = _DEADLINE.get()
    if until is None:
        return timeout
    left = until - time.monotonic()
    if left <= 0:
        raise error("the deadline of the whole request has passed")
    return left if timeout is None else min(timeout, left)


class Stopwatch:
    """What is left of a request's time. Waiting for a turn at the host does not count: nobody but us makes us wait."""

    def __init__(self, seconds: float) -> None:
        self._left_s = seconds

    @contextmanager
    def running(self) -> Iterator[None]:
        """Let the time run inside the block, and end every wait in it when it is over."""
        began = time.monotonic()
        try:
            with deadline(self._left_s):
                yield
        finally:
            self._left_s -= time.monotonic() - began


class GuardedBackend(httpcore.NetworkBackend):
    """Connects to addresses that the policy allows, and to nothing else."""

    def __init__(self, policy: AddressPolicy, resolver: Resolver = resolve) -> None:
        self._policy = policy
        self._resolver = resolver
        self._backend = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address that answers; raises FetchRefused where any address may not be connected to."""
        addresses = self._addresses(host, port, timeout)
        for address, actual_port in addresses:
            # One bad address spoils the name: whoever mixes them has something in mind.
            if objection := self._policy.objection(address, actual_port):
                raise FetchRefused(objection, identity=host, reason="address")
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        for address, actual_port in addresses:
            try:
                left = seconds_left(timeout, httpcore.ConnectTimeout)
                stream = self._backend.connect_tcp(address, actual_port, left, local_address, socket_options)
                return _TimedStream(stream)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure

    def _addresses(self, host: str, port: int, timeout: float | None) -> list[tuple[str, int]]:
        """Resolve in a thread that can be left behind: the system's resolver knows no timeout."""
        answers: queue.Queue[list[tuple[str, int]] | Exception] = queue.Queue()

        def ask() -> None:
            try:
                answers.put(self._resolver(host, port))
            except (OSError, UnicodeError) as error:
                answers.put(error)

        threading.Thread(target=ask, name=f"resolving {host}", daemon=True).start()
        try:
            answer = answers.get(timeout=seconds_left(timeout, httpcore.ConnectTimeout))
        except queue.Empty as error:
            raise httpcore.ConnectTimeout(f"{host} could not be resolved in time") from error
        if isinstance(answer, Exception):
            raise httpcore.ConnectError(f"{host} could not be resolved: {answer}") from answer
        return answer


class _TimedStream(httpcore.NetworkStream):
    """A stream whose every wait ends with the deadline."""

    def __init__(self, stream: httpcore.NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, seconds_left(timeout, httpcore.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, seconds_left(timeout, httpcore.WriteTimeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        left = seconds_left(timeout, httpcore.ConnectTimeout)
        return _TimedStream(self._stream.start_tls(ssl_context, server_hostname, left))

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
