"""What every test gets: a screen nobody sees, a home of its own, and golden files."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from narrative_studio.model.catalog import ROW_TYPES
from narrative_studio.model.ids import PersonId
from narrative_studio.model.view import ProjectView
from narrative_studio.project import Identity
from narrative_studio.sample import make_sample
from narrative_studio.store import connections

os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before anything loads Qt

for _row_type in ROW_TYPES:
    _row_type.__test__ = False  # type: ignore[attr-defined]  # A TestSession holds no tests.

ROBIN = Identity(PersonId("0190a000-0000-7000-8000-0000000000ff"), "Robin Vale", "Designer")

LONG = bool(os.environ.get("NARRATIVE_STUDIO_LONG"))
GOLDEN = Path(__file__).parent / "golden"

# The ordinary run repeats the same examples on every machine; the long form looks for new ones.
settings.register_profile(
    "ordinary",
    deadline=None,
    derandomize=True,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile(
    "long", settings.get_profile("ordinary"), derandomize=False, max_examples=1000
)
settings.load_profile("long" if LONG else "ordinary")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--update-golden``."""
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write what the tests made into tests/golden instead of comparing; review the diff",
    )


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """Hand out whole files, as is asked for, and as one what shares a census of all places."""
    if config.getvalue("dist") != "loadfile":
        return None
    scheduling: Any = importlib.import_module("xdist.scheduler")
    made = scheduling.LoadFileScheduling(config, log)
    made._split_scope = shared_place
    return made


def shared_place(test: str) -> str:
    """What of a run goes to one process, given one of its tests: a file, or a folder."""
    file = test.partition("::")[0]
    return file.rpartition("/")[0] if "/accessibility/" in file else file


@pytest.fixture(scope="session", autouse=True)
def durability() -> Iterator[str]:
    """Wait for no disk: no test pulls the plug. Returns how far the studio itself waits.

    Every document of every test is committed to some twenty times; waiting for the disk each time
    takes a good part of the run. Processes that tests start wait as ever.
    """
    real = connections.SYNCHRONOUS
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(connections, "SYNCHRONOUS", "OFF")
        patch.setattr(os, "fsync", lambda descriptor: None)
        yield real


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test a home folder of its own, so that it never meets the user's files."""
    home = tmp_path_factory.mktemp("home")
    places = {"XDG_DATA_HOME": "data", "XDG_CONFIG_HOME": "config", "XDG_CACHE_HOME": "cache"}
    places |= {"XDG_STATE_HOME": "state", "XDG_RUNTIME_DIR": "runtime"}
    if sys.platform == "win32":
        places = {"APPDATA": "Roaming", "LOCALAPPDATA": "Local"}
    for variable, name in places.items():
        folder = home / name
        folder.mkdir(mode=0o700)
        monkeypatch.setenv(variable, str(folder))
    monkeypatch.setenv("USERPROFILE" if sys.platform == "win32" else "HOME", str(home))
    return home


@pytest.fixture(scope="session")
def long_form() -> bool:
    """Whether this run may take its time: more seeds, bigger documents."""
    return LONG


@dataclass(frozen=True)
class Golden:
    """Compares with a file in tests/golden, or writes it when ``--update-golden`` is given."""

    update: bool
    folder: Path = GOLDEN

    def __call__(self, name: str, actual: str | bytes) -> None:
        """Fail the test unless ``actual`` is the content of the golden file ``name``.

        Text is kept as UTF-8 with the line ends it has.
        """
        file = self.folder / name
        content = actual.encode() if isinstance(actual, str) else actual
        if self.update:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
            return
        if not file.is_file():
            pytest.fail(f"tests/golden/{name} does not exist; make it with --update-golden")
        expected = file.read_bytes()
        if isinstance(actual, str):
            assert actual == expected.decode(), f"differs from tests/golden/{name}"
        elif actual != expected:
            pytest.fail(
                f"{len(actual)} bytes differ from tests/golden/{name} ({len(expected)} bytes)"
                f" at byte {_first_difference(actual, expected)}"
            )


def _first_difference(left: bytes, right: bytes) -> int:
    both = zip(left, right, strict=False)
    return next((at for at, (a, b) in enumerate(both) if a != b), min(len(left), len(right)))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str | bytes], None]:
    """Compare with a golden file: ``golden("deck/sample.txt", text)``."""
    return Golden(update=bool(request.config.getoption("--update-golden")))


@pytest.fixture(scope="session")
def tested(tmp_path_factory: pytest.TempPathFactory) -> ProjectView:
    """The sample with its twelve sessions; nobody changes it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("NARRATIVE_STUDIO_HOME", str(tmp_path_factory.mktemp("home")))
        path: Path = tmp_path_factory.mktemp("docs") / "sample.narrative"
        with closing(make_sample(path, me=ROBIN)) as project:
            return project.view()
