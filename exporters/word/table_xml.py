"""How a table stands in Word: rows that stay whole, cells, and the little room after it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from exporters.letters import runs_right_to_left
from exporters.opc import quoted
from exporters.paper.model import Block
from exporters.word.desk import Desk, Room
from exporters.word.look import DXA_PER_MM, Style

PAD = 80
"""The room at each side of a cell, in twentieths of a point; the table style says the same."""


class Setter(Protocol):
    """Sets the blocks inside a cell."""

    def blocks(self, blocks: Iterable[Block], room: Room) -> str: ...

    def keep(self, style: Style, text: str) -> str: ...


@dataclass(frozen=True, slots=True)
class Box:
    """A finished cell: its width, what is in it, and its properties as XML."""

    width: int
    inner: str
    properties: str = ""
    span: int = 1


class TableXml:
    """Writes tables; what is inside their cells is set by ``setter``."""

    def __init__(self, desk: Desk, setter: Setter) -> None:
        self.desk = desk
        self._setter = setter

    def table(
        self,
        rows: Sequence[str],
        widths: Sequence[int],
        *,
        style: Style = Style.TABLE_PLAIN,
        name: str = "",
        has_head: bool = False,
        margins: str = "",
    ) -> str:
        """A table of finished rows, and the little room after it that keeps tables apart."""
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        bidi = "<w:bidiVisual/>" if runs_right_to_left(self.desk.paper.language) else ""
        look = '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        look = look if has_head else look.replace('0020" w:firstRow="1', '0000" w:firstRow="0')
        inside = f"<w:tblCellMar>{margins}</w:tblCellMar>" if margins else ""
        # Tints reach a little beyond the text, which lines up with that around the table.
        indent = f'<w:tblInd w:w="-{PAD}" w:type="dxa"/>' if style is Style.TABLE else ""
        caption = f"<w:tblCaption w:val={quoted(name)}/>" if name else ""
        head = (
            f'<w:tblPr><w:tblStyle w:val="{self.desk.style(style)}"/>{bidi}'
            f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>{indent}<w:tblLayout w:type="fixed"/>'
            f'{inside}{look}w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>{caption}</w:tblPr>'
        )
        return f"<w:tbl>{head}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>{self.spacer()}"

    def row(
        self,
        boxes: Sequence[Box],
        *,
        height: str = "",
        is_head: bool = False,
        is_whole: bool = True,
    ) -> str:
        """A row, which stays on one page if it is whole; ``height`` is a ``w:trHeight`` element."""
        whole = "<w:cantSplit/>" if is_whole else ""
        head = "<w:tblHeader/>" if is_head else ""
        cells = "".join(map(_box, boxes))
        return f"<w:tr><w:trPr>{whole}{height}{head}</w:trPr>{cells}</w:tr>"

    def inside(self, blocks: Iterable[Block], room: Room) -> str:
        """The content of a cell; Word wants a paragraph at its end."""
        said = self._setter.blocks(blocks, room)
        if not said:
            return f'<w:p><w:pPr><w:pStyle w:val="{self.desk.style(room.text)}"/></w:pPr></w:p>'
        return said if said.endswith("</w:p>") else said + self.spacer()

    def spacer(self) -> str:
        """An almost empty line."""
        return f'<w:p><w:pPr><w:pStyle w:val="{self.desk.style(Style.SPACER)}"/></w:pPr></w:p>'

    def keep(self, style: Style, text: str) -> str:
        """A paragraph that stays with the next."""
        return self._setter.keep(style, text)


def shared(width: int, shares: Sequence[float]) -> list[int]:
    """A width in parts like ``shares`` that add up to it."""
    whole = sum(shares) or 1
    ends = [round(width * sum(shares[: place + 1]) / whole) for place in range(len(shares))]
    return [end - start for start, end in zip([0, *ends], ends, strict=False)]


def _box(box: Box) -> str:
    span = f'<w:gridSpan w:val="{box.span}"/>' if box.span > 1 else ""
    properties = f'<w:tcW w:w="{box.width}" w:type="dxa"/>{span}{box.properties}'
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{box.inner}</w:tc>"


def cell_room(width: int, style: Style) -> Room:
    """The place inside a cell of a width in twentieths of a point."""
    return Room(max(width / DXA_PER_MM - 3, 4.0), style, is_cell=True)
