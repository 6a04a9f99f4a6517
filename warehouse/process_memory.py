"""How much memory this process may take: for processes in which hostile input is worked on."""

import resource
from pathlib import Path

_STATM = Path("/proc/self/statm")


def allow(more_bytes: int) -> None:
    """Let this process take so many bytes beyond what it has; past that its allocations fail. Without ``/proc`` nothing is limited."""
    if _STATM.exists():
        pages = int(_STATM.read_text(encoding="ascii").split()[0])
        resource.setrlimit(resource.RLIMIT_AS, (pages * resource.getpagesize() + more_bytes, resource.RLIM_INFINITY))
