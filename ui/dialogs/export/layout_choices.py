"""Which layout of the company's template each part of the story is set on."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QVBoxLayout, QWidget

from narrative_studio.commands.exporting import choose_deck_layout
from narrative_studio.model.exported import DeckLayout
from narrative_studio.model.view import NarrativeView
from ui import slide_painting
from ui.session import Session
from ui.styling.buttons import ControlSize
from ui.theme import Role, Type
from ui.widgets.combo_box import ComboBox
from ui.widgets.label import TextLabel
from ui.widgets.labelled_field import LabelledField

if TYPE_CHECKING:
    # It loads the library that reads templates, which is slow; the preview has done that.
    from exporters.deck.painting.preview import DeckPreview
    from exporters.deck.template.template import SlideLayout

_SKETCH_PX: Final = QSize(32, 20)
_OWN: Final = {
    "opening": "First slide",
    "agenda": "Agenda",
    "backup": "Backup",
    "more": "Where a text goes on",
}
"""What the uses of slides are called that belong to no beat."""


class LayoutChoices(QWidget):
    """A field for each part of the story; the choices are kept in the document.

    Signals:
        chosen(): another layout was chosen.
        looked_at(int): the slide, counted from 1, on which the layout in hand is first used.
    """

    chosen = Signal()
    looked_at = Signal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._deck: DeckPreview | None = None
        self._fields: dict[str, ComboBox] = {}
        self._icons: dict[str, QIcon] = {}
        self._sketched = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 4, 24, 16)
        self._column.setSpacing(10)
        self._head = TextLabel("", use=Type.BODY_STRONG)
        self._help = TextLabel(
            "The studio chooses by the places that a layout holds. What you choose instead is "
            "kept in the document, for everybody.",
            use=Type.SUPPORT,
            role=Role.TEXT2,
            lines=0,
        )
        self._column.addWidget(self._head)
        self._column.addWidget(self._help)
        self._column.addStretch(1)
        self.hide()

    @property
    def fields(self) -> Mapping[str, ComboBox]:
        """The fields by the use of the slides."""
        return self._fields

    def show_deck(self, deck: DeckPreview, story: NarrativeView) -> None:
        """Show the layouts of a deck that was composed."""
        self._deck = deck
        self._head.setText(f"Layouts of {deck.template_name}")
        uses = deck.uses()
        chosen = self._chosen(deck.template_name)
        wanted = {use: words for use, words in _titles(story).items() if use in uses}
        if list(wanted) != list(self._fields):
            self._rebuild(wanted)
        icons = self._icons_of(deck)
        for use, field in self._fields.items():
            own = chosen.get(use)
            self._fill(field, deck, icons, uses[use][1], own)
        self.show()

    # Inside

    def _icons_of(self, deck: DeckPreview) -> Mapping[str, QIcon]:
        """The sketches of the layouts, painted once for each template."""
        if self._sketched != deck.template_name:
            self._sketched = deck.template_name
            self._icons = {one.part_name: _sketch(deck, one) for one in deck.layouts}
        return self._icons

    def _chosen(self, template: str) -> dict[str, DeckLayout]:
        rows = self._session.view.deck_layouts.values()
        return {row.slide: row for row in rows if row.template == template}

    def _rebuild(self, wanted: Mapping[str, str]) -> None:
        while self._column.count() > 2:
            item = self._column.takeAt(2)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._fields.clear()
        for use, words in wanted.items():
            field = ComboBox(name=f"Layout of {words}", size=ControlSize.SMALL)
            field.setIconSize(_SKETCH_PX)
            field.chosen.connect(partial(self._on_field_chosen, use))
            self._column.addWidget(LabelledField(words, field))
            self._fields[use] = field
        self._column.addStretch(1)

    def _fill(
        self,
        field: ComboBox,
        deck: DeckPreview,
        icons: Mapping[str, QIcon],
        used: SlideLayout,
        own: DeckLayout | None,
    ) -> None:
        field.clear()
        by_studio = f"Chosen by the studio: {used.name}"
        field.addItem(by_studio if own is None else "Let the studio choose", "")
        if own is None:
            field.setItemIcon(0, icons[used.part_name])
        names = [layout.name for layout in deck.layouts]
        for layout in deck.layouts:
            words = layout.name or layout.part_name
            if names.count(layout.name) > 1:
                words = f"{words}, {layout.part_name.rpartition('/')[2].removesuffix('.xml')}"
            field.addItem(icons[layout.part_name], words, layout.part_name)
        field.choose("" if own is None else used.part_name)

    def _on_field_chosen(self, use: str, part: object) -> None:
        deck, session = self._deck, self._session
        if deck is None:
            return
        layout = next((one for one in deck.layouts if one.part_name == part), None)
        session.attempt(
            lambda: choose_deck_layout(
                session.project,
                template=deck.template_name,
                slide=use,
                layout=layout.part_name if layout else "",
                layout_name=layout.name if layout else "",
            )
        )
        number = deck.uses().get(use, (1, None))[0]
        self.looked_at.emit(number)
        self.chosen.emit()


def _titles(story: NarrativeView) -> dict[str, str]:
    """The uses of slides in the order of the deck, and what they are called."""
    beats = {str(beat.id): beat.title for beat in story.template.beats}
    first = {use: _OWN[use] for use in ("opening", "agenda")}
    last = {use: _OWN[use] for use in ("backup", "more")}
    return first | beats | last


def _sketch(deck: DeckPreview, layout: SlideLayout) -> QIcon:
    ratio = 2.0
    made = QPixmap(_SKETCH_PX * ratio)
    made.setDevicePixelRatio(ratio)
    made.fill("transparent")
    painter = QPainter(made)
    height = _SKETCH_PX.width() / deck.proportion
    room = QRectF(0, 0, _SKETCH_PX.width(), height)
    if height > _SKETCH_PX.height():
        width = _SKETCH_PX.height() * deck.proportion
        room = QRectF((_SKETCH_PX.width() - width) / 2, 0, width, _SKETCH_PX.height())
    room.moveTop((_SKETCH_PX.height() - room.height()) / 2)
    slide_painting.paint_slide(painter, deck.sketch(layout), room, _no_picture)
    painter.end()
    return QIcon(made)


def _no_picture(_key: str, _room: QSize) -> None:
    """Pictures of the template are too small to matter in a sketch."""
