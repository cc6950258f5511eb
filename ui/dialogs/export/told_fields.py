"""Which state of the story goes into a file, and as which variant it is told."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from narrative_studio.analysis.story.variants import as_variant, variants_of
from narrative_studio.model.exported import DeckLayout
from narrative_studio.model.people import Baseline
from narrative_studio.model.view import NarrativeView, ProjectView
from ui.session import Session
from ui.styling.buttons import ControlSize
from ui.widgets.combo_box import ComboBox
from ui.widgets.labelled_field import LabelledField


class ToldFields(QWidget):
    """A field for the state where there are baselines, one for the variant where there are some.

    Signals:
        chosen(): another story is to be exported.
    """

    chosen = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        story = session.story
        assert story is not None
        self._session = session
        self._whole = story
        self._story = as_variant(story, session.variant) if session.variant else story
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 0)
        column.setSpacing(8)
        self._state = ComboBox(_states(session.view), name="State", size=ControlSize.SMALL)
        self._state.chosen.connect(self._on_state_chosen)
        self._told_as = ComboBox(_variants(story), name="Told as", size=ControlSize.SMALL)
        shown = self._story.variant
        self._told_as.choose(shown.id if shown is not None else None)
        self._told_as.chosen.connect(self._on_told_as_chosen)
        for words, field in (("State", self._state), ("Told as", self._told_as)):
            if field.count() > 1:
                column.addWidget(LabelledField(words, field))

    @property
    def story(self) -> NarrativeView:
        """The story in the state and the variant that are chosen."""
        return self._story

    def renew(self) -> None:
        """Take the layouts of decks as they are chosen now."""
        self._show(self._state_of(self._whole.whole.baseline))

    def _state_of(self, frozen: Baseline | None) -> ProjectView:
        """The document in a state, set on the layouts that are chosen today."""
        project = self._session.project
        now = project.view()
        if frozen is None:
            return now
        state = project.past.view_of(frozen)
        layouts = {DeckLayout.table: now.tables[DeckLayout.table]}
        return replace(state, tables={**state.tables, **layouts})

    def _show(self, state: ProjectView) -> None:
        self._whole = state.narrative(self._whole.narrative.id)
        told_as = self._told_as.key
        self._told_as.set_entries(_variants(self._whole))
        self._told_as.choose(told_as)
        if self._told_as.currentIndex() < 0:
            self._told_as.choose(None)
        self._tell()

    def _tell(self) -> None:
        found = [one for one in variants_of(self._whole) if one.id == self._told_as.key]
        self._story = as_variant(self._whole, found[0]) if found else self._whole
        self.chosen.emit()

    def _on_state_chosen(self, baseline: object) -> None:
        """Show the story as a baseline froze it, if it was there by then."""
        narrative, shown = self._whole.narrative, self._whole.whole.baseline
        frozen = self._session.view.baselines.get(str(baseline)) if baseline else None
        state = self._state_of(frozen)
        if narrative.id in state.narratives:
            self._show(state)
            return
        named = (frozen.code or frozen.name) if frozen is not None else "the document"
        self._session.messages.advise(f"“{narrative.title}” was not there yet in {named}")
        self._state.choose(shown.id if shown is not None else None)

    def _on_told_as_chosen(self, _variant: object) -> None:
        self._tell()


def _states(view: ProjectView) -> list[tuple[object, str]]:
    taken = [(one.id, " ".join(filter(None, (one.code, one.name)))) for one in view.taken_baselines]
    return [(None, "As it is now"), *taken]


def _variants(story: NarrativeView) -> list[tuple[object, str]]:
    return [(None, "The whole story"), *((one.id, one.name) for one in variants_of(story))]
