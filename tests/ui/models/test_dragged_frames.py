"""What a drag of frames carries."""

from __future__ import annotations

from narrative_studio.parcel import MIME_TYPE, unpack
from tests.ui.boards import Boards, named
from ui.models.dragged_frames import (
    DOCUMENT_MIME,
    FRAMES_MIME,
    PARCEL_MIME,
    DraggedFrames,
    document_of,
)


def test_it_says_which_frames_of_which_document_and_packs_them_when_asked(boards: Boards) -> None:
    session = boards.session("insight:A", "proof:B")
    first = named(session, "A").id
    data = DraggedFrames(session, [first])
    assert bytes(data.data(FRAMES_MIME).data()).decode() == first
    assert bytes(data.data(DOCUMENT_MIME).data()).decode() == document_of(session)
    assert data.hasFormat(PARCEL_MIME)
    parcel = unpack(bytes(data.data(PARCEL_MIME).data()))
    assert [frame.headline for frame in parcel.frames] == ["A"]


def test_another_process_knows_it_as_what_is_copied() -> None:
    assert PARCEL_MIME == MIME_TYPE
