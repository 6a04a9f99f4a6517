"""Python code that runs in another process beside a test."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

HOLD_WAREHOUSE = """
import sys, time
from pathlib import Path
from warehouse.connection import open_for_writing
with open_for_writing(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(float(sys.argv[2]))
"""
"""Holds a warehouse for writing, for so many seconds."""
HOLD_LOCK = """
import fcntl, sys, time
lock = open(sys.argv[1], "w")
fcntl.flock(lock, fcntl.LOCK_EX)
print("held", flush=True)
time.sleep(float(sys.argv[2]))
"""
"""Holds the lock of a file, for so many seconds."""


@contextmanager
def holding(code: str, *arguments: object) -> Iterator[subprocess.Popen[str]]:
    """Run code in another process from when it says that it holds something; it is killed at the end, if it still runs."""
    holder = start(code, *arguments)
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        yield holder
    finally:
        holder.kill()
        holder.communicate()


def start(code: str, *arguments: object) -> subprocess.Popen[str]:
    """Start code in another process; its standard input and output are pipes."""
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
