"""The body of a Word document: every block of a paper in the styles that it asks for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from exporters.paper.model import (
    Badge,
    Beside,
    Block,
    Cards,
    Contents,
    Facts,
    Figure,
    Grid,
    Headline,
    Intro,
    Labelled,
    Look,
    Masthead,
    Named,
    Pairs,
    Plot,
    Prose,
    Ribbon,
    Section,
    Tick,
    Ticks,
    Tone,
    WriteIns,
)
from exporters.paper.plots import plot_drawing, plot_png
from exporters.word.desk import Desk, Room
from exporters.word.look import CHIPS, HEADINGS, TAGS, Style, right_tab
from exporters.word.pages import Pages
from exporters.word.paragraphs import Typed
from exporters.word.tables import Tables
from narrative_studio.markup import Footnotes, Paragraph, Run, runs_text

STAR = "★"
_TONES = {Tone.SETUP: "setup", Tone.FOLLOW: "follow", Tone.QUIET: "text3"}
_LOOKS = {
    Look.KEY: Style.KEY_MESSAGE,
    Look.ASK: Style.ASK,
    Look.QUIET: Style.QUIET,
    Look.CAUTION: Style.CAUTION,
}
_ROLES = {Look.KEY: "accent", Look.ASK: "info", Look.CAUTION: "warn"}
"""The colour of a passage's name inside a cell, where there is no room for a tint."""

_BREAK = "<w:r><w:br/></w:r>"
_TAB = "<w:r><w:tab/></w:r>"


