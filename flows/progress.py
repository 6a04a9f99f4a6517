"""Progress bars on standard error, so that standard output stays a program's."""

import sys

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn


class TerminalProgress:
    """One bar for each stage; on a pipe or in CI a line for each stage instead."""

    def __init__(self) -> None:
        self._console = Console(stderr=True)
        self._bars: Progress | None = None
        self._task: TaskID | None = None

    def note(self, text: str) -> None:
        """Print a line."""
        self._console.print(text, highlight=False, style="bold")

    def begin(self, title: str, total: int) -> None:
        """Start the bar of a stage with so many batches."""
        if not sys.stderr.isatty():
            self._console.print(f"{title} ({total})", highlight=False)
            return
        self._bars = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=self._console,
        )
        self._bars.start()
        self._task = self._bars.add_task(title, total=total)

    def advance(self) -> None:
        """Move the bar by one batch."""
        if self._bars is not None and self._task is not None:
            self._bars.advance(self._task)

    def end(self) -> None:
        """Leave the finished bar standing."""
        if self._bars is not None:
            self._bars.stop()
        self._bars = self._task = None
