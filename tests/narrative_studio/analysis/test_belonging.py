"""What rows belong to."""

from __future__ import annotations

import pytest

from narrative_studio.analysis.belonging import line_up, narrative_of
from narrative_studio.model.ids import PersonId
from narrative_studio.model.view import ProjectView
from narrative_studio.project import Identity, Project
from narrative_studio.sample.replay import make_sample

ME = Identity(PersonId("0192f0c0-0000-7000-8000-0000000000aa"), "Ada Lovelace")


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> ProjectView:
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("sample")
        patch.setenv("NARRATIVE_STUDIO_HOME", str(folder / "home"))
        project: Project = make_sample(folder / "sample.narrative", me=ME)
        found = project.view()
        project.close()
        return found


def tables_above(view: ProjectView, table: str) -> list[str]:
    row = next(iter(view.tables[table].values()))
    return [one.table for one in line_up(view, table, row.id)]


@pytest.mark.parametrize(
    ("table", "above"),
    [
        ("frame", ["frame", "narrative"]),
        ("step", ["step", "frame", "narrative"]),
        ("point", ["point", "element"]),
        ("zone", ["zone", "narrative"]),
        ("element", ["element"]),
    ],
)
def test_a_row_comes_first_then_what_it_belongs_to(
    view: ProjectView, table: str, above: list[str]
) -> None:
    assert tables_above(view, table) == above


def test_a_link_belongs_to_its_source_and_a_comment_to_what_it_is_about(
    view: ProjectView,
) -> None:
    link = next(iter(view.links.values()))
    assert list(line_up(view, "link", link.id))[1].id == link.source
    comment = next(iter(view.comments.values()))
    assert list(line_up(view, "comment", comment.id))[1].id == comment.about


def test_what_is_not_there_belongs_nowhere(view: ProjectView) -> None:
    assert list(line_up(view, "frame", "gone")) == []
    assert list(line_up(view, "nothing", "gone")) == []


def test_the_narrative_of_a_row_is_known(view: ProjectView) -> None:
    narrative = view.narratives.ordered[0].id
    step = next(iter(view.steps.values()))
    assert narrative_of(view, "step", step.id) == narrative
    assert narrative_of(view, "narrative", narrative) == narrative
    element = next(iter(view.elements.values()))
    assert narrative_of(view, "element", element.id) is None
