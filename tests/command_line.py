"""The command line as tests call it: in this process, or in one of its own that starts warm.

A start from nothing imports for seconds and compiles the watchlist's words for more; ``tests/flows/test_cli.py`` makes some. Where a test is
not about the process, the command is called in this one; where it must be able to die, it is forked from a process that has
imported and compiled everything and has done nothing else.
"""

import io
import multiprocessing
import os
import signal
import sys
import traceback
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from multiprocessing.process import BaseProcess
from pathlib import Path
from unittest import mock

_WARM = multiprocessing.get_context("forkserver")
_WARM.set_forkserver_preload(["tests.warm"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a shell would see of a command that has ended."""

    returncode: int
    stdout: str
    stderr: str


def waymark(*arguments: str, text: str = "", environment: Mapping[str, str] | None = None) -> Answer:
    """Call the command line in this process; ``text`` is its standard input, ``environment`` is added to ours."""
    said, complained = io.StringIO(), io.StringIO()
    typed = io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8")
    with (
        mock.patch.dict(os.environ, environment or {}),
        mock.patch.multiple(sys, argv=["waymark", *arguments], stdin=typed),
        redirect_stdout(said),
        redirect_stderr(complained),
    ):
        code = _call()
    return Answer(returncode=code, stdout=said.getvalue(), stderr=complained.getvalue())


class Command:
    """A command that runs in a process of its own, in a session of its own."""

    def __init__(self, *arguments: str, stderr: Path) -> None:
        """Start it; what it prints is lost, what it complains of goes to the file ``stderr``."""
        self._process: BaseProcess = _WARM.Process(target=_run, args=(arguments, stderr))
        self._process.start()

    def has_ended(self, within_s: float = 0) -> bool:
        """Wait so many seconds for its end at most; say whether it has come."""
        self._process.join(within_s)
        return self._process.exitcode is not None

    def kill(self) -> None:
        """Kill it and whatever it has started, at once."""
        assert self._process.pid is not None
        try:
            os.killpg(self._process.pid, signal.SIGKILL)
        except ProcessLookupError:  # it has not come so far as to have a session, or it has ended
            self._process.kill()
        self._process.join()

    @property
    def returncode(self) -> int | None:
        """As of ``subprocess.Popen``."""
        return self._process.exitcode


def _run(arguments: tuple[str, ...], stderr: Path) -> None:
    os.setsid()
    silence = os.open(os.devnull, os.O_RDWR)
    complaints = os.open(stderr, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for stream, file in ((0, silence), (1, silence), (2, complaints)):
        os.dup2(file, stream)
    sys.argv = ["waymark", *arguments]
    sys.exit(_call())


def _call() -> int:
    from flows import cli

    try:
        cli.main()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    except BaseException:  # noqa: BLE001 - told as a process tells it: the test looks for it
        traceback.print_exc()
        return 1
    return 0
