"""Reading leaves no trace, and what cannot be read is said."""

from __future__ import annotations

import argparse
import errno
import io
from contextlib import closing
from pathlib import Path

import pytest

from narrative_studio.cli.console import Console
from narrative_studio.cli.documents import new, reading
from narrative_studio.errors import DocumentError, PublishFailed, UsageError
from narrative_studio.project import Project
from narrative_studio.settings import settings_path
from narrative_studio.store.places import data_folder
from tests.narrative_studio.cli.no_formats import NO_FORMATS
from tests.story import make_story

KEPT = "*[!ml]"
"""What lies in the data folder, without the files that SQLite makes while it reads."""


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "story.narrative"
    with closing(make_story(path)) as project:
        project.publish()
    return path


def asked(document: Path, as_of: str | None = None) -> argparse.Namespace:
    return argparse.Namespace(document=document, as_of=as_of)


def test_reading_leaves_no_trace(document: Path) -> None:
    before = document.read_bytes()
    works = sorted(data_folder().rglob(KEPT))
    with reading(asked(document), Console(None, None)) as project:
        assert project.view().project.title == "Kiln & Co first call"
    assert document.read_bytes() == before
    assert sorted(data_folder().rglob(KEPT)) == works
    assert not settings_path().exists()


def test_the_day_is_the_asked_one_else_the_document_s_own(document: Path) -> None:
    for as_of, day in ((None, "2026-04-21"), ("2027-01-02", "2027-01-02")):
        with reading(asked(document, as_of), Console(None, None)) as project:
            assert project.view().today.isoformat() == day


def test_a_wrong_day_is_wrong_usage(document: Path) -> None:
    with (
        pytest.raises(UsageError, match="not a date"),
        reading(asked(document, "tomorrow"), Console(None, None)),
    ):
        pass


def test_a_document_in_order_brings_no_warning(document: Path) -> None:
    err = io.StringIO()
    with reading(asked(document), Console(None, err)):
        pass
    assert err.getvalue() == ""


@pytest.mark.parametrize(
    ("trouble", "hint"),
    [
        (errno.EACCES, "Choose a folder that you may write to."),
        (errno.EROFS, "Choose a folder that you may write to."),
        (errno.ENOSPC, "Free some space, or choose another place."),
    ],
)
def test_a_new_document_that_cannot_be_written_says_what_helps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, trouble: int, hint: str
) -> None:
    def refuse(_project: Project) -> None:
        raise PublishFailed("It could not be written.") from OSError(trouble, "No")

    monkeypatch.setattr(Project, "publish", refuse)
    made = tmp_path / "new.narrative"
    args = argparse.Namespace(document=made, sample=False, template="blank")
    with pytest.raises(DocumentError, match="could not be written to") as refused:
        new(args, Console(None, None), NO_FORMATS)
    assert refused.value.hint == hint
    assert not list(data_folder().rglob("*.db"))
