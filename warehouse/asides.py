"""Files that are made aside and then put into place whole; what a killed process left of them is cleared away by the next."""

import os
import threading
from pathlib import Path


def aside_of(path: Path) -> Path:
    """Return where this thread makes a file that will stand at ``path``; nothing stands there yet."""
    for left in path.parent.glob(f"{path.name}.new-*"):
        if not _is_alive(left.name.removeprefix(f"{path.name}.new-").partition("-")[0]):
            left.unlink(missing_ok=True)
    own = path.with_name(f"{path.name}.new-{os.getpid()}-{threading.get_ident()}")
    forget(own)
    return own


def forget(aside: Path) -> None:
    """Remove a file that was made aside, and DuckDB's log beside it."""
    aside.unlink(missing_ok=True)
    aside.with_name(f"{aside.name}.wal").unlink(missing_ok=True)


def _is_alive(process: str) -> bool:
    try:
        os.kill(int(process), 0)
    except (ValueError, ProcessLookupError):
        return False
    except PermissionError:
        return True  # somebody else's
    return True
