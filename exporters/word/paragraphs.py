"""Paragraphs and what people typed: headings, lists, quotes, code and tables of Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import nullcontext
from dataclasses import replace

from exporters.letters import is_right_to_left
from exporters.note_marks import Told
from exporters.word.desk import Desk, Room
from exporters.word.look import HEADINGS, Style, dxa
from exporters.word.numbering import LEVELS, STEP_DXA
from exporters.word.table_xml import cell_room
from narrative_studio.code_tones import code_lines
from narrative_studio.markup import (
    Alignment,
    Block,
    CodeBlock,
    Cue,
    Footnote,
    Footnotes,
    Heading,
    Item,
    Listing,
    Paragraph,
    Picture,
    Quote,
    Rule,
    Run,
    Runs,
    Table,
    raised,
    runs_text,
    without_notes,
)
from narrative_studio.text_pictures import cell_blocks, picture_id, pictures_apart

_BOX = '<w:sdtPr><w:id w:val="{id}"/><w14:checkbox><w14:checked w14:val="{state}"/>' + (
    '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
    '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr>'
)
_SIGN_FONT = (
    '<w:rPr><w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic" '
    'w:hint="eastAsia"/></w:rPr>'
)
_FOOT_MM = 150.0
"""The width that footnotes are set for, which go over the whole page."""
_WHOLE_CODE = 24
"""Code of at most so many lines stays on one page."""
_HIGHEST_MM = 90.0
_HIGHEST_IN_CELL_MM = 45.0
_HIGHEST_IN_TABLE_MM = 25.0
"""Pictures within a text are no higher than this."""
_RULE_LINE = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'


class Typed:
    """Sets the blocks of Markdown; headings become those of Word below ``heading``."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def blocks(self, blocks: Iterable[Block], room: Room, *, heading: int = 3) -> str:
        """Set blocks one after the other."""
        body, notes = without_notes(pictures_apart(tuple(blocks), self._desk.holds))
        with self._desk.notes.told(notes) if notes else nullcontext() as told:
            made = "".join(self._block(block, room, heading) for block in body)
            return made + (self.below(told, room) if told else "")

    def below(self, told: Told, room: Room) -> str:
        """The footnotes of a text that nothing marks, at its end."""
        return "".join(self._note(note, room) for note in told.unmarked())

    def footnote(self, note: Footnote) -> str:
        """What a footnote says, as it stands at the foot of the page."""
        room = Room(_FOOT_MM, text=Style.FOOTNOTE)
        mark = self._desk.notes.own_mark()
        match note.blocks:
            case (Paragraph(runs), *rest):
                inner, text = mark + self._desk.words.runs(runs), runs_text(runs)
            case rest:
                inner, text = mark, ""
        return self.paragraph(room.text, inner, text) + self.blocks(rest, room)

    def paragraph(
        self,
        style: Style,
        inner: str,
        text: str,
        *,
        keeps: bool = False,
        before: str = "",
        after: str = "",
    ) -> str:
        """One paragraph of finished runs; ``text`` is what they say and decides the direction.

        ``before`` and ``after`` are paragraph properties that stand, in the order that Word asks
        for, before and after those of the direction.
        """
        bidi = "<w:bidi/>" if is_right_to_left(text) else ""
        keep = "<w:keepNext/>" if keeps else ""
        own = f'<w:pStyle w:val="{self._desk.style(style)}"/>{keep}{before}{bidi}{after}'
        return f"<w:p><w:pPr>{own}</w:pPr>{inner}</w:p>"

    def runs(self, runs: Runs, style: Style, *, keeps: bool = False, bold: bool = False) -> str:
        """One paragraph of running text."""
        inner = self._desk.words.runs(runs, bold=bold)
        return self.paragraph(style, inner, runs_text(runs), keeps=keeps)

    def box(self, *, is_ticked: bool = False) -> str:
        """A box that can be ticked in Word."""
        head = _BOX.format(id=self._desk.new_id(), state=int(is_ticked))
        sign = "☒" if is_ticked else "☐"
        return (
            f"<w:sdt>{head}<w:sdtContent><w:r>{_SIGN_FONT}<w:t>{sign}</w:t></w:r></w:sdtContent>"
            "</w:sdt>"
        )

    def _block(self, block: Block, room: Room, heading: int) -> str:
        match block:
            case Paragraph(runs):
                return self.runs(runs, room.text)
            case Heading(level, runs):
                style = HEADINGS[min(heading + level - 2, len(HEADINGS) - 1)]
                return self.runs(runs, Style.LABEL if room.is_cell else style)
            case Cue(runs):
                return self.runs(runs, Style.CUE)
            case CodeBlock(text, language):
                return self._code(code_lines(text.replace("\t", "    "), language))
            case Picture():
                return self._picture(block, room)
            case Rule():
                return self.paragraph(room.text, "", "", before=_RULE_LINE)
            case Quote(inner):
                quoted = replace(room, width_mm=room.width_mm - 4, text=Style.QUOTE)
                return self.blocks(inner, quoted, heading=heading)
            case Listing():
                return self._listing(block, room, 0)
            case Table():
                return self._table(block, room)
            case Footnotes(notes):
                return "".join(self._note(note, room) for note in notes)

    def _note(self, note: Footnote, room: Room) -> str:
        """A footnote with its number before it, where no mark can lead to it."""
        quiet = replace(room, text=Style.QUIET) if not room.is_cell else room
        match note.blocks:
            case (Paragraph(runs), *rest):
                first = (Run(f"{raised(note.number)} "), *runs)
            case rest:
                first = (Run(raised(note.number)),)
        return self.runs(first, quiet.text) + self.blocks(rest, quiet)

    def _picture(self, picture: Picture, room: Room, level: int = -1) -> str:
        """A picture of the document, below an item of a list where it has a ``level``."""
        highest = _HIGHEST_IN_CELL_MM if room.is_cell else _HIGHEST_MM
        indent = (level + 1) * STEP_DXA
        if shown := self._shown(picture, room.width_mm - indent / dxa(1), highest):
            after = f'<w:ind w:left="{indent}"/>' if indent else ""
            return self.paragraph(room.text, shown, "", after=after)
        said = f"Picture: {picture.alt or 'no description'}"
        return self.runs((Run(said, italic=True),), room.text)

    def _shown(self, picture: Picture, widest_mm: float, highest_mm: float) -> str:
        """A picture of the document as a run; empty where it cannot be shown."""
        found = picture_id(picture.source)
        return self._desk.picture(found, picture.alt, widest_mm, highest_mm) if found else ""

    def _code(self, lines: Sequence[Runs]) -> str:
        # One paragraph, so that the tint has no gaps; a long one goes on on the next page.
        inner = self._desk.words.code(lines)
        long = '<w:keepLines w:val="0"/>' if len(lines) > _WHOLE_CODE else ""
        return self.paragraph(Style.CODE, inner, "", before=long) + self.paragraph(
            Style.SPACER, "", ""
        )

    def _listing(self, listing: Listing, room: Room, level: int) -> str:
        depth = min(level, LEVELS - 1)
        style = Style.BULLET if listing.start is None else Style.NUMBER
        list_id = self._desk.numbering.bullets
        if listing.start is not None:
            list_id = self._desk.numbering.ordered(depth, listing.start)
        style = room.text if room.is_cell else style
        items = (self._item(item, style, list_id, room, depth) for item in listing.items)
        return "".join(items)

    def _item(self, item: Item, style: Style, list_id: int, room: Room, level: int) -> str:
        first, rest = _parted(item)
        numbered = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
        inner = self._desk.words.runs(first)
        if item.checked is not None:
            # The box is the sign of the item.
            numbered, style = "", room.text if room.is_cell else Style.LIST_TEXT
            inner = f"{self.box(is_ticked=item.checked)}{self._desk.words.plain(' ')}{inner}"
        indent = self._indent(level)
        own = self.paragraph(style, inner, runs_text(first), before=numbered, after=indent)
        return own + "".join(self._below(block, room, level) for block in rest)

    def _below(self, block: Block, room: Room, level: int) -> str:
        """What belongs to an item below its first line."""
        if isinstance(block, Listing):
            return self._listing(block, room, level + 1)
        if isinstance(block, Picture):
            return self._picture(block, room, level)
        if isinstance(block, Paragraph):
            inner = self._desk.words.runs(block.runs)
            indent = f'<w:ind w:left="{STEP_DXA * (level + 1)}"/>'
            style = room.text if room.is_cell else Style.LIST_TEXT
            return self.paragraph(style, inner, runs_text(block.runs), after=indent)
        return self._block(block, room, 4)

    @staticmethod
    def _indent(level: int) -> str:
        return f'<w:ind w:left="{STEP_DXA * (level + 1)}" w:hanging="{STEP_DXA}"/>'

    def _table(self, table: Table, room: Room) -> str:
        count = len(table.header)
        width = dxa(room.width_mm) // max(count, 1)
        grid = f'<w:gridCol w:w="{width}"/>' * count
        rows = [self._cells(table, table.header, width, is_head=True)]
        rows += [self._cells(table, row, width) for row in table.rows]
        head = (
            f'<w:tblPr><w:tblStyle w:val="{self._desk.style(Style.TABLE)}"/>'
            f'<w:tblW w:w="{width * count}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            '<w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr>'
        )
        spacer = self.paragraph(Style.SPACER, "", "")
        return f"<w:tbl>{head}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>{spacer}"

    def _cells(
        self, table: Table, row: Iterable[Runs], width: int, *, is_head: bool = False
    ) -> str:
        head = "<w:tblHeader/>" if is_head else ""
        style = Style.CELL_HEAD if is_head else Style.CELL
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            f"{self._cell(runs, alignment, style, cell_room(width, style))}</w:tc>"
            for runs, alignment in zip(row, table.alignments, strict=False)
        )
        return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{cells}</w:tr>"

    def _cell(self, runs: Runs, alignment: Alignment, style: Style, room: Room) -> str:
        side = "" if alignment is Alignment.LEFT else f'<w:jc w:val="{alignment}"/>'
        made = ""
        for part in cell_blocks(runs, self._desk.holds):
            if isinstance(part, Picture):
                inner = self._shown(part, room.width_mm, _HIGHEST_IN_TABLE_MM)
                made += self.paragraph(style, inner, "", after=side)
            else:
                inner = self._desk.words.runs(part.runs)
                made += self.paragraph(style, inner, runs_text(part.runs), after=side)
        return made


def _parted(item: Item) -> tuple[Runs, tuple[Block, ...]]:
    match item.blocks:
        case (Paragraph(runs), *rest):
            return runs, tuple(rest)
        case blocks:
            return (), blocks
