"""Speed against peers as ratios, both sides in one run and in turns: 1.00 is as fast as the peer, more is faster.

Every round has material of its own, made before the clock starts, so that no side reads a text twice; only the sample
pages are the same in each. What one core does is measured in processor seconds; saving and two processes in seconds on
the wall, which other work on the machine lengthens: "machine" tells beside "processes" what two processes could gain,
"shared" what of it the sharing leaves, 1.00 being all; its clock ticks in hundredths of a second.

With ``--memory`` so many documents are read instead, all of them new, and the memory of the process is told ten times.

Usage: python -m benchmarks.speed [--rounds N] [--sentences N] [--only KEY …] [--memory DOCUMENTS]
"""

import argparse
import importlib.util
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from benchmarks.contests import Contests
from benchmarks.memory import growth
from benchmarks.ratios import Result, measure, table_lines
from benchmarks.texts import Shares

ROUNDS = 5
SENTENCES = 3000
KEYS = (
    "reading",
    "watched",
    "reading_quantulum3",
    "quantities",
    "periods",
    "pages",
    "fetches",
    "processes",
    "shared",
    "machine",
)


def why_missing(module: str | None) -> str | None:
    """Return what to say of a peer that is not installed; None where it is, or where none is needed."""
    if module is None or importlib.util.find_spec(module) is not None:
        return None
    return f"{module} is not installed; install the peers with: {sys.executable} -m pip install -e '.[bench]'"


def run(contests: Contests, *, rounds: int, only: Sequence[str] = ()) -> list[tuple[str, Result | str]]:
    """Run the contests, all or those with the keys in ``only``, and return the rows of the table."""
    return [
        (contest.title, why_missing(contest.needs) or measure(contest, rounds))
        for contest in contests.all()
        if not only or contest.key in only
    ]


def in_words(held: Shares) -> str:
    """Say what the sentences that were read hold."""
    return (
        f"news of a round: {held.sentences:,} sentences; {held.candidate:.1%} hold a candidate (something watched beside a"
        f" quantity or a time, or a claim), {held.claim:.1%} make a claim, {held.name:.1%} name something watched,"
        f" {held.digit:.0%} hold a digit"
    )


def main() -> None:
    arguments = _parse_arguments()
    began = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as cleanup:
        contests = Contests(sentences=arguments.sentences, folder=Path(folder), cleanup=cleanup)
        print(in_words(contests.shares()))
        if arguments.memory:
            for read, megabytes in growth(contests.reader, contests.watched, arguments.memory):
                print(
                    f"{read:>9,} documents read  {megabytes:7.1f} MB  {time.perf_counter() - began:6.0f} s", flush=True
                )
            return
        for line in table_lines(run(contests, rounds=arguments.rounds, only=arguments.only)):
            print(line)
    load, took = os.getloadavg()[0], time.perf_counter() - began
    print(f"up to {arguments.rounds} rounds, {os.cpu_count()} cores, load {load:.1f} at the end, {took:.0f} s in all")


def _parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="rounds that count, after one that warms up")
    parser.add_argument("--sentences", type=int, default=SENTENCES, help="sentences of news in a round")
    parser.add_argument("--memory", type=int, default=0, metavar="DOCUMENTS", help="read so many, and tell of memory")
    parser.add_argument("--only", nargs="+", default=(), choices=KEYS, metavar="KEY", help=", ".join(KEYS))
    return parser.parse_args()


if __name__ == "__main__":
    main()
