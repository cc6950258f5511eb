"""The one signal through which everything on screen learns of changes."""

from PySide6.QtCore import QObject, Signal

from narrative_studio.project import ChangeSet, Project


class Bus(QObject):
    """Turns a project's change sets into a Qt signal.

    Signals:
        changed(ChangeSet, object): rows changed; the object is whoever began it, or None.
    """

    changed = Signal(object, object)

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._leave = project.subscribe(self._on_project_changed)

    def leave(self) -> None:
        """Stop listening, before the project is closed."""
        self._leave()

    def _on_project_changed(self, changes: ChangeSet) -> None:
        self.changed.emit(changes, changes.initiator)
