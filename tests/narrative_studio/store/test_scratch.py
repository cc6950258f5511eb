"""Files are made in folders that go by themselves, also those of processes that were killed."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from narrative_studio.errors import PublishFailed
from narrative_studio.store import scratch
from narrative_studio.store.document import open_document
from narrative_studio.store.scratch import scratch_folder, sweep
from tests.narrative_studio.store.papers import closing_document, names, published

DOCUMENT = Path("a.narrative")
HOLD = """
import sys, tempfile
from pathlib import Path
from narrative_studio.store.scratch import scratch_folder
tempfile.tempdir = sys.argv[1]
with scratch_folder(Path("a.narrative")) as folder:
    (folder / "half.narrative").write_bytes(b"half")
    print(folder.name, flush=True)
    sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def grow_old(folder: Path) -> None:
    then = time.time() - 3600
    os.utime(folder, (then, then))


def test_a_folder_goes_with_what_is_in_it(cache: Path) -> None:
    with scratch_folder(DOCUMENT) as folder:
        (folder / "made.narrative").write_bytes(b"made")
        assert names(cache) == {folder.name}
    assert names(cache) == set()


def test_what_a_killed_process_has_left_is_swept_at_opening(cache: Path, path: Path) -> None:
    published(path, "a")
    owner = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(cache)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert owner.stdout is not None
    folder = cache / owner.stdout.readline().strip()
    grow_old(folder)
    with closing_document(open_document(path)):
        assert folder.exists(), "its owner is still at it"
    owner.kill()
    owner.communicate()
    grow_old(folder)
    with closing_document(open_document(path)):
        assert not folder.exists()


def test_what_is_young_or_not_ours_is_left_alone(cache: Path, tmp_path: Path) -> None:
    young, unlocked, other = (
        cache / name for name in ("narrative-studio-1", "narrative-studio-2", "x")
    )
    for folder in (young, unlocked, other):
        folder.mkdir()
        if folder is not unlocked:
            (folder / "lock").touch()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "lock").touch()
    (cache / "narrative-studio-3").symlink_to(elsewhere)
    for folder in (unlocked, other, elsewhere):
        grow_old(folder)
    sweep()
    assert names(cache) == {young.name, unlocked.name, other.name, "narrative-studio-3"}
    assert names(elsewhere) == {"lock"}


def test_where_nothing_can_be_made_it_is_said(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scratch, "_LOCK", "no/such/place")
    said = r"“a\.narrative” could not be written"
    with pytest.raises(PublishFailed, match=said), scratch_folder(DOCUMENT):
        pass
    assert names(cache) == set()
    monkeypatch.setattr(tempfile, "tempdir", str(cache / "gone"))
    with pytest.raises(PublishFailed, match="No such file"), scratch_folder(DOCUMENT):
        pass
    sweep()
