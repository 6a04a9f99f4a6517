"""``docs/metrics.md`` and ``docs/programs.md`` as the watchlist has them: ``python -m flows.reference_pages`` writes them anew."""

from collections.abc import Callable
from pathlib import Path

from models import watchlist_file
from models.watchlist import Watchlist

CHECKOUT = Path(__file__).resolve().parent.parent


def metrics_page(watchlist: Watchlist) -> str:
    """Return the page that explains every metric."""
    rows = [
        f"| `{metric.key}` | {metric.meaning} | {f'`{metric.unit}`' if metric.unit else '–'} | {metric.basis} |"
        for metric in watchlist.metrics
    ]
    return "\n".join(
        [
            "# Metrics",
            "",
            "What Waymark reads claims about. Made from `watchlist/metrics.toml` by `make golden`.",
            "",
            "| metric | what it measures | unit | basis |",
            "|---|---|---|---|",
            *rows,
            "",
        ]
    )


def programs_page(watchlist: Watchlist) -> str:
    """Return the page that lists every program."""
    names = {organization.key: organization.name for organization in watchlist.organizations}
    rows = [
        f"| `{program.key}` | {program.name} | {names.get(program.organization or '', '–')} | {program.place} | "
        f"{', '.join((*program.aliases, *program.ambiguous_aliases))} |"
        for program in watchlist.programs
    ]
    return "\n".join(
        [
            "# Programs",
            "",
            "What Waymark watches. Made from `watchlist/programs.toml` by `make golden`.",
            "",
            "| program | name | organization | place | called |",
            "|---|---|---|---|---|",
            *rows,
            "",
        ]
    )


PAGES: dict[str, Callable[[Watchlist], str]] = {"metrics.md": metrics_page, "programs.md": programs_page}


def main() -> None:
    """Write every page."""
    watchlist = watchlist_file.load(CHECKOUT / "watchlist")
    for name, page in PAGES.items():
        (CHECKOUT / "docs" / name).write_text(page(watchlist), encoding="utf-8")


if __name__ == "__main__":
    main()
