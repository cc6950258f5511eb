"""The needs, motivations, pains, fears and words of a persona, each kind one in a line."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from narrative_studio.commands.customers import set_notes
from narrative_studio.model.customers import Persona, PersonaNoteKind
from ui.inspector.customers.kinds import NOTE_HINTS
from ui.session import Session
from ui.widgets.labelled_field import LabelledField
from ui.widgets.text_area import TextArea


class NotesField(LabelledField):
    """What is said of a persona in one respect."""

    def __init__(
        self, session: Session, kind: PersonaNoteKind, parent: QWidget | None = None
    ) -> None:
        self._area = TextArea(name=kind.plural, placeholder=NOTE_HINTS[kind])
        super().__init__(kind.plural, self._area, parent=parent)
        self._session = session
        self._kind = kind
        self._persona: Persona | None = None
        self._area.committed.connect(self._on_area_committed)
        session.on_flush(self._area.flush)

    @property
    def area(self) -> TextArea:
        return self._area

    def show_persona(self, persona: Persona) -> None:
        """Show the notes of another persona, or of this one after a change."""
        if self._persona is not None and self._persona.id != persona.id:
            self._area.flush()
        self._persona = persona
        notes = self._session.view.persona_notes.of("persona", persona.id)
        texts = [note.text for note in notes if note.kind is self._kind]
        self._area.set_text("\n".join(texts))
        self.set_note(str(len(texts)) if texts else "")

    def _on_area_committed(self, text: str) -> None:
        persona, project, kind = self._persona, self._session.project, self._kind
        if persona is not None:
            self._session.attempt(
                lambda: set_notes(project, persona=persona.id, kind=kind, texts=text.split("\n"))
            )
