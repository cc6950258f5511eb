"""What is pictured of importing tests: a table, its saved columns, a transcript, its review."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QWidget

from narrative_studio.commands.sessions import plan_session
from narrative_studio.importers.recorded.bringing import bring_transcript
from narrative_studio.importers.transcripts.reading import parse_transcript
from ui.importing.review_sheet import ReviewSheet
from ui.importing.table_choice import Opened
from ui.importing.table_sheet import TableSheet
from ui.importing.transcript_sheet import TranscriptSheet
from ui.main_window import MainWindow

_CALLS: Final = """Session;Date;Alias;Company;Employees;Test rep;Market segment;Job title;\
Qualified;Heard the old story;How would you explain this to a colleague?;Result;Concerns;\
Clarity frame 1;Clarity frame 2;Reaction frame 2;Internal id
T21;03.11.2026;Bakery, north;Kornfeld;1.250;Priya Rastogi;;Quality and food safety lead;yes;no;\
Every lot in one map;advance;Too dear for one plant;4;5;landed;8812
T22;04.11.2026;Dairy, alpine;Almgold;640;;;Plant manager;perhaps;no;;lost;;3;2;confused;8813
T23;05.11.2026;Spice house;;;;;;yes;no;It finds what has to come back;continuation;;4;4;landed;8814
T24;06.11.2026;Meat, coast;Nordfang;2.100;M. Brandt;;;no;yes;;lost;;9;2;;8815
;07.11.2026;;Seetal Frucht;75;Oskar Lindqvist;;;yes;no;;advance;Our ERP does that;4;4;neutral;8816
"""


def _calls(window: MainWindow) -> TableSheet:
    window.open_sample()
    assert window.page is not None
    path = Path(tempfile.mkdtemp(prefix="narrative-shots-")) / "calls autumn.csv"
    path.write_text(_CALLS, encoding="utf-8")
    sheet = TableSheet(window, window.page.session, Opened.read(path))
    sheet.open()
    return sheet


def _table(window: MainWindow) -> QWidget | None:
    _calls(window)
    return None


def _nothing(window: MainWindow) -> QWidget | None:
    """No column says what the rows belong to."""
    sheet = _calls(window)
    for header in ("Session", "Date", "Alias", "Company"):
        sheet.choice.choose_field(header, None)
    sheet.refresh()
    return None


def _call(window: MainWindow) -> str:
    """A call in the words of the story, so that pieces resemble their frames."""
    window.open_sample()
    assert window.page is not None
    story = window.page.session.story
    assert story is not None
    cues = ["WEBVTT", ""]
    at = 0
    for frame in story.frames:
        said = " ".join(frame.script.split()) or frame.key_message
        for who, words in (("Priya", said[:240]), ("Bea", "I see. And how long does that take?")):
            start, at = at, at + 21
            times = " --> ".join(
                f"{moment // 60:02}:{moment % 60:02}.000" for moment in (start, at)
            )
            cues += [times, f"<v {who}>{words}", ""]
    return "\n".join(cues)


def _transcript(window: MainWindow) -> QWidget | None:
    text = _call(window)
    assert window.page is not None
    read = parse_transcript(text, "T07 call.vtt")
    TranscriptSheet(window, window.page.session, Path("T07 call.vtt"), read).open()
    return None


def _review(window: MainWindow) -> QWidget | None:
    text = _call(window)
    assert window.page is not None
    session = window.page.session
    story = session.story
    assert story is not None
    of = plan_session(session.project, narrative=story.narrative.id, prospect="Tamsel Bakeries")
    read = parse_transcript(text, "T07 call.vtt")
    bring_transcript(session.project, story, of, read, has_agreed=True)
    sheet = ReviewSheet(window, session, of.id)
    sheet.open()
    sheet.confirm_frame(0)
    sheet.part(5)
    sheet.join(8, is_next=False)
    sheet.table.selectRow(6)
    return None


IMPORTING: dict[str, Callable[[MainWindow], QWidget | None]] = {
    "import-table": _table,
    "import-nothing": _nothing,
    "import-transcript": _transcript,
    "import-review": _review,
}
"""How to get there from the welcome page, by the names of the pictures."""
