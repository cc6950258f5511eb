"""What can be done to whole narratives, and the menu at the title that offers it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from narrative_studio.analysis.story.conversion import Landing
from narrative_studio.commands.conversion import convert_narrative
from narrative_studio.commands.documents import start_narrative
from narrative_studio.commands.narratives import (
    delete_narrative,
    duplicate_narrative,
    move_narrative,
    rename_narrative,
    title_of_copy,
)
from narrative_studio.model.storyboard import Narrative
from narrative_studio.model.template import template
from ui import icons
from ui.actions import Action
from ui.session import Session
from ui.theme import Role

if TYPE_CHECKING:
    from ui.dialogs.narratives.name_sheet import NameSheet

UNTITLED = "Untitled narrative"

_ALSO: Final = {
    "convert": "convert change structure beats framework",
    "duplicate": "copy",
    "rename": "title name",
}
"""Other words that people look for these by."""


class NarrativeActions(QObject):
    """Carries out verbs on the shown narrative; ``host`` is what sheets stand over."""

    def __init__(self, session: Session, host: QWidget) -> None:
        super().__init__(host)
        self._session = session
        self._host = host

    @property
    def shown(self) -> Narrative | None:
        """The narrative that is shown, None while the document has none."""
        story = self._session.story
        return story.narrative if story is not None else None

    def actions(self) -> list[Action]:
        """The same verbs for the command palette."""
        entries: list[tuple[str, str, Callable[[], object], str]] = [
            ("new", "Start another narrative in this document", self.start, "file-plus")
        ]
        if self.shown is not None:
            entries += [
                ("duplicate", "Duplicate the narrative", self.duplicate, "copy"),
                ("rename", "Rename the narrative", self.rename, "pencil"),
                (
                    "convert",
                    "Move the storyboard to another template",
                    self.convert,
                    "arrows-exchange",
                ),
                ("delete", "Delete the narrative", self.delete, "trash"),
            ]
            if len(self._session.view.narratives) > 1:
                entries += [
                    ("up", "Move the narrative up in the list", partial(self.move, -1), "arrow-up"),
                    (
                        "down",
                        "Move the narrative down in the list",
                        partial(self.move, 1),
                        "arrow-down",
                    ),
                ]
            entries += [
                (
                    f"choose.{one.id}",
                    f"Show the narrative {name_of(one)}",
                    partial(self.choose, one),
                    "",
                )
                for one in self._session.view.narratives.ordered
                if one != self.shown
            ]
        return [
            Action(f"narrative.{key}", title, act, "", icon, also=_ALSO.get(key, ""))
            for key, title, act, icon in entries
        ]

    def fill(self, menu: QMenu) -> None:
        """Offer the narratives of the document and what can be done to the shown one."""
        menu.clear()
        shown, rows = self.shown, self._session.view.narratives.ordered
        group = QActionGroup(menu)
        for one in rows:
            entry = menu.addAction(name_of(one).replace("&", "&&"))
            entry.setCheckable(True)
            entry.setChecked(shown is not None and one.id == shown.id)
            group.addAction(entry)
            entry.triggered.connect(partial(self._on_entry_triggered, one))
        menu.addSeparator()
        self._add(menu, "New narrative…", "file-plus", self.start)
        if shown is None:
            return
        self._add(menu, "Duplicate…", "copy", self.duplicate)
        self._add(menu, "Rename…", "pencil", self.rename)
        place = [one.id for one in rows].index(shown.id)
        if len(rows) > 1:
            up = self._add(menu, "Move up in this list", "arrow-up", partial(self.move, -1))
            down = self._add(menu, "Move down in this list", "arrow-down", partial(self.move, 1))
            up.setEnabled(place > 0)
            down.setEnabled(place < len(rows) - 1)
        self._add(menu, "Move to another template…", "arrows-exchange", self.convert)
        menu.addSeparator()
        self._add(menu, "Delete this narrative", "trash", self.delete)

    # The verbs

    def choose(self, narrative: Narrative) -> None:
        """Show a narrative in every room."""
        self._session.choose_narrative(narrative.id)

    def start(self) -> None:
        """Ask for a title and a template, start a narrative and show it."""
        from ui.dialogs.narratives.new_sheet import NewSheet

        self._session.flush()
        sheet = NewSheet(self._host.window())
        sheet.started.connect(self._on_sheet_started)
        sheet.open()

    def duplicate(self) -> None:
        """Ask for the title of the copy, make it and show it."""
        shown = self.shown
        if shown is None:
            return
        self._session.flush()
        taken = {one.title for one in self._session.view.narratives.ordered}
        sheet = self._name_sheet(
            "Duplicate narrative",
            verb="Duplicate",
            title=title_of_copy(shown.title, taken),
            note="The copy has frames of its own. For another length or audience of the same "
            "story a variant is enough.",
        )
        sheet.named.connect(partial(self._on_copy_named, shown))
        sheet.open()

    def rename(self) -> None:
        """Ask for another title."""
        shown = self.shown
        if shown is None:
            return
        self._session.flush()
        sheet = self._name_sheet("Rename narrative", verb="Rename", title=shown.title)
        sheet.named.connect(partial(self._on_shown_named, shown))
        sheet.open()

    def convert(self) -> None:
        """Ask where the frames of each beat go in another template, and move them there."""
        story = self._session.story
        if story is None:
            return
        from ui.dialogs.narratives.convert_sheet import ConvertSheet

        self._session.flush()
        story = self._session.story or story
        sheet = ConvertSheet(self._host.window(), story)
        sheet.mapped.connect(partial(self._on_shown_mapped, story.narrative))
        sheet.open()

    def move(self, step: int) -> None:
        """Move the shown narrative in the list of narratives."""
        shown, session = self.shown, self._session
        if shown is None:
            return
        index = [one.id for one in session.view.narratives.ordered].index(shown.id) + step
        session.attempt(lambda: move_narrative(session.project, narrative=shown.id, index=index))

    def delete(self) -> None:
        """Delete the shown narrative; the first one is shown, and the toast takes it back."""
        shown, session = self.shown, self._session
        if shown is None:
            return
        session.flush()

        def run() -> bool:
            delete_narrative(session.project, narrative=shown.id)
            return True

        if session.attempt(run):
            self._tell(f"“{name_of(shown)}” deleted")

    # Inside

    def _name_sheet(self, heading: str, *, verb: str, title: str, note: str = "") -> NameSheet:
        from ui.dialogs.narratives.name_sheet import NameSheet

        return NameSheet(self._host.window(), heading, verb=verb, title=title, note=note)

    def _add(self, menu: QMenu, words: str, icon: str, act: Callable[[], object]) -> QAction:
        entry = menu.addAction(icons.icon(icon, Role.TEXT2), words)
        entry.triggered.connect(lambda _checked=False: act())
        return entry

    def _tell(self, words: str) -> None:
        self._session.messages.tell(words, action="Undo", act=self._session.undo)

    def _on_entry_triggered(self, narrative: Narrative, _is_checked: bool = False) -> None:
        self.choose(narrative)

    def _on_sheet_started(self, title: str, template: str) -> None:
        session = self._session
        made = session.attempt(
            lambda: start_narrative(session.project, title=title, template_id=template)
        )
        if made is not None:
            session.choose_narrative(made.id)
            self._tell(f"“{name_of(made)}” started")

    def _on_copy_named(self, original: Narrative, title: str) -> None:
        session = self._session
        made = session.attempt(
            lambda: duplicate_narrative(session.project, narrative=original.id, title=title)
        )
        if made is not None:
            session.choose_narrative(made.id)
            self._tell(f"“{name_of(original)}” duplicated")

    def _on_shown_named(self, narrative: Narrative, title: str) -> None:
        session = self._session
        session.attempt(
            lambda: rename_narrative(session.project, narrative=narrative.id, title=title)
        )

    def _on_shown_mapped(
        self, narrative: Narrative, template_id: str, mapping: Mapping[str, Landing]
    ) -> None:
        session = self._session

        def run() -> bool:
            convert_narrative(
                session.project, narrative=narrative.id, template_id=template_id, mapping=mapping
            )
            return True

        if session.attempt(run):
            self._tell(f"Moved to the template {template(template_id).title}")


def name_of(narrative: Narrative) -> str:
    """What a narrative is called, also where it has no title yet."""
    return narrative.title or UNTITLED
