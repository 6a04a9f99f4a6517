"""`waymark schedule`: the deployments of ``prefect.yaml``, served in this process, with a Prefect server where none is given."""

import importlib
import os
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

import yaml

from flows import prefect_settings
from models.errors import UsageError

if TYPE_CHECKING:
    from prefect import Flow
    from prefect.deployments.runner import RunnerDeployment

CHECKOUT = Path(__file__).resolve().parent.parent
SERVER_START_S = 240.0
"""How long a Prefect server may take to answer; a first start makes its database and has been seen to take 25 s."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Deployment:
    """One entry of ``prefect.yaml``: which flow, when."""

    name: str
    module: str
    flow: str
    description: str
    crons: tuple[str, ...]


def deployments(path: Path = CHECKOUT / "prefect.yaml") -> list[Deployment]:
    """Read the deployments; raises UsageError that names file and entry."""
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        return [_deployment(entry) for entry in content["deployments"]]
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError) as error:
        raise UsageError(f"no deployments can be read from it: {error!r}", identity=str(path)) from error


def _deployment(entry: dict[str, object]) -> Deployment:
    file, _, name = str(entry["entrypoint"]).partition(":")
    schedules = entry.get("schedules") or []
    if not isinstance(schedules, list):
        raise TypeError(f"{entry['name']}: schedules is not a list")
    return Deployment(
        name=str(entry["name"]),
        module=file.removesuffix(".py").replace("/", "."),
        flow=name,
        description=str(entry.get("description", "")),
        crons=tuple(str(schedule["cron"]) for schedule in schedules),
    )


def serve(*, home: Path, watchlist: Path, contact: str | None, port: int, model: str | None = None) -> None:
    """Serve all deployments until interrupted; flow runs are started in processes of their own."""
    prefect_settings.configure(home)
    with _server(port):
        from prefect import serve as serve_deployments

        parameters = {
            "home": str(home.resolve()),
            "watchlist": str(watchlist.resolve()),
            "contact": contact,
            "model": model,
        }
        serve_deployments(*[_runner_deployment(entry, parameters) for entry in deployments()], limit=1)


def _runner_deployment(entry: Deployment, parameters: Mapping[str, object]) -> "RunnerDeployment":
    from prefect.types.entrypoint import EntrypointType

    flow: Flow[..., object] = getattr(importlib.import_module(entry.module), entry.flow)
    deployment = flow.to_deployment(
        name=entry.name,
        description=entry.description,
        cron=list(entry.crons),
        parameters={name: value for name, value in parameters.items() if name in flow.parameters.properties},
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    return cast("RunnerDeployment", deployment)


@contextmanager
def _server(port: int) -> Iterator[None]:
    """Have a Prefect server: the one that PREFECT_API_URL names, else one of our own on loopback."""
    if os.environ.get("PREFECT_API_URL"):
        yield
        return
    command = [sys.executable, "-m", "prefect", "server", "start", "--host", "127.0.0.1", "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_until_healthy(f"http://127.0.0.1:{port}/api/health", process)
        os.environ["PREFECT_API_URL"] = f"http://127.0.0.1:{port}/api"
        yield
    finally:
        process.terminate()
        try:
            process.wait(timeout=15)
        except subprocess.TimeoutExpired:
            process.kill()


def _wait_until_healthy(url: str, process: "subprocess.Popen[bytes]") -> None:
    give_up_at = time.monotonic() + SERVER_START_S
    while time.monotonic() < give_up_at:
        if process.poll() is not None:
            raise UsageError(
                f"the Prefect server stopped at once (exit {process.returncode}); is its port taken? Try --port",
                identity=url,
            )
        try:
            with urllib.request.urlopen(url, timeout=2):  # noqa: S310 - a loopback address of our own
                return
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            time.sleep(0.3)
    raise UsageError(f"the Prefect server did not answer within {SERVER_START_S:.0f} s", identity=url)
