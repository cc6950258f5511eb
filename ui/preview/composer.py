"""Has the slides of single frames composed beside the window, as the exporter composes the deck."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from narrative_studio.analysis.story.being_typed import Typing, as_typed
from narrative_studio.errors import NarrativeError
from narrative_studio.model.rows import Row
from narrative_studio.model.storyboard import Frame
from narrative_studio.model.variants import Override
from narrative_studio.model.view import NarrativeView, ProjectView
from narrative_studio.project import ChangeSet
from ui.background import Report, Task
from ui.inspector.section_memory import SectionMemory
from ui.models.thumbnails import Thumbnails
from ui.session import Session
from ui.slide_fonts import load_fonts

if TYPE_CHECKING:
    # They load the library that reads templates, which is slow; the tasks do that.
    from exporters.deck.painting.frame_preview import FramePreview, FramePreviewer, Numbering

SECTION: Final = "frame.slide"
"""Under this name it is remembered whether slides are shown beside frames."""

_SHOWN: Final = frozenset(
    {
        "criterion",
        "deck_layout",
        "element",
        "frame",
        "left_out",
        "link",
        "narrative",
        "override",
        "point",
        "project",
        "proof",
        "step",
        "variant",
    }
)
_COUNT_PAUSE_MS: Final = 700
_FONT_PAUSE_MS: Final = 60
_BREATH_S: Final = 0.001


@dataclass(frozen=True, slots=True)
class Composed:
    """What became of a frame: its slides, or none where it is not told.

    ``trouble`` says why they are not shown in the template of the last export.
    """

    frame: str
    preview: FramePreview | None
    trouble: str = ""


class SlideComposer(QObject):
    """What slides are made of now: the document, what is being typed, the template, the numbers.

    Signals:
        changed(): slides may look otherwise now.
        shown_changed(bool): slides are to be shown beside frames, or no longer.
    """

    changed = Signal()
    shown_changed = Signal(bool)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._memory = SectionMemory(session.settings)
        self._desk = _Desk()
        self._typing: dict[tuple[str, str, str], Typing] = {}
        self._numbering: Numbering | None = None
        self._watchers: set[QObject] = set()
        self._count_task: Task | None = None
        self._is_prepared = False
        self._fonts: Iterator[None] = iter(())
        self._read: Callable[[str], bytes | None] = _no_picture
        self.pictures = Thumbnails(lambda: self._read, self)
        self._count_pause = QTimer(self)
        self._count_pause.setSingleShot(True)
        self._count_pause.setInterval(_COUNT_PAUSE_MS)
        self._count_pause.timeout.connect(self._count)
        self._font_pause = QTimer(self)
        self._font_pause.setInterval(_FONT_PAUSE_MS)
        self._font_pause.timeout.connect(self._on_font_pause_timeout)
        session.typed.connect(self._on_session_typed)
        session.changed.connect(self._on_session_changed)
        session.selected.connect(self._on_session_selected)
        session.narrative_chosen.connect(self._on_session_story_chosen)
        session.variant_chosen.connect(self._on_session_story_chosen)

    @property
    def is_shown(self) -> bool:
        """Whether slides are shown beside frames; remembered on this computer."""
        return self._memory.is_open(SECTION)

    @property
    def slides_told(self) -> int:
        """How many slides the deck has, without the hidden ones; 0 while nobody has counted."""
        return self._numbering.told if self._numbering is not None else 0

    def prepare(self) -> None:
        """Read the template and load the fonts of slides while nobody waits for one."""
        template = self._session.settings.values.deck_template
        if self._is_prepared or not self.is_shown:
            return
        self._is_prepared = True
        task = self._session.background.start(lambda _report: self._desk.previewer(template))
        task.finished.connect(self._on_prepare_finished)
        self._session.background.go(task)

    def set_shown(self, *, is_shown: bool) -> None:
        """Show slides beside frames, or no longer."""
        if is_shown != self.is_shown:
            self._memory.keep(SECTION, is_open=is_shown)
            self.shown_changed.emit(is_shown)

    def watch(self, watcher: QObject, *, is_watching: bool) -> None:
        """Count the slides of the deck for as long as somebody shows some."""
        if is_watching and not self._watchers:
            self._count_pause.start()
        (self._watchers.add if is_watching else self._watchers.discard)(watcher)
        if not self._watchers:
            self._stop_counting()

    def work(self, frame_id: str) -> Callable[[Report], Composed]:
        """What composes the slides of a frame as everything is now, in another thread."""
        session, desk = self._session, self._desk
        told, whole = session.telling, session.view
        typing, numbering = tuple(self._typing.values()), self._numbering
        template = session.settings.values.deck_template

        def compose(report: Report) -> Composed:
            report(0, 1, "Composing")
            if told is None:
                return Composed(frame_id, None)
            previewer, trouble = desk.previewer(template)
            story = as_typed(_as_exported(told), whole, typing)
            return Composed(frame_id, previewer.preview(story, frame_id, numbering), trouble)

        return compose

    def take(self, preview: FramePreview) -> None:
        """Read pictures as slides that are about to be shown have them."""
        self._read = preview.read_picture

    def renew(self) -> None:
        """Have slides composed and counted anew: something that they are made of is another."""
        self._stop_counting()
        if self._watchers:
            self._count_pause.start()
        self.changed.emit()

    # Preparing

    def _on_prepare_finished(self, _previewer: object) -> None:
        self._fonts = load_fonts()
        self._font_pause.start()

    def _on_font_pause_timeout(self) -> None:
        if next(self._fonts, self) is self:
            self._font_pause.stop()

    # Counting

    def _count(self) -> None:
        told, desk = self._session.telling, self._desk
        template = self._session.settings.values.deck_template
        if told is None or not self._watchers:
            return

        def count(report: Report) -> Numbering:
            previewer, _trouble = desk.previewer(template)
            return previewer.number(_as_exported(told), _Breathing(report))

        task = self._session.background.start(count)
        task.finished.connect(self._on_count_finished)
        task.ended.connect(self._on_count_ended)
        self._count_task = task
        self._session.background.go(task)

    def _stop_counting(self) -> None:
        self._count_pause.stop()
        if self._count_task is not None:
            self._count_task.cancel()

    def _on_count_finished(self, numbering: Numbering) -> None:
        if numbering != self._numbering:
            self._numbering = numbering
            self.changed.emit()

    def _on_count_ended(self, task: Task) -> None:
        if task is self._count_task:
            self._count_task = None

    # Following

    def _on_session_typed(self, row: Row, column: str, text: str) -> None:
        if isinstance(row, Frame):
            typing = Typing(row.id, column, text)
        elif isinstance(row, Override):
            typing = Typing(row.frame, row.what, text, variant=row.variant)
        else:
            return
        self._typing[row.table, row.id, column] = typing
        self.changed.emit()

    def _on_session_changed(self, changes: ChangeSet, _initiator: object) -> None:
        for table, row_id, column in tuple(self._typing):
            if (table, row_id) in changes.rows and changes.fields & {column, "*"}:
                del self._typing[table, row_id, column]
        if changes.tables() & _SHOWN:
            self.renew()

    def _on_session_selected(self, _selection: object, _initiator: object) -> None:
        # What was typed has been stored before another row was selected.
        self._typing.clear()

    def _on_session_story_chosen(self) -> None:
        self._typing.clear()
        self.renew()


def composer_of(session: Session) -> SlideComposer:
    """The one composer of a session, made when it is first asked for."""
    own = Qt.FindChildOption.FindDirectChildrenOnly
    found = session.findChild(SlideComposer, "", own)
    return found if isinstance(found, SlideComposer) else SlideComposer(session)


class _Desk:
    """Reads the template, once for as long as its file stays the same; used by several threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._known: tuple[str, int, FramePreviewer] | None = None

    def previewer(self, template: str) -> tuple[FramePreviewer, str]:
        """A previewer with the template of that path, or with the studio's own and the reason."""
        from exporters.deck.painting.frame_preview import FramePreviewer
        from exporters.deck.template.reader import default_template, read_template

        with self._lock:
            stamp = _stamp(template)
            trouble = "" if stamp or not template else _missing(template)
            path = template if stamp else ""
            if self._known is None or self._known[:2] != (path, stamp):
                try:
                    read = read_template(Path(path)) if path else default_template()
                except NarrativeError as error:
                    return FramePreviewer(default_template()), str(error)
                self._known = (path, stamp, FramePreviewer(read))
            return self._known[2], trouble


class _Breathing:
    """Passes progress on and leaves the other threads time, so that the window stays at hand."""

    def __init__(self, report: Report) -> None:
        self._report = report

    def __call__(self, done: int, total: int, label: str) -> None:
        self._report(done, total, label)
        time.sleep(_BREATH_S)


def _as_exported(told: NarrativeView) -> NarrativeView:
    """The story as an export takes it: a variant's frames count anew.

    Pictures that cannot be read are missing.
    """
    read = told.whole.picture_reader

    def careful(picture: str) -> bytes | None:
        try:
            return read(picture)
        except (sqlite3.Error, OSError):
            return None

    whole: ProjectView = replace(told.whole, picture_reader=careful)
    return NarrativeView(whole, told.narrative, told.variant)


def _stamp(template: str) -> int:
    try:
        return Path(template).stat().st_mtime_ns if template else 0
    except OSError:
        return 0


def _missing(template: str) -> str:
    return f"The template {Path(template).name} is not there, so this is the studio's own design"


def _no_picture(_key: str) -> bytes | None:
    return None
