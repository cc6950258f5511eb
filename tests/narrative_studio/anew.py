"""A view that followed changes, held against the view of the same document opened anew."""

from __future__ import annotations

from narrative_studio.model.catalog import BY_TABLE
from narrative_studio.model.rows import columns
from narrative_studio.model.view import ProjectView
from narrative_studio.project import Project


def check_view_is_as_if_opened_anew(project: Project) -> None:
    """What a project shows follows from its journal alone, whatever it has shown before."""
    assert _told(project.view()) == _told(Project(project._document, me=project.me).view())


def _told(view: ProjectView) -> dict[str, object]:
    """Everything that a view can be asked for."""
    rows = {name: dict(table) for name, table in view.tables.items()}
    in_order = {name: table.ordered for name, table in view.tables.items()}
    by_cell = {
        (name, column, getattr(row, column)): table.of(column, getattr(row, column))
        for name, table in view.tables.items()
        for column in columns(BY_TABLE[name])
        for row in table.values()
    }
    return {
        "rows": rows,
        "in order": in_order,
        "by cell": by_cell,
        "links": view.link_states,
        "revisions": view.revisions,
        "reviews": view.reviews,
    }
