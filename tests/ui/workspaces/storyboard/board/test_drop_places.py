"""Where dragged frames would come to stand."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint

from narrative_studio.commands.storyboard import hide_frames
from tests.ui.boards import Boards
from tests.ui.workspaces.storyboard.board.test_geometry import page
from ui.models.storyboard_places import Places, places_of
from ui.workspaces.storyboard.board.drop_places import DropPlace, drop_place
from ui.workspaces.storyboard.board.geometry import Geometry


class Board:
    """A laid out story and its frames by headline."""

    def __init__(self, found: Places, names: dict[str, str]) -> None:
        self.found = found
        self.names = names
        self.page: Geometry = page(912, *(one.count for one in found.stretches))

    def row(self, what: str) -> int:
        return [place.key for place in self.found.places].index(self.names.get(what, what))

    def drop(self, point: QPoint, *taken: str) -> DropPlace:
        found = drop_place(
            self.page,
            self.found.places.__getitem__,
            len(self.found.places),
            point,
            frozenset(self.names[name] for name in taken),
        )
        assert found is not None
        return found

    def at(self, what: str, *taken: str, right: bool = False) -> DropPlace:
        card = self.page.card(self.page.cell(self.row(what)))
        x = card.right() - 20 if right else card.left() + 20
        return self.drop(QPoint(x, card.center().y()), *taken)


@pytest.fixture
def board(boards: Boards) -> Board:
    project = boards.project("insight:A", "insight:B", "perfect-world:C", "proof:D", "proof:E")
    frames = {frame.headline: frame.id for frame in project.view().frames.values()}
    hide_frames(project, frames=[frames["E"]], is_backup=True)
    names = {headline: str(frame) for headline, frame in frames.items()}
    return Board(places_of(project.view().narrative()), names)


def test_the_left_half_of_a_card_is_before_it(board: Board) -> None:
    found = board.at("B", "D")
    assert (found.beat, found.before) == ("insight", board.names["B"])
    assert found.line is not None
    card = board.page.card(board.page.cell(board.row("B")))
    assert found.line.right() < card.left()
    assert (found.line.top(), found.line.height()) == (card.top(), card.height())


def test_the_right_half_is_after_it_and_stays_in_its_beat(board: Board) -> None:
    assert board.at("A", "D", right=True).before == board.names["B"]
    last = board.at("B", "D", right=True)
    assert (last.beat, last.before) == ("insight", None)


def test_frames_that_are_dragged_are_no_landmarks(board: Board) -> None:
    assert board.at("A", "A").before == board.names["B"]
    assert board.at("A", "A", "B").before is None


def test_an_empty_beat_takes_a_frame(board: Board) -> None:
    found = board.at("gap:alternatives", "A")
    assert (found.beat, found.before, found.line) == ("alternatives", None, None)


def test_the_place_to_add_and_the_backups_put_a_frame_aside(board: Board) -> None:
    assert board.at("add", "A").is_backup
    assert board.at("E", "A").is_backup


def test_beside_the_cards_the_nearest_line_counts(board: Board) -> None:
    below = board.drop(QPoint(500, board.page.height + 400), "A")
    assert below.is_backup
    heading = board.drop(QPoint(500, 5), "D")
    assert heading.row == 0
    end_of_line = board.drop(QPoint(860, 100), "D")
    assert end_of_line.beat == "perfect-world"


def test_on_an_empty_page_there_is_no_place() -> None:
    assert drop_place(page(912), lambda _row: None, 0, QPoint(5, 5), frozenset()) is None  # type: ignore[arg-type, return-value]
