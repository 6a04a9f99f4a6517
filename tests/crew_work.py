"""What the children of ``tests/flows/test_crew.py`` do: a module of few imports, because each of them begins by importing it."""

import os
import time
from collections.abc import Callable
from functools import partial

from models.errors import UsageError


def begin(parent: int) -> Callable[[int], tuple[int, int]]:
    return partial(work, parent)


def work(parent: int, item: int) -> tuple[int, int]:
    """Return ten times the item and who did it. Some items are hard: -1 nobody can do, a child dies of -2 and fails at -3."""
    time.sleep(0.002)
    if item == -1:
        raise UsageError("nobody can", identity="-1")
    if os.getpid() != parent and item == -2:
        os._exit(1)
    if os.getpid() != parent and item == -3:
        raise ValueError("not I")
    return 10 * item, os.getpid()
