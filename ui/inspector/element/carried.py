"""The section Carried by: the frames and touchpoints that tell a row."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu, QWidget

from narrative_studio.analysis.naming import counted
from narrative_studio.commands.links import link
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.touchpoints import Touchpoint
from narrative_studio.model.view import NarrativeView, ProjectView
from ui.inspector.element.panel import open_impact
from ui.inspector.touchpoint.kinds import KIND_ICON
from ui.session import Session
from ui.theme import Role, Type
from ui.widgets.badge import Badge, Tone
from ui.widgets.buttons import ControlSize, QuietButton
from ui.widgets.label import TextLabel
from ui.widgets.link_rows import OUT_PX, LinkRow, LinkRows
from ui.widgets.section import Section

_SUSPECT = Badge("Suspect", Tone.WARN, "unlink")
_BACKUP = Badge("Backup", Tone.NEUTRAL)


@dataclass(frozen=True, slots=True)
class Carrier:
    """A frame of the story that is shown; suspect when it read an older wording."""

    frame: Frame
    number: int | None
    is_suspect: bool


def carriers(story: NarrativeView, row_id: str) -> tuple[Carrier, ...]:
    """The frames that carry a row themselves or by a demo step, in the order of the story."""
    whole = story.whole
    suspect: dict[str, bool] = {}
    for link_to in whole.links_to(row_id):
        suspect[link_to.source] = whole.link_state(link_to).is_suspect or suspect.get(
            link_to.source, False
        )
    found = []
    for frame in story.all_frames:
        sources = [frame.id, *(step.id for step in story.steps(frame.id))]
        states = [suspect[source] for source in sources if source in suspect]
        if states:
            found.append(Carrier(frame, story.number(frame.id), any(states)))
    return tuple(sorted(found, key=lambda one: (one.number is None, one.number or 0)))


def touchpoints_of(whole: ProjectView, row_id: str) -> list[LinkRow]:
    """The touchpoints that tell a row, in their order."""
    suspect = {
        link_to.source: whole.link_state(link_to).is_suspect
        for link_to in whole.links_to(row_id)
        if link_to.source_table == Touchpoint.table
    }
    return [
        LinkRow(
            one.name or "Without a name",
            one.id,
            icon=KIND_ICON[one.kind],
            badge=_SUSPECT if suspect[one.id] else None,
            spoken=f"Touchpoint, {one.name}" + (", suspect link" if suspect[one.id] else ""),
        )
        for one in whole.touchpoints.ordered
        if one.id in suspect
    ]


class CarriedSection(Section):
    """Frames as rows that open them, and a button that links one more."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("Carried by", parent=parent)
        self._session = session
        self._row: Row | None = None
        self.rows = LinkRows("Frames that carry it")
        self.rows.opened.connect(self._on_rows_opened)
        self._none = TextLabel(use=Type.BODY, role=Role.TEXT3, lines=0)
        self._none.setContentsMargins(OUT_PX, 0, OUT_PX, 0)
        self.add_button = QuietButton("Link to a frame", size=ControlSize.SMALL, icon="link")
        self.add_button.clicked.connect(self._on_add_clicked)
        margins = self.body_layout.contentsMargins()
        reach = margins.left() - OUT_PX
        self.body_layout.setContentsMargins(reach, 0, reach, margins.bottom())
        self.body_layout.setSpacing(2)
        self._elsewhere = TextLabel("Touchpoints", use=Type.SUPPORT, role=Role.TEXT2)
        self._elsewhere.setContentsMargins(OUT_PX, 4, OUT_PX, 0)
        self.touchpoints = LinkRows("Touchpoints that tell it")
        self.touchpoints.opened.connect(self._on_touchpoints_opened)
        self.body_layout.addWidget(self.rows)
        self.body_layout.addWidget(self._none)
        self.body_layout.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body_layout.addWidget(self._elsewhere)
        self.body_layout.addWidget(self.touchpoints)
        self.walk_button = QuietButton("What hangs on this", size=ControlSize.SMALL, icon="sitemap")
        self.walk_button.clicked.connect(self._on_walk_clicked)
        self.body_layout.addWidget(self.walk_button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_row(self, row: Row) -> None:
        """Show the frames of another row, or of this one after a change."""
        self._row = row
        story = self._session.story
        found = carriers(story, row.id) if story is not None else ()
        self.rows.show_rows([_row_of(one) for one in found])
        self.rows.setVisible(bool(found))
        told = sum(1 for one in found if one.number is not None)
        elsewhere = touchpoints_of(self._session.view, row.id)
        self.touchpoints.show_rows(elsewhere)
        for part in (self._elsewhere, self.touchpoints):
            part.setVisible(bool(elsewhere))
        words = [counted(told, "frame")] if told else []
        words += [counted(len(elsewhere), "touchpoint")] if elsewhere else []
        self.set_summary(", ".join(words))
        has_frames = story is not None and bool(story.frames)
        self._none.setText("No frame carries this" if has_frames else "There are no frames yet")
        self._none.setVisible(not found)
        known = {one.frame.id for one in found}
        is_offered = story is not None and any(one.id not in known for one in story.frames)
        self.add_button.setVisible(is_offered)

    def make_menu(self) -> QMenu:
        """Offer the told frames that do not carry the row yet."""
        menu = QMenu(self)
        story, row = self._session.story, self._row
        if story is None or row is None:
            return menu
        known = {one.frame.id for one in carriers(story, row.id)}
        for number, frame in enumerate(story.frames, start=1):
            if frame.id not in known:
                words = frame.headline or story.beat(frame).title
                entry = menu.addAction(f"{number}  {_short(words)}".replace("&", "&&"))
                entry.triggered.connect(lambda _checked=False, frame=frame: self._link(frame))
        return menu

    def _link(self, frame: Frame) -> None:
        row = self._row
        if row is not None:
            project = self._session.project
            self._session.attempt(lambda: link(project, source=frame, target=row))

    def _on_walk_clicked(self) -> None:
        if self._row is not None:
            open_impact(self._session, self._row, self.walk_button)

    def _on_rows_opened(self, key: object) -> None:
        frame = self._session.view.frames.get(str(key))
        if frame is not None:
            self._session.open_row(frame)

    def _on_touchpoints_opened(self, key: object) -> None:
        touchpoint = self._session.view.touchpoints.get(str(key))
        if touchpoint is not None:
            self._session.open_row(touchpoint)

    def _on_add_clicked(self) -> None:
        menu = self.make_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.add_button.mapToGlobal(QPoint(0, self.add_button.height() + 2)))


def _row_of(carrier: Carrier) -> LinkRow:
    frame, number = carrier.frame, carrier.number
    badge = _SUSPECT if carrier.is_suspect else _BACKUP if number is None else None
    words = frame.headline or "Without a headline"
    spoken = f"Frame {number}, {words}" if number is not None else f"Backup, {words}"
    if carrier.is_suspect:
        spoken += ", suspect link"
    lead = "" if number is None else str(number)
    return LinkRow(words, frame.id, lead=lead or "–", badge=badge, spoken=spoken)


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:57].rstrip() + "…"
