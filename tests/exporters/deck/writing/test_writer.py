"""A deck is written whole or not at all, the same each time, with little memory."""

import tracemalloc
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

from exporters.deck.slides import Deck, Role, Slide, SlidePicture
from exporters.deck.template.reader import default_template, read_template
from exporters.deck.writing.writer import survey_deck, write_deck
from exporters.protocol import Level, RowRef
from narrative_studio.errors import Cancelled, ExportFailed
from narrative_studio.markup import parse
from tests.exporters.deck.foreign_templates import from_right

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


class Many(Sequence[Slide]):
    """Slides that are made when they are asked for."""

    def __init__(self, count: int) -> None:
        self._count = count

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, index: Any) -> Any:
        if index >= self._count:
            raise IndexError(index)
        return Slide(
            Role.TEXT,
            f"Slide {index}",
            body=parse("- **one** two\n- three [four](https://example.org)\n- five"),
            notes=parse("Some words to say. " * 10),
            picture=SlidePicture(f"{index}", f"Picture {index}"),
        )


def test_the_same_deck_gives_the_same_bytes(tmp_path: Path, picture: Callable[..., bytes]) -> None:
    deck = Deck("D", Many(5), made_on=date(2026, 4, 21), read_picture=lambda key: picture())
    first, second = tmp_path / "a.pptx", tmp_path / "b.pptx"
    summary = write_deck(deck, default_template(), first)
    write_deck(deck, default_template(), second)
    assert first.read_bytes() == second.read_bytes()
    assert summary.size_bytes == first.stat().st_size


def test_progress_is_told_of_every_slide(tmp_path: Path) -> None:
    told: list[tuple[int, int, str]] = []
    deck = Deck("D", (Slide(Role.TITLE, "A"), Slide(Role.TEXT, "B")))
    write_deck(deck, default_template(), tmp_path / "a.pptx", lambda *args: told.append(args))
    assert told == [(0, 2, "A"), (1, 2, "B"), (2, 2, "D")]


@pytest.mark.parametrize("at", [0, 1, 2])
def test_stopping_leaves_the_old_file_and_nothing_else(tmp_path: Path, at: int) -> None:
    target = tmp_path / "a.pptx"
    target.write_bytes(b"old")

    def stop(done: int, total: int, label: str) -> None:
        if done == at:
            raise Cancelled("Export stopped.")

    deck = Deck("D", (Slide(Role.TITLE, "A"), Slide(Role.TEXT, "B")))
    with pytest.raises(Cancelled):
        write_deck(deck, default_template(), target, stop)
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.pptx"]


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    deck = Deck("D", (Slide(Role.TITLE, "A"),))
    with pytest.raises(ExportFailed, match="does not exist"):
        write_deck(deck, default_template(), tmp_path / "no" / "a.pptx")


def test_a_survey_counts_as_the_writing_does(tmp_path: Path, picture: Callable[..., bytes]) -> None:
    row = RowRef("frame", "f")
    slides = (
        Slide(Role.TITLE, "A"),
        Slide(
            Role.TEXT,
            "B",
            body=parse("\n".join(f"- {'word ' * 30}" for _ in range(20))),
            notes=parse("x"),
            row=row,
        ),
        Slide(Role.TEXT, "C", picture=SlidePicture("a", ""), is_hidden=True),
        Slide(Role.TEXT, "D", picture=SlidePicture("a", "A")),
    )
    deck = Deck("D", slides, read_picture=lambda key: picture())
    written = write_deck(deck, default_template(), tmp_path / "a.pptx")
    surveyed = survey_deck(deck, default_template())
    assert (written.slides, written.notes, written.entries) == (
        surveyed.slides,
        surveyed.notes,
        surveyed.entries,
    )
    assert surveyed.size_bytes == 0
    assert (surveyed.hidden, surveyed.notes) == (1, 1)
    assert (surveyed.pictures, surveyed.pictures_with_alt) == (2, 1)
    first, second = surveyed.entries
    assert first.text.startswith("Slide 2: goes on for")
    assert (first.level, first.row) == (Level.INFO, row)
    assert second.level is Level.WARNING
    assert second.text == f"Slide {surveyed.slides - 1}: picture has no alt text"


def test_memory_does_not_grow_with_the_pictures(
    tmp_path: Path, picture: Callable[..., bytes]
) -> None:
    heavy = picture() + b"\0" * 1_000_000

    def peak(count: int) -> int:
        deck = Deck("D", Many(count), read_picture=lambda key: heavy + key.encode())
        tracemalloc.start()
        write_deck(deck, default_template(), tmp_path / "a.pptx")
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(1)
    assert peak(60) < peak(10) + 3_000_000


def test_english_keeps_its_full_stops_on_a_template_from_the_right(tmp_path: Path) -> None:
    template = read_template(from_right(tmp_path))
    said = "Yes. (No?)"
    slide = Slide(Role.TEXT, said, body=parse(f"- {said}\n\n| a. | b |\n|--|--|\n| c. | d |"))
    write_deck(Deck("D", (slide,), footer=said), template, tmp_path / "a.pptx")
    (made,) = Presentation(str(tmp_path / "a.pptx")).slides
    paras = [
        para for para in made._element.iter(f"{_A}p") if any(map(str.isalpha, _words_of(para)))
    ]
    assert len(paras) == 7
    assert [para.find(f"{_A}pPr").get("rtl") for para in paras] == ["0"] * 7


def _words_of(para: Any) -> str:
    return "".join(text.text for text in para.iter(f"{_A}t"))
