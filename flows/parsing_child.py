"""The process in which parsers run: it takes one piece of work after the other until its input ends. See ``flows.guarded_parsing``.

Messages are a length of eight bytes and that many bytes of pickle. What comes in is trusted; what goes out is not.
"""

import os
import pickle
import resource
import signal
import struct
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, BinaryIO

from models.errors import WaymarkError
from warehouse import process_memory

LENGTH = struct.Struct("!Q")
BEGUN = b"!"
"""Sent once the work has been understood, everything that it needs imported: from here on its time counts."""
_GRACE_S = 5


class Ending(StrEnum):
    """How a piece of work ended, where it ended by itself."""

    RETURNED = "returned"
    RAISED = "raised"  # an error of our own
    FAILED = "failed"  # any other error
    OUT_OF_MEMORY = "out of memory"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A piece of work and what it may take, beyond what the process has taken so far."""

    work: Callable[[], Any]
    seconds: float
    memory_bytes: int


def main() -> None:
    """Work until there is no more; the parent's end ends this process too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent gets it as well, and ends us in its own way
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    jobs, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    silence = os.open(os.devnull, os.O_RDWR)
    for handle in (0, 1, 2):
        os.dup2(silence, handle)
    while (data := _message(jobs)) is not None:
        ending, value = _worked_off(data, answers)
        answer = pickle.dumps((ending.value, value))
        answers.write(LENGTH.pack(len(answer)) + answer)
        answers.flush()
        if ending is Ending.OUT_OF_MEMORY:
            return


def _message(stream: BinaryIO) -> bytes | None:
    head = stream.read(LENGTH.size)
    return stream.read(LENGTH.unpack(head)[0]) if len(head) == LENGTH.size else None


def _worked_off(data: bytes, answers: BinaryIO) -> tuple[Ending, Any]:
    try:
        job: Job = pickle.loads(data)  # noqa: S301 - from our own parent
        answers.write(BEGUN)
        answers.flush()
        _limit(job)
        return Ending.RETURNED, job.work()
    except WaymarkError as error:
        return Ending.RAISED, error
    except MemoryError:
        return Ending.OUT_OF_MEMORY, None
    except Exception as error:  # noqa: BLE001 - whatever a parser raises is told, by name
        return Ending.FAILED, f"{type(error).__name__}: {error}"[:300]
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))


def _limit(job: Job) -> None:
    """Set the limits anew. That of the processor is for a child whose parent was killed: nobody would end it else."""
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    used = resource.getrusage(resource.RUSAGE_SELF)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime + job.seconds) + _GRACE_S, hard))
    process_memory.allow(job.memory_bytes)


if __name__ == "__main__":
    main()
