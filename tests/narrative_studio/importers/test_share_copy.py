"""A copy to give away is made whole or not at all, and leaves no trace of its making."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from narrative_studio.errors import DocumentError, PublishFailed
from narrative_studio.importers.share_copy import share_copy
from narrative_studio.interchange import key_of, to_json
from narrative_studio.model.catalog import TESTS
from narrative_studio.model.storyboard import Link
from narrative_studio.project import Project
from tests.story import ADA, make_story

KEPT_BACK = (
    *("baselines", "comments", "mentions", "exported_files"),
    *(key_of(recorded.table) for recorded in TESTS),
)


def test_the_copy_holds_all_that_is_said_with_its_pictures(
    tmp_path: Path, studio_home: Path
) -> None:
    with closing(make_story(tmp_path / "story.narrative")) as project:
        view = project.view()
        brought = share_copy(view, tmp_path / "given.narrative", me=ADA)
        assert brought.added["frame"] == len(view.frames)
        with closing(Project.read(tmp_path / "given.narrative", me=ADA)) as copy:
            ours, theirs = to_json(view), to_json(copy.view())
            assert not any(theirs[key] for key in KEPT_BACK)
            for document in (ours, theirs):
                for key in ("project", *KEPT_BACK):
                    document.pop(key)
            assert theirs == ours
            for frame in copy.view().frames.values():
                if frame.picture:
                    assert copy.view().picture_bytes(frame.picture)
    assert len(list((studio_home / "work").iterdir())) == 1, "no work goes on at the copy"


def test_a_link_to_what_only_a_later_studio_knows_stays_as_it_is(
    tmp_path: Path, studio_home: Path
) -> None:
    with closing(make_story(tmp_path / "story.narrative")) as project:
        link = next(iter(project.view().links.values()))
        with project.op("Link") as op:
            op.set(Link, link.id, target_table="spaceship", target="s1")
        share_copy(project.view(), tmp_path / "given.narrative", me=ADA)
        with closing(Project.read(tmp_path / "given.narrative", me=ADA)) as copy:
            assert copy.view().links[link.id].target_table == "spaceship"


def test_a_link_that_leads_nowhere_is_a_file_too(tmp_path: Path) -> None:
    (tmp_path / "given.narrative").symlink_to(tmp_path / "nowhere")
    with (
        closing(make_story(tmp_path / "story.narrative")) as project,
        pytest.raises(DocumentError, match="exists already"),
    ):
        share_copy(project.view(), tmp_path / "given.narrative", me=ADA)


def test_where_it_cannot_be_written_nothing_is_said_to_be_kept(
    tmp_path: Path, studio_home: Path
) -> None:
    with closing(make_story(tmp_path / "story.narrative")) as project:
        with pytest.raises(PublishFailed, match=r"\. Nothing was changed\. See that the folder"):
            share_copy(project.view(), tmp_path / "gone" / "given.narrative", me=ADA)
        assert len(list((studio_home / "work").iterdir())) == 1
