"""A small searchable list of rows to connect to, under the button that asked for it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from narrative_studio.model.rows import Row
from narrative_studio.model.view import ProjectView
from ui.inspector.link_picker import LinkPicker
from ui.inspector.link_targets import neighbours_of


class RowPicker(LinkPicker):
    """Offers some rows under the headings of their kinds.

    What is typed can become a new row of the kind that ``makes`` names.
    """

    def __init__(
        self,
        name: str,
        rows: Iterable[Row],
        whole: ProjectView,
        parent: QWidget,
        *,
        makes: str = "",
    ) -> None:
        wanted = {row.id for row in rows}
        others = frozenset(
            target.row.id
            for _heading, targets in neighbours_of(whole)
            for target in targets
            if target.row.id not in wanted
        )
        super().__init__(
            whole,
            frozenset(),
            parent,
            groups=neighbours_of,
            hidden=others,
            hint=f"Find or name a {makes}" if makes else "Find by words in the name",
            makes=makes,
        )
        self.setAccessibleName(name)
