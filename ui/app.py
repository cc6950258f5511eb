"""Starts the window: Qt, theme, settings, crash guard."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from narrative_studio import __version__
from narrative_studio.settings import Settings, Values
from ui import dressing, icons, system_motion, theme
from ui.background import hand_over_soon
from ui.crash import CrashGuard
from ui.fatal import FatalLog, left_behind
from ui.garbage import GarbageCollector
from ui.main_window import MainWindow
from ui.recent_pictures import sweep_thumbnails
from ui.shell.look_actions import LookActions
from ui.theme import Role
from ui.windows import Windows

if TYPE_CHECKING:
    from narrative_studio.clock import Clock


def run(
    paths: Sequence[Path] = (),
    *,
    clock: Clock | None = None,
    begun: Callable[[MainWindow], None] | None = None,
    is_alone: bool = False,
) -> int:
    """Show the window, with the documents that are given, until all windows are closed.

    ``begun`` is called once the window is there, before it takes the first event. Unless it
    ``is_alone``, this process opens what later starts of the program are given.
    Returns the exit code of the process.
    """
    app = make_application()
    settings = Settings()
    apply_settings(settings)
    before = _last_open(settings)
    windows = make_windows(settings, clock=clock)
    guard = CrashGuard(app, facts=windows.facts)
    guard.install()
    log = FatalLog()
    log.begin()
    collector = GarbageCollector(app)
    guard.caught.connect(windows.tell_crash)
    windows.broke.connect(guard.take)
    window = windows.add()
    window.show()
    window.take_files(paths or before)
    QTimer.singleShot(0, app, lambda: _look_around(settings, windows))
    if not is_alone:
        QTimer.singleShot(0, app, lambda: _listen(app, windows))
    if begun is not None:
        begun(window)
    try:
        return app.exec()
    finally:
        release_clipboard()
        # Now, while Qt is whole; left to the end of the interpreter it goes in no good order.
        windows.delete()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        collector.stop()
        guard.remove()
        log.end()


def _listen(app: QApplication, windows: Windows) -> None:
    """Open what later starts of the program are given; the window need not wait for it."""
    try:
        from ui.instance import Instance
    except ImportError:
        return  # Qt's network needs libraries of its own; without them each start stands alone.

    instance = Instance(app)
    instance.asked.connect(windows.take)
    app.aboutToQuit.connect(instance.stop)
    instance.listen()


def _last_open(settings: Settings) -> list[Path]:
    """What was open when the studio ended, as far as it is there, where that is wanted."""
    values = settings.values
    return [place for name in values.last_open if (place := Path(name)).exists()] * values.reopens


def _look_around(settings: Settings, windows: Windows) -> None:
    """What the start need not wait for: the system's wishes, and how the last sitting ended."""
    if system_motion.look_up():
        apply_settings(settings)
    sweep_thumbnails(one.path for one in settings.values.recent)
    died = left_behind()
    if died is not None:
        windows.tell_end(died)


def release_clipboard() -> None:
    """Leave the words on the clipboard, without anything that Python made.

    Qt deletes what is on its clipboard after Python has ended: PySide 6.11 crashes there where the
    QMimeData came from Python, as for copied words and frames.
    """
    clipboard = QGuiApplication.clipboard()
    # Without a screen the clipboard is nobody's but ours, and says that it is not.
    if clipboard.ownsClipboard() or QGuiApplication.platformName() == "offscreen":
        clipboard.setText(clipboard.text())


def make_application() -> QApplication:
    """The process' QApplication, named, with the studio's style and ready for the theme."""
    present = QApplication.instance()
    app = present if isinstance(present, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("narrative-studio")
    app.setApplicationDisplayName("Narrative Studio")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("narrative-studio")
    dressing.install(app)
    hand_over_soon()
    return app


def make_window(settings: Settings, *, clock: Clock | None = None) -> MainWindow:
    """The first window with these settings; not shown yet."""
    return make_windows(settings, clock=clock).add()


def make_windows(settings: Settings, *, clock: Clock | None = None) -> Windows:
    """The windows that share these settings; there is none yet."""
    look = LookActions(
        settings,
        switch_theme=lambda: switch_theme(settings),
        apply_settings=lambda: apply_settings(settings),
    )

    def make(windows: Windows) -> MainWindow:
        window = MainWindow(windows=windows, settings=settings, clock=clock, look=look)
        window.setWindowIcon(icons.icon("app-logo", Role.ACCENT))
        return window

    app = QApplication.instance()
    if isinstance(app, QApplication):
        dressing.offer_folders(app, lambda: recent_folders(settings))
    return Windows(make, settings)


def recent_folders(settings: Settings) -> Iterator[Path]:
    """The folders of pinned documents, then of those that were open last, each once."""
    recent = sorted(settings.values.recent, key=lambda one: not one.is_pinned)
    yield from dict.fromkeys(Path(one.path).parent for one in recent)


def apply_settings(settings: Settings) -> None:
    """Bring theme, size of text and motion as set into force."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    values = settings.values
    theme.apply(
        app,
        theme.load(
            theme_name(values.theme),
            font_scale=values.font_scale_pct / 100,
            reduced_motion=is_motion_reduced(values),
        ),
    )


def is_motion_reduced(values: Values) -> bool:
    """Whether movements are shown at once: as set, else as the system has it."""
    return values.has_reduced_motion or (
        values.follows_system_motion and system_motion.is_reduced() is True
    )


def theme_name(wanted: str) -> str:
    """Light or dark: as set, else as the system has it."""
    if wanted in (theme.LIGHT, theme.DARK):
        return wanted
    scheme = QGuiApplication.styleHints().colorScheme()
    return theme.DARK if scheme == Qt.ColorScheme.Dark else theme.LIGHT


def switch_theme(settings: Settings) -> None:
    """Go from light to dark or back, and remember it."""
    settings.change(theme=theme.LIGHT if theme.current().is_dark else theme.DARK)
    apply_settings(settings)
