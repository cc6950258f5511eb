"""Copy, cut and paste of frames with the clipboard of this computer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from narrative_studio.commands.documents import start_narrative
from narrative_studio.commands.links import link
from narrative_studio.commands.positioning import add_element
from narrative_studio.errors import ImportFailed
from narrative_studio.model.positioning import ElementKind
from narrative_studio.parcel import MIME_TYPE
from tests.ui.boards import Boards, headlines, named, told
from tests.ui.studio import told as messages
from ui.inspector.frame.actions import FrameActions
from ui.inspector.frame.clipboard import frames_held, holds_frames, picture_held, put_frames
from ui.session import Session


@pytest.fixture
def session(boards: Boards) -> Session:
    return boards.session("insight:A", "insight:B", "the-ask:Z")


@pytest.fixture
def actions(session: Session) -> FrameActions:
    return FrameActions(session, session)


@pytest.fixture(autouse=True)
def empty(qapp: QApplication) -> Iterator[None]:
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


def last_words(session: Session) -> str:
    return messages(session)[-1].text


def test_other_programs_get_plain_text(session: Session) -> None:
    put_frames(told(session), [named(session, "A").id])
    assert QGuiApplication.clipboard().text() == "A"
    assert holds_frames()
    assert [one.headline for one in frames_held().frames] == ["A"]


def test_a_copy_is_pasted_after_the_current_frame_and_selected(
    session: Session, actions: FrameActions
) -> None:
    actions.copy([named(session, "A").id])
    assert last_words(session) == "Frame 1 copied"
    actions.paste(after=named(session, "Z").id)
    assert headlines(session) == ["A", "B", "Z", "A"]
    assert session.selection.ids == (told(session).frames[3].id,)
    assert last_words(session) == "Frame 4 pasted"
    session.undo()
    assert headlines(session) == ["A", "B", "Z"]


def test_what_is_cut_is_gone_here_and_comes_back_elsewhere(
    session: Session, actions: FrameActions
) -> None:
    actions.cut([named(session, "A").id, named(session, "B").id])
    assert headlines(session) == ["Z"]
    assert last_words(session) == "2 frames cut"
    other = start_narrative(session.project, title="Other", template_id="blank")
    session.choose_narrative(other.id)
    actions.paste()
    assert headlines(session) == ["A", "B"]


def test_into_another_document_with_a_note_of_what_was_left_out(
    session: Session, actions: FrameActions, boards: Boards
) -> None:
    element = add_element(session.project, kind=ElementKind.VALUE, name="Minutes")
    link(session.project, source=named(session, "A"), target=element)
    actions.copy([named(session, "A").id])
    other = boards.session("insight:X")
    FrameActions(other, other).paste(beat="proof")
    assert headlines(other) == ["X", "A"]
    assert last_words(other) == (
        "Frame 2 pasted. Its link to the value theme “Minutes” was left out: this document has none"
    )


def test_an_empty_clipboard_says_what_to_do(session: Session, actions: FrameActions) -> None:
    actions.paste()
    assert last_words(session) == (
        "There are no frames in the clipboard. Copy frames here or in another document."
    )
    assert headlines(session) == ["A", "B", "Z"]


def test_hostile_content_is_refused(session: Session, actions: FrameActions) -> None:
    data = QMimeData()
    data.setData(MIME_TYPE, b'{"format": "narrative-studio-frames", "version": 1, "frames": [7]}')
    QGuiApplication.clipboard().setMimeData(data)
    actions.paste()
    assert last_words(session).startswith("The clipboard cannot be pasted: a frame in it is no")
    assert headlines(session) == ["A", "B", "Z"]
    with pytest.raises(ImportFailed):
        frames_held()


def test_nothing_chosen_leaves_the_clipboard_alone_and_says_so(
    session: Session, actions: FrameActions
) -> None:
    actions.copy([])
    actions.cut([])
    assert not holds_frames()
    assert [message.text for message in messages(session)] == [
        "Choose a frame first, then copy it",
        "Choose a frame first, then cut it",
    ]


def test_a_picture_beside_frames_is_not_pasted_for_them(session: Session) -> None:
    assert picture_held() is None
    both, alone = QMimeData(), QMimeData()
    for data in (alone, both):
        data.setImageData(QImage(2, 2, QImage.Format.Format_RGB32))
    QGuiApplication.clipboard().setMimeData(alone)
    assert picture_held() is not None
    drawn = QMimeData()
    drawn.setData("image/svg+xml", b"<svg/>")
    QGuiApplication.clipboard().setMimeData(drawn)
    assert picture_held() is not None
    both.setData(MIME_TYPE, b"frames")
    QGuiApplication.clipboard().setMimeData(both)
    assert picture_held() is None
