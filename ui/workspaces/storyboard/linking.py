"""Ties frames to what they rest on: from the shelf, by a drag either way, by a picker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, QRect, Qt
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from narrative_studio.model.ids import FrameId
from narrative_studio.model.rows import Row
from ui.inspector.frame.actions import FrameActions
from ui.session import Session
from ui.workspaces.storyboard.target_drag import target_held
from ui.workspaces.storyboard.tool_row import MAP
from ui.workspaces.storyboard.view_stack import ViewStack

if TYPE_CHECKING:
    from ui.inspector.link_picker import LinkPicker
    from ui.workspaces.storyboard.shelf.panel import ElementShelf


class Linking(QObject):
    """Opens and closes the shelf beside the views; the map has the elements, and needs none."""

    def __init__(
        self, session: Session, actions: FrameActions, button: QAbstractButton, views: ViewStack
    ) -> None:
        super().__init__(views)
        self._session = session
        self._actions = actions
        self._button = button
        self._views = views
        self._shelf: ElementShelf | None = None
        self.picker: LinkPicker | None = None
        self.body = QWidget()
        self._row = QHBoxLayout(self.body)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(views, 1)
        button.clicked.connect(self._on_button_clicked)
        views.target_dropped.connect(self._on_views_target_dropped)

    @property
    def shelf(self) -> ElementShelf:
        """The shelf, made when it is first asked for."""
        if self._shelf is None:
            from ui.workspaces.storyboard.shelf.panel import ElementShelf

            self._shelf = ElementShelf(self._session)
            self._shelf.hide()
            self._row.insertWidget(0, self._shelf)
            self._shelf.closed.connect(self.close)
            self._shelf.positioning_wanted.connect(self._on_shelf_positioning_wanted)
            self._shelf.list_view.used.connect(self._on_shelf_used)
            self._shelf.list_view.linked.connect(self._on_shelf_linked)
            self._shelf.list_view.left.connect(self._on_shelf_left)
        return self._shelf

    def refresh(self) -> None:
        """Show the shelf, or not, as the view in sight and the button have it."""
        is_map = self._views.key == MAP
        self._button.setVisible(not is_map)
        is_open = self._button.isChecked() and not is_map
        if is_open or self._shelf is not None:
            self.shelf.setVisible(is_open)

    def open(self) -> None:
        """Show the shelf and put the keyboard into it."""
        if self._views.key == MAP:
            return
        self._button.setChecked(True)
        self.refresh()
        self.shelf.focus_first()

    def close(self) -> None:
        """Put the shelf away; the keyboard goes back to the frames."""
        self._button.setChecked(False)
        self.refresh()
        self._views.shown.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def pick(self) -> None:
        """Offer what the chosen frames could be linked to, beside the current one."""
        chosen = self._actions.chosen
        if not chosen:
            self._session.messages.advise("Choose a frame first, then link it")
            return
        from narrative_studio.analysis.linking.likely_links import likely_targets
        from ui.inspector.link_picker import LinkPicker

        whole = self._session.view
        linked = [{link.target for link in whole.links_from(frame)} for frame in chosen]
        of_all = frozenset.intersection(*map(frozenset, linked))
        likely = likely_targets(whole, chosen)
        self.picker = LinkPicker(whole, of_all, self._views, likely=likely)
        self.picker.picked.connect(self._on_picker_picked)
        self.picker.open_at(self._place_of(chosen[-1]))

    def _place_of(self, frame: FrameId) -> QRect:
        """Where a frame is on the screen."""
        shown = self._views.shown
        shown.show_frame(frame)
        place = shown.frame_rect(frame)
        return QRect(shown.mapToGlobal(place.topLeft()), place.size())

    # Slots

    def _on_button_clicked(self) -> None:
        if self._button.isChecked():
            self.open()
        else:
            self.close()

    def _on_picker_picked(self, target: Row) -> None:
        self._actions.link(self._actions.chosen, target)
        self._views.shown.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_views_target_dropped(self, frame: str, data: QMimeData) -> None:
        """Link the frame; where it is one of several chosen ones, all of them."""
        target, chosen = target_held(self._session, data), self._actions.chosen
        if target is not None:
            frames = chosen if FrameId(frame) in chosen else (FrameId(frame),)
            self._actions.link(frames, target)

    def _on_shelf_used(self, target: Row) -> None:
        self._actions.turn_link(self._actions.chosen, target)

    def _on_shelf_linked(self, target: Row, frames: list[str]) -> None:
        known = [FrameId(one) for one in frames if one in self._session.view.frames]
        if known:
            self._actions.link(known, target)

    def _on_shelf_left(self) -> None:
        self._views.shown.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_shelf_positioning_wanted(self) -> None:
        self._session.room_opened.emit("positioning")
