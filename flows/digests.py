"""The last stage: the digest of a week, as Markdown and as a page."""

import os
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from flows import reports
from flows.context import Context
from flows.settings import Settings
from models import digest as digests
from models.capacity import Capacity
from models.digest import Digest
from warehouse.connection import open_for_reading
from warehouse.digests import digest_input


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDigest:
    """Where a digest was written, and what it says first."""

    digest: Digest
    markdown: str
    markdown_path: Path
    html_path: Path

    @property
    def headline(self) -> str:
        """Its first sentence."""
        return self.digest.headlines[0] if self.digest.headlines else f"Week {self.digest.week.label}"


def write(context: Context, *, as_of: date) -> WrittenDigest:
    """Write the digest of the week that holds ``as_of``; what was written for that week before is replaced whole."""
    capacity_line = Capacity.of(context.watchlist.capacity).sentence()
    with open_for_reading(context.settings.warehouse) as con:
        given = digest_input(con, context.watchlist, as_of, capacity_line=capacity_line)
    digest = digests.compose(given)
    markdown = reports.render_markdown(digest)
    markdown_path, html_path = paths(context.settings, as_of)
    _replace(markdown_path, markdown)
    _replace(html_path, reports.render_html(digest))
    return WrittenDigest(digest=digest, markdown=markdown, markdown_path=markdown_path, html_path=html_path)


def paths(settings: Settings, as_of: date) -> tuple[Path, Path]:
    """Return where the digest of the week that holds a date stands: as Markdown, as a page."""
    year, week, _ = as_of.isocalendar()
    stem = settings.digests / f"{year}-W{week:02d}"
    return stem.with_suffix(".md"), stem.with_suffix(".html")


def _replace(path: Path, text: str) -> None:
    """Write aside and swap in, so that a reader or a kill never meets half a page."""
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f".{path.name}.new-{os.getpid()}")
    aside.write_text(text, encoding="utf-8")
    aside.replace(path)
