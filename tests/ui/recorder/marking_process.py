"""A process that records a test and says each mark once it is stored, until somebody kills it.

Called with the folder of the document; it says ``ready``, then a line for each mark.
"""

from __future__ import annotations

import sys
from itertools import count, cycle
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from narrative_studio.commands.sessions import plan_session
from narrative_studio.settings import Settings
from tests.ui.studio import session_of, story
from ui.app import make_application
from ui.recorder.window import RecorderWindow

_KEYS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_PageDown, Qt.Key.Key_5, Qt.Key.Key_PageUp)


def main(folder: Path) -> None:
    """Record until the end of the process."""
    app = make_application()
    project = story(folder, "First", "Second", "Third")
    project.publish()
    session = session_of(project, Settings(folder / "settings.json"))
    narrative = project.view().narrative().narrative.id
    test = plan_session(project, narrative=narrative, prospect="Marlow Spice")
    window = RecorderWindow(session, test.id)
    window.show()
    window.activateWindow()
    window.begin()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    _say("ready")
    for number, key in zip(count(), cycle(_KEYS), strict=False):
        QTest.keyClick(window.focusWidget(), key)
        QTest.qWait(2)  # Two marks of one kind in one millisecond would be one.
        if key is Qt.Key.Key_5:
            QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
            QTest.keyClicks(window.focusWidget(), f"said {number}")
            QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
        marks = window.live.my_marks
        for mark in marks[-1:]:
            _say(f"{mark.id}\t{mark.at_ms}\t{mark.frame}\t{mark.text}")
    app.processEvents()


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
