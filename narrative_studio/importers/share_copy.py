"""A copy to give away: what the document says today, and nothing of how it came to say it.

It goes through the open interchange into a new document with an id of its own, so that no history,
no baselines, no comments, no tests, no personal values and no earlier wording can be in it.
"""

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from shutil import rmtree

from narrative_studio.errors import DocumentError
from narrative_studio.importers.json_project import Brought, import_new
from narrative_studio.importers.json_reader import Foreign
from narrative_studio.interchange import pictures_of, seen_wordings
from narrative_studio.model.catalog import ROW_TYPES, TESTS
from narrative_studio.model.discussion import Comment, Mention
from narrative_studio.model.exported import ExportedFile
from narrative_studio.model.ids import PictureId
from narrative_studio.model.people import Baseline
from narrative_studio.model.rows import Row, columns
from narrative_studio.model.view import ProjectView
from narrative_studio.project import Identity
from narrative_studio.store.places import work_place
from narrative_studio.store.writing import telling_of_the_work

_KEPT_BACK: tuple[type[Row], ...] = (Baseline, Comment, Mention, ExportedFile, *TESTS)


def share_copy(view: ProjectView, target: Path, *, me: Identity) -> Brought:
    """Write a copy of what a document says to a new file.

    Raises:
        DocumentError: there is a file already, or the place cannot be written; nothing is left.
    """
    if target.exists() or target.is_symlink():
        raise DocumentError(
            f"“{target.name}” exists already.", "Choose another name, or remove the file first."
        )
    project, brought = import_new(_given(view), target, me=me)
    place = work_place(project.view().project.id, target)
    try:
        with closing(project), telling_of_the_work(is_kept=False):
            project.publish()
    finally:
        # Whoever gets the copy opens it as their own; no work goes on here.
        rmtree(place.folder, ignore_errors=True)
    return brought


def _given(view: ProjectView) -> Foreign:
    rows = {
        row_type.table: tuple(_without_personal(row) for row in view.tables[row_type.table].ordered)
        for row_type in ROW_TYPES
    }
    for kept_back in _KEPT_BACK:
        rows[kept_back.table] = ()
    pictures = {
        picture: content
        for picture in pictures_of(view)
        if (content := view.picture_bytes(PictureId(picture))) is not None
    }
    seen = {str(link.id): seen_wordings(view, link) for link in view.links.values()}
    return Foreign(view.project.title or "a project", rows, pictures, seen, ())


def _without_personal(row: Row) -> Row:
    emptied = {name: "" for name, column in columns(type(row)).items() if column.is_personal}
    return replace(row, **emptied) if emptied else row