class Body:
    """Sets the blocks of one paper."""

    def __init__(self, desk: Desk, pages: Pages) -> None:
        self._desk = desk
        self._pages = pages
        self._typed = Typed(desk)
        self._tables = Tables(desk, self)

    def section(self, section: Section) -> str:
        """The blocks of one section."""
        shape = self._pages.shape(is_landscape=section.is_landscape)
        return self.blocks(section.blocks, Room(shape.width_mm, height_mm=shape.height_mm))

    def blocks(self, blocks: Iterable[Block], room: Room) -> str:
        """Blocks one after the other."""
        held = tuple(blocks)
        if not (held and isinstance(last := held[-1], Footnotes)):
            return self._one_by_one(held, room)
        with self._desk.notes.told(last.notes) as told:
            made = self._one_by_one(held[:-1], room)
            return made + self._typed.below(told, room)

    def _one_by_one(self, blocks: Sequence[Block], room: Room) -> str:
        made = []
        for place, block in enumerate(blocks):
            before = blocks[place - 1] if place else None
            after = blocks[place + 1] if place + 1 < len(blocks) else None
            made.append(self._block(block, room, before, after))
        return "".join(made)

    def _intro(self, intro: Intro, facts: Facts | None, room: Room, *, before_heading: bool) -> str:
        """The words that introduce what follows, and facts before them in the same paragraph.

        LibreOffice keeps no more than two paragraphs with a table that moves to the next page: a
        heading above them would be left behind.
        """
        words = self._desk.words
        inner = words.plain(intro.text)
        if said := _in_line(facts):
            quiet = words.plain(said, _small(self._desk.colour("text3")))
            inner = f"{quiet}{_BREAK}{inner}"
        return self._typed.paragraph(room.text, inner, intro.text, keeps=not before_heading)

    def _facts(self, facts: Facts, room: Room, *, before_heading: bool) -> str:
        """Facts in a line; their style holds them to what follows, but never to a heading."""
        said = _in_line(facts)
        style = Style.CELL_SUPPORT if room.is_cell else Style.FACTS
        loose = '<w:keepNext w:val="0"/>' if before_heading and not room.is_cell else ""
        inner = self._desk.words.plain(said)
        return self._typed.paragraph(style, inner, said, before=loose) if said else ""

    def footnotes(self) -> dict[int, str]:
        """What the marked footnotes say, by their ids; asked for when all else is set."""
        return {number: self._typed.footnote(note) for number, note in self._desk.notes.marked}

    def keep(self, style: Style, text: str) -> str:
        """A paragraph of plain text that stays with the one after it."""
        return self._typed.paragraph(style, self._desk.words.plain(text), text, keeps=True)

    def _block(self, block: Block, room: Room, before: Block | None, after: Block | None) -> str:
        match block:
            case Intro():
                facts = before if isinstance(before, Facts) and not room.is_cell else None
                return self._intro(block, facts, room, before_heading=_is_heading(after))
            case Facts() if isinstance(after, Intro) and not room.is_cell:
                return ""  # The words that follow take them along.
            case Facts():
                return self._facts(block, room, before_heading=_is_heading(after))
            case Masthead():
                return self._masthead(block, room)
            case Headline():
                return self._headline(block)
            case Prose(inner, is_script):
                place = replace(room, text=Style.SCRIPT) if is_script else room
                return self._typed.blocks(inner, place)
            case Labelled():
                return self._labelled(block, room)
            case Contents(levels):
                return self._contents(levels, room)
            case Grid() | Pairs() | Beside() | Ribbon() | WriteIns() | Cards():
                return self._tables.block(block, room)
            case Named() | Badge() | Figure() | Ticks():
                return self._small(block, room)
            case Plot():
                return self._plot(block, room)
            case _:
                return self._typed.blocks((block,), room)

    # The large

    def _masthead(self, head: Masthead, room: Room) -> str:
        facts = " · ".join(filter(None, head.facts))
        parts = [(Style.KICKER, head.over), (Style.TITLE, head.title)]
        parts += [(Style.SUBTITLE, head.line), (Style.FACTS, facts)]
        if head.is_slim:
            words = self._desk.words
            inner = (
                words.plain(head.title)
                + _TAB
                + words.plain(facts, _small(self._desk.colour("text3")))
            )
            tab = right_tab(room.width_mm)
            return self._typed.paragraph(
                Style.SHEET_TITLE, inner, head.title, keeps=True, before=tab
            )
        return "".join(self.keep(style, text) for style, text in parts if text)

    def _headline(self, headline: Headline) -> str:
        words = self._desk.words
        is_tinted = headline.level == 1 and self._desk.is_own_design
        tint = _TONES.get(headline.tone) if is_tinted else None
        look = f'<w:color w:val="{self._desk.colour(tint)}"/>' if tint else ""
        inner = words.plain(headline.text, look)
        if headline.chip:
            chip = words.styled(f"\u00a0{headline.chip}\u00a0", CHIPS[headline.tone])
            inner = f"{chip}{words.plain('  ')}{inner}"
        inner = self._desk.marked(headline, inner)
        turn = "<w:pageBreakBefore/>" if headline.starts_page else ""
        style = HEADINGS[headline.level - 1]
        return self._typed.paragraph(style, inner, headline.text, before=turn)

    def _contents(self, levels: int, room: Room) -> str:
        """A line with a page number for each heading.

        No field of Word for a whole table of contents: its numbers are empty until somebody
        renews them, Word can only be asked to by a question at every opening, and LibreOffice
        leaves them empty. A number of its own is found by LibreOffice at opening and by Word at
        the latest when it prints.
        """
        found = [one for one in self._desk.paper.headlines if one.level <= levels]
        return "".join(self._entry(one, room) for one in found)

    def _entry(self, headline: Headline, room: Room) -> str:
        style = Style.TOC_1 if headline.level == 1 else Style.TOC_2
        link, number = self._desk.way_to(headline)
        inner = f"{link}{self._desk.words.plain(headline.words)}{_TAB}{number}</w:hyperlink>"
        tab = right_tab(room.width_mm)
        return self._typed.paragraph(style, inner, headline.words, before=tab)

    # Passages

    def _labelled(self, passage: Labelled, room: Room) -> str:
        style = _LOOKS.get(passage.look)
        match passage.blocks:
            case (Paragraph(runs),) | (Prose((Paragraph(runs),)),):
                return self._one_line(passage, runs, style, room)
            case blocks if style is not None and not room.is_cell:
                inner = replace(room, text=style)
                return self.keep(Style.LABEL, passage.label) + self.blocks(blocks, inner)
            case blocks:
                return self.keep(Style.LABEL, passage.label) + self.blocks(blocks, room)

    def _one_line(
        self, passage: Labelled, runs: Sequence[Run], style: Style | None, room: Room
    ) -> str:
        words = self._desk.words
        said, text = words.runs(tuple(runs)), runs_text(runs)
        if room.is_cell or style is None or style is Style.QUIET:
            own = room.text if room.is_cell or style is None else style
            label = f"{passage.label}: "
            role = _ROLES.get(passage.look, "text3")
            tint = f'<w:color w:val="{self._desk.colour(role)}"/>'
            name = words.styled(label, Style.LABEL_WORDS)
            name = words.plain(label, f"<w:b/><w:bCs/>{tint}") if room.is_cell else name
            return self._typed.paragraph(own, name + said, text, keeps=passage.keeps)
        label = words.styled(passage.label, Style.LABEL_WORDS)
        return self._typed.paragraph(style, label + _BREAK + said, text, keeps=passage.keeps)

    # The small

    def _small(self, block: Named | Badge | Figure | Ticks, room: Room) -> str:
        words, typed = self._desk.words, self._typed
        match block:
            case Named(name, caution, is_strong):
                inner = words.plain(name, "<w:b/><w:bCs/>" if is_strong else "")
                if caution:
                    tag = words.styled(f"\u00a0{caution}\u00a0", Style.TAG_CAUTION)
                    inner += words.plain(" ") + tag
                return typed.paragraph(room.text, inner, name)
            case Badge(word, tone, star):
                said = f"\u00a0{STAR} {word}\u00a0" if star else f"\u00a0{word}\u00a0"
                style = TAGS.get(tone, Style.TAG)
                return typed.paragraph(room.text, words.styled(said, style), word)
            case Figure():
                return self._figure(block, room)
            case Ticks(items):
                return "".join(self._tick(item, room) for item in items)

    def _figure(self, figure: Figure, room: Room) -> str:
        widest = min(figure.widest_mm, room.width_mm)
        run = self._desk.picture(figure.picture, figure.alt, widest, figure.highest_mm)
        if not run:
            return ""
        shown = self._typed.paragraph(room.text, run, "", keeps=bool(figure.caption))
        if figure.caption:
            caption = self._desk.words.plain(figure.caption)
            shown += self._typed.paragraph(Style.CAPTION, caption, figure.caption)
        return shown

    def _plot(self, plot: Plot, room: Room) -> str:
        drawing = plot_drawing(plot, self._desk.paper.language, room.width_mm)
        size_px = round(drawing.width), round(drawing.height)
        highest = room.height_mm or room.width_mm
        widest = min(plot.widest_mm, room.width_mm)
        content, alt = plot_png(drawing), plot.chart.described()
        run = self._desk.drawn(content, size_px, alt, widest, highest)
        return self._typed.paragraph(room.text, run, "")

    def _tick(self, tick: Tick, room: Room) -> str:
        words = self._desk.words
        if room.is_cell and not tick.what and not tick.note:
            return self._typed.paragraph(room.text, self._typed.box(), "")
        inner = f"{self._typed.box()}{words.plain('  ' + tick.what)}"
        if tick.note:
            inner += _TAB + words.styled(tick.note, Style.LABEL_WORDS)
        return self._typed.paragraph(Style.CHECKLIST, inner, tick.what)


def _small(colour: str) -> str:
    """The run properties of what stands small beside a title."""
    return (
        f'<w:b w:val="0"/><w:bCs w:val="0"/><w:color w:val="{colour}"/>'
        '<w:sz w:val="18"/><w:szCs w:val="18"/>'
    )


def _is_heading(block: Block | None) -> bool:
    return isinstance(block, Headline)


def _in_line(facts: Facts | None) -> str:
    return " · ".join(filter(None, facts.parts)) if facts is not None else ""
