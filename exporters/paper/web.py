"""Sets a paper as one web page: for a screen, a phone and the printer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeGuard

from exporters.paper.model import (
    Badge,
    Beside,
    Block,
    Card,
    Cards,
    Cell,
    Contents,
    Facts,
    Figure,
    Grid,
    Headline,
    Intro,
    Labelled,
    Masthead,
    Named,
    Pairs,
    Paper,
    Plot,
    Prose,
    Ribbon,
    Row,
    RowKind,
    Share,
    Tick,
    Ticks,
    WriteIn,
    WriteIns,
)
from exporters.paper.plots import plot_svg
from exporters.web.blocks import Anchors, blocks_html
from exporters.web.page import icon, margins, page, picture, shown_in_text
from exporters.web.tags import Html, join, tag
from narrative_studio import markup
from narrative_studio.model.view import ProjectView

_ICONS = ("star-filled", "photo")
_SHEET = "paper"
_TURNED = "turned"
"""Sections whose pages lie where the others of their paper stand, or the other way round."""


def paper_page(paper: Paper, view: ProjectView, *, has_fonts: bool) -> str:
    """The whole page; pictures are read from ``view``."""
    setter = _Setter(view, paper)
    is_landscape = _lies(paper)
    body = join(
        (
            tag("div", setter.blocks(section.blocks), class_=_TURNED)
            if section.is_landscape != is_landscape
            else setter.blocks(section.blocks)
            for section in paper.sections
        ),
        "\n",
    )
    left, right = paper.running
    return page(
        title=f"{paper.kind}: {paper.title}",
        language=paper.language,
        sheets=(_SHEET,),
        css="\n".join(
            [
                *setter.widths,
                margins(
                    size=_size(is_landscape=is_landscape),
                    margin="15mm 16mm 16mm",
                    left=left,
                    right=right,
                ),
                f"@page {_TURNED} {{ size: {_size(is_landscape=not is_landscape)}; }}",
            ]
        ),
        icons=_ICONS,
        has_fonts=has_fonts,
        body=[tag("main", body)],
    )


def _lies(paper: Paper) -> bool:
    return paper.sections[0].is_landscape if paper.sections else False


def _size(*, is_landscape: bool) -> str:
    return f"A4 {'landscape' if is_landscape else 'portrait'}"


class _Setter:
    """Sets the blocks of one paper; knows the pictures and where links lead.

    ``widths`` are rules for the columns of its tables: the policy of a page forbids them inline.
    """

    def __init__(self, view: ProjectView, paper: Paper) -> None:
        self._view = view
        self._show = shown_in_text(view)
        self._paper = paper
        self._shapes: dict[tuple[float, ...], str] = {}
        self._plots = 0
        cards = [block for block in paper.blocks if isinstance(block, Cards)]
        named = [one.anchor for one in paper.headlines]
        named += [card.anchor for block in cards for card in block.cards]
        self._names = {
            anchor: anchor.partition(":")[0] + f"-{place}"
            for place, anchor in enumerate(filter(None, named), start=1)
        }
        # The links that people write lead to frames by their id alone.
        self._anchors: Anchors = {
            anchor.partition(":")[2]: name for anchor, name in self._names.items()
        }

    @property
    def widths(self) -> list[str]:
        """The rules for the tables that were set so far."""
        return [
            f".{name} col:nth-child({place}) {{ width: {100 * share / sum(shares):.2f}%; }}"
            for shares, name in self._shapes.items()
            for place, share in enumerate(shares, start=1)
        ]

    def blocks(self, blocks: Iterable[Block]) -> Html:
        """Set blocks one after the other."""
        held = tuple(blocks)
        if held and isinstance(held[-1], markup.Footnotes) and _is_typed(held):
            # Marks lead to the footnotes of the text that they are set with.
            return blocks_html(held, self._anchors, heading=4, show=self._show)
        return join((self._block(block) for block in held), "\n")

    def _block(self, block: Block) -> Html | None:
        match block:
            case Masthead():
                return _masthead(block)
            case Headline():
                return self._headline(block)
            case Prose(inner, is_script):
                said = blocks_html(inner, self._anchors, heading=4, show=self._show)
                return tag("div", said, class_="script" if is_script else "prose")
            case Labelled():
                return self._labelled(block)
            case Pairs() | Beside() | Grid():
                return self._in_columns(block)
            case Cards():
                return self._cards(block)
            case Contents(levels):
                return self._contents(levels)
            case Figure():
                return self._figure(block)
            case Plot():
                return self._plot(block)
            case Intro() | Facts() | Named() | Badge() | Ticks() | Ribbon() | WriteIns():
                return _small(block)
            case _:
                return blocks_html((block,), self._anchors, heading=4, show=self._show)

    def _in_columns(self, block: Pairs | Beside | Grid) -> Html:
        match block:
            case Pairs(rows):
                pairs = (
                    join((tag("dt", label, dir="auto"), tag("dd", self.blocks(inner))))
                    for label, inner in rows
                )
                return tag("dl", join(pairs, "\n"), class_="pairs")
            case Beside(left, right):
                columns = (tag("div", self.blocks(column)) for column in (left, right))
                return tag("div", join(columns), class_="side-by-side")
            case Grid():
                return self._grid(block)

    def _headline(self, headline: Headline) -> Html:
        kind = f"chip {headline.tone}"
        chip = tag("span", headline.chip, class_=kind) if headline.chip else None
        return tag(
            f"h{headline.level + 1}",
            chip,
            " " if chip else None,
            tag("span", headline.text, dir="auto"),
            id=self._names.get(headline.anchor),
            class_=f"part {headline.tone}" if headline.level == 1 else None,
        )

    def _labelled(self, passage: Labelled) -> Html:
        label = tag("p", passage.label, class_="label", dir="auto")
        return tag("div", label, self.blocks(passage.blocks), class_=f"passage {passage.look}")

    def _contents(self, levels: int) -> Html:
        entries = (
            tag("li", tag("a", one.words, href=f"#{self._names[one.anchor]}"))
            for one in self._paper.headlines
            if one.level <= levels and one.anchor
        )
        return tag("nav", tag("ol", join(entries)), aria_label="Contents")

    def _figure(self, figure: Figure) -> Html | None:
        shown = picture(self._view, figure.picture, figure.alt)
        caption = tag("figcaption", figure.caption, dir="auto") if figure.caption else None
        return tag("figure", shown, caption) if shown else None

    def _plot(self, plot: Plot) -> Html:
        self._plots += 1
        return tag(
            "figure",
            Html(plot_svg(plot, self._paper.language, f"plot-{self._plots}-")),
            class_="plot",
        )

    # Tables

    def _grid(self, grid: Grid) -> Html:
        shares = tuple(column.share for column in grid.columns)
        shape = self._shapes.setdefault(shares, f"shape-{len(self._shapes) + 1}")
        head = join(tag("th", column.title, scope="col") for column in grid.columns)
        rows = join((self._row(grid, row) for row in grid.rows), "\n")
        return tag(
            "table",
            tag("caption", grid.name, class_="unseen"),
            tag("colgroup", join(tag("col") for _ in shares)),
            tag("thead", tag("tr", head)),
            tag("tbody", rows),
            class_=f"grid {shape}",
        )

    def _row(self, grid: Grid, row: Row) -> Html:
        cells = []
        at = 0
        for cell in row.cells:
            cells.append(self._cell(grid, row, cell, at))
            at += cell.span
        return tag("tr", join(cells), class_=None if row.kind is RowKind.BODY else str(row.kind))

    def _cell(self, grid: Grid, row: Row, cell: Cell, at: int) -> Html:
        column = grid.columns[at]
        kinds = [
            name
            for name, is_so in (("support", column.is_support), ("large", column.is_large))
            if is_so and row.kind is not RowKind.ASK
        ]
        return tag(
            "td" if at else "th",
            self.blocks(cell.blocks),
            class_=" ".join(kinds) or None,
            colspan=cell.span if cell.span > 1 else None,
            scope=None if at else "row",
            data_label=column.title,
        )

    # Cards

    def _cards(self, cards: Cards) -> Html:
        shape = f"cards across-{cards.columns} down-{cards.rows}"
        shape += " beside" * cards.is_beside
        sheets = []
        per_page = cards.columns * cards.rows
        for first in range(0, len(cards.cards), per_page):
            found = cards.cards[first : first + per_page]
            sheets.append(tag("div", join(map(self._card, found), "\n"), class_=shape))
        return join(sheets, "\n")

    def _card(self, card: Card) -> Html:
        over = tag("span", " · ".join(filter(None, card.over)), class_="support", dir="auto")
        return tag(
            "article",
            tag("p", tag("span", card.chip, class_=f"chip {card.tone}"), " ", over),
            self._visual(card),
            tag(
                "div",
                tag("h3", card.headline, dir="auto"),
                self.blocks(card.blocks),
                class_="told",
            ),
            id=self._names.get(card.anchor),
            class_=f"card {card.tone}",
        )

    def _visual(self, card: Card) -> Html | None:
        if card.picture:
            return self._figure(Figure(card.picture, card.alt))
        if card.visual:
            words = tag("p", icon("photo"), " ", tag("span", card.visual, dir="auto"))
            return tag("div", words, class_="to-see support")
        return None


def _is_typed(blocks: tuple[Block, ...]) -> TypeGuard[markup.Blocks]:
    return all(isinstance(block, markup.Block) for block in blocks)


def _masthead(head: Masthead) -> Html:
    facts = " · ".join(head.facts)
    return tag(
        "header",
        tag("p", head.over, class_="over"),
        tag("h1", head.title, dir="auto"),
        tag("p", head.line, class_="line", dir="auto") if head.line else None,
        tag("p", facts, class_="support", dir="auto") if facts else None,
        class_="slim" if head.is_slim else None,
    )


def _small(block: Intro | Facts | Named | Badge | Ticks | Ribbon | WriteIns) -> Html | None:
    match block:
        case Intro(words):
            return tag("p", join(words.split("\n"), tag("br")), class_="intro", dir="auto")
        case Facts(parts):
            said = " · ".join(filter(None, parts))
            return tag("p", said, class_="facts support", dir="auto") if said else None
        case Named(name, caution, is_strong):
            said = tag("strong" if is_strong else "span", name, dir="auto")
            warning = tag("span", caution, class_="tag caution") if caution else None
            return tag("p", said, " " if warning else None, warning)
        case Badge(word, tone, star):
            mark = join((icon("star-filled"), " ")) if star else None
            return tag("p", mark, tag("span", word), class_=f"tag {tone}")
        case Ticks(items):
            return tag("ul", join(map(_tick, items)), class_="ticks")
        case Ribbon(name, parts):
            return _ribbon(name, parts)
        case WriteIns(columns):
            return tag("div", join(map(_write_in, columns)), class_="write-ins")


def _tick(tick: Tick) -> Html:
    box = tag("input", type="checkbox")
    note = tag("span", tick.note, class_="support") if tick.note else None
    return tag("li", tag("label", box, tag("span", tick.what, dir="auto"), note))


def _ribbon(name: str, parts: Iterable[Share]) -> Html:
    return tag("ol", join(_shares(parts)), class_="shares", aria_label=name)


def _shares(parts: Iterable[Share]) -> Iterator[Html]:
    for part in parts:
        words = tag("span", part.name, " ", tag("span", part.detail, class_="support"))
        yield tag("li", tag("span", class_=f"bar {part.tone}"), words)


def _write_in(column: WriteIn) -> Html:
    lines = [tag("div", class_="rule")] * column.lines
    return tag("div", tag("h3", column.name), *lines)
