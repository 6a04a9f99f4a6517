"""What the documentation promises: pages that are current, commands that exist and run, links that lead somewhere."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from flows import cli, demo, reference_pages
from tests import shipped
from tests.command_line import waymark

CHECKOUT = Path(__file__).resolve().parents[2]
PAGES = sorted([*CHECKOUT.glob("*.md"), *CHECKOUT.glob("docs/**/*.md"), CHECKOUT / "watchlist" / "README.md"])
ARTICLE = "SpaceX plans to launch two AI1 prototypes in early 2027, the company said at its plant in Texas."


@pytest.mark.parametrize("name", sorted(reference_pages.PAGES))
def test_pages_made_from_the_watchlist_are_current(name: str, request: pytest.FixtureRequest) -> None:
    page = reference_pages.PAGES[name](shipped.watchlist())
    path = CHECKOUT / "docs" / name
    if request.config.getoption("--golden"):
        path.write_text(page, encoding="utf-8")
    assert path.read_text(encoding="utf-8") == page, "run `make golden`"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(CHECKOUT)))
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?://|#|mailto:)([^)#\s]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name} points at {target}"


def shell_lines(page: Path) -> list[str]:
    blocks = re.findall(r"^ *```sh\n(.*?)^ *```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    lines = [line.split(" #")[0].strip() for block in blocks for line in block.splitlines()]
    return [line for line in lines if line and not line.startswith(("#", "export "))]


COMMANDS = shell_lines(CHECKOUT / "README.md")


def test_every_target_that_the_readme_makes_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (CHECKOUT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    made = {shlex.split(line)[1] for line in COMMANDS if line.startswith("make ")}
    assert {"demo", "test"} <= made <= targets


def test_every_command_is_told_of() -> None:
    commands = sorted(get_command(cli.app).commands)  # type: ignore[attr-defined]
    told = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert len(commands) >= 10
    for command in commands:
        assert re.search(rf"`(waymark )?{command}[` ]|waymark .*{command}", told), command


@pytest.mark.slow
def test_the_command_of_the_readme_is_installed(tmp_path: Path) -> None:
    answer = subprocess.run(
        [str(Path(sys.executable).parent / "waymark"), "--help"],
        capture_output=True,
        text=True,
        timeout=120,
        cwd=tmp_path,
    )
    assert answer.returncode == 0, answer.stderr
    assert "what-if" in answer.stdout


@pytest.mark.slow
@pytest.mark.parametrize("line", [line for line in COMMANDS if "waymark" in line])
def test_every_command_of_the_readme_runs(
    line: str, tmp_path: Path, whole: demo.DemoReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = shlex.split(line)
    assert words[0] == ".venv/bin/waymark"
    arguments = [str(whole.home) if word == "var/demo" else word for word in words[1:]]
    if arguments[0] in {"run", "schedule"}:
        # These two go out to the real sources; what they do is proved elsewhere, on sources of our own.
        arguments = [arguments[0], "--help"]
    output = None
    if ">" in arguments:
        output = tmp_path / arguments[arguments.index(">") + 1]
        arguments = arguments[: arguments.index(">")]
    (tmp_path / "article.html").write_text(f"<article><h1>AI1</h1><p>{ARTICLE}</p></article>", encoding="utf-8")
    (tmp_path / "documents.jsonl").write_text(f'{{"id": "1", "text": "{ARTICLE}"}}\n', encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    answer = waymark(*arguments)
    assert answer.returncode == 0, answer.stderr
    assert answer.stdout.strip()
    if output is not None:
        assert '"prototype_launch"' in answer.stdout


@pytest.mark.slow
def test_what_the_readme_shows_of_a_target_is_what_the_demo_prints(whole: demo.DemoReport) -> None:
    (shown,) = re.findall(
        r"^```text\n(.*?)^```", (CHECKOUT / "README.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    printed = waymark("--home", str(whole.home), "target", demo.TARGET).stdout
    for line in shown.splitlines():
        assert line in printed, line
